// One bad rating, opened: what the person wrote and where, what was done about it, the next step; a word to the terminal reaches also who left no phone.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FollowUpView, hubFollowUpApi } from '../../../shared/api/hub-follow-up.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.ts'
import { currentLanguage } from '../../ui/language.ts'
import { LimitLeft } from '../limit-left.tsx'
import { Moment } from '../moment.tsx'
import { RepliesCard } from '../replies-card.tsx'
import { ReplyBox } from '../reply-box.tsx'
import { callSignedIn } from '../session.ts'
import { Fact, WrittenAnswers } from '../written-answers.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { FollowUpRecord } from './follow-up-record.tsx'

interface RatingViewProps {
  view: FollowUpView
  changed: (view: FollowUpView) => void
  close: () => void
}

export function RatingView({ view, changed, close }: RatingViewProps) {
  const { t } = useTranslation()
  const { submission, grade, reachable } = view
  const { row } = submission
  const [note, setNote] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each rating that is opened
  useEffect(() => heading.current?.focus(), [row.id])
  const readAgain = async () => {
    const answer = await callSignedIn(hubFollowUpApi.openFollowUp, { id: row.id })
    if (answer.ok) changed(answer.value)
  }
  return (
    <>
      <header className="section-head">
        <Button icon="back" onPress={close} testId="back-to-ratings">
          {t('ratings:back')}
        </Button>
        <h1 ref={heading} tabIndex={-1}>
          {t(`forms:rating.field.grade.option.${grade}`)} <span className="receipt-cell">{row.receipt}</span>
        </h1>
        <Button icon="print" testId="print" onPress={() => window.print()}>
          {t('console:submission.print')}
        </Button>
      </header>
      <dl className="facts-row">
        <Fact name={t('console:inbox.terminal')} value={`${row.terminal} ${row.terminalName}`} />
        <Fact name={t('console:inbox.submitted')}>
          <Moment at={row.submittedAt} />
          {row.clockTrusted ? null : <span className="tag tag-warn">{t('console:inbox.clock-untrusted')}</span>}
        </Fact>
        <Fact name={t('console:inbox.received')}>
          <Moment at={row.receivedAt} />
        </Fact>
        {row.house === undefined ? null : (
          <Fact name={t('ratings:limit-title')}>
            {t('ratings:limit', { number: row.house.allowed, day: dayText(row.house.lastDay, currentLanguage()) })}{' '}
            <LimitLeft row={row} />
          </Fact>
        )}
      </dl>
      {reachable ? null : (
        <p className="note note-warn" data-testid="no-phone">
          {t('ratings:no-phone-note')}
        </p>
      )}
      <div className="two-columns">
        <div className="column">
          <section className="card" aria-labelledby="answers">
            <h2 id="answers">{t('console:submission.answers')}</h2>
            <WrittenAnswers kind={row.kind} version={submission.formVersion} answers={submission.answers} />
          </section>
          <RepliesCard submission={submission} />
          <ReplyBox key={row.id} submission={submission} sent={(sent) => changed({ ...view, submission: sent })} />
        </div>
        <section className="card" aria-labelledby="follow-up" data-testid="follow-up">
          <h2 id="follow-up">{t('ratings:record')}</h2>
          <p className={note === '' ? 'unseen' : 'soft'} role="status" data-testid="follow-up-note">
            {note}
          </p>
          <FollowUpRecord steps={view.steps} />
          <FollowUpForm
            view={view}
            recorded={(after, kind) => {
              setNote(t('ratings:recorded', { step: t(`ratings:step.${kind}`) }))
              changed(after)
            }}
            readAgain={readAgain}
          />
        </section>
      </div>
    </>
  )
}
