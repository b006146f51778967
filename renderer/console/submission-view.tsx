// One submission, opened: facts, the statutory clock, what was written, what the window recorded, the replies.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi, type OpenedSubmission } from '../../shared/api/hub-console.ts'
import { Button } from '../ui/button.tsx'
import { dayText } from '../ui/dates.ts'
import { currentLanguage } from '../ui/language.ts'
import { CaseCard } from './case-card.tsx'
import { ClockCard } from './clock-card.tsx'
import { LimitLeft } from './limit-left.tsx'
import { Moment } from './moment.tsx'
import { RepliesCard } from './replies-card.tsx'
import { ReplyBox } from './reply-box.tsx'
import { callSignedIn } from './session.ts'
import { StateTag } from './state-tag.tsx'
import { WindowCard } from './window-card.tsx'
import { Fact, WrittenAnswers } from './written-answers.tsx'

interface SubmissionViewProps {
  submission: OpenedSubmission
  /** It was entered just now. */
  entered: boolean
  changed: (submission: OpenedSubmission) => void
  /** 采纳情况 of the call that an opinion is about. */
  toCall: (call: string) => void
  close: () => void
}

export function SubmissionView({ submission, entered, changed, toCall, close }: SubmissionViewProps) {
  const { t } = useTranslation()
  const { row, document } = submission
  const { limit, handedIn } = row
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each submission that is opened
  useEffect(() => heading.current?.focus(), [row.id])
  // What is recorded in the case moves the clock, the state and the replies.
  const readAgain = async () => {
    const answer = await callSignedIn(hubConsoleApi.open, { id: row.id })
    if (answer.ok) changed(answer.value)
  }
  return (
    <>
      <header className="section-head">
        <Button icon="back" onPress={close} testId="back-to-inbox">
          {t('console:submission.back')}
        </Button>
        <h1 ref={heading} tabIndex={-1}>
          {t(`console:kind.${row.kind}`)} <span className="receipt-cell">{row.receipt}</span>
        </h1>
        <StateTag row={row} />
        {row.onBehalf ? <span className="tag">{t('console:inbox.on-behalf')}</span> : null}
        {row.kind === 'opinion' && document !== undefined ? (
          <Button icon="opinion" testId="to-call" onPress={() => toCall(document.id)}>
            {t('adoption:to-call')}
          </Button>
        ) : null}
        <Button icon="print" testId="print" onPress={() => window.print()}>
          {t('console:submission.print')}
        </Button>
      </header>
      {entered ? (
        <p className="note note-good" role="status" data-testid="entered">
          {t(row.toConfirm ? 'handin:entered-to-confirm' : 'handin:entered', { receipt: row.receipt })}
        </p>
      ) : null}
      {row.followUp === undefined ? null : (
        <p className="note" data-testid="to-follow-up">
          {t('ratings:in-inbox')}
        </p>
      )}
      <dl className="facts-row">
        {handedIn === undefined ? (
          <>
            <Fact name={t('console:inbox.terminal')} value={`${row.terminal} ${row.terminalName}`} />
            <Fact name={t('console:inbox.submitted')}>
              <Moment at={row.submittedAt} />
              {row.clockTrusted ? null : <span className="tag tag-warn">{t('console:inbox.clock-untrusted')}</span>}
            </Fact>
          </>
        ) : (
          <>
            <Fact name={t('handin:way-label')} value={t(`handin:way.${handedIn.way}`)} />
            <Fact name={t('handin:day')} value={handedIn.day} />
          </>
        )}
        <Fact name={t(handedIn === undefined ? 'console:inbox.received' : 'handin:typed')}>
          <Moment at={row.receivedAt} />
        </Fact>
        {row.house === undefined ? null : (
          <Fact name={t(row.followUp === undefined ? 'cases:house.title' : 'ratings:limit-title')}>
            <span data-testid="house-limit">
              {t(row.followUp === undefined ? 'cases:house.limit' : 'ratings:limit', {
                number: row.house.allowed,
                day: dayText(row.house.lastDay, currentLanguage()),
              })}
            </span>{' '}
            <LimitLeft row={row} />
          </Fact>
        )}
        {submission.filledInBy === undefined ? null : (
          <Fact name={t('help:filling.filled-in-by')}>
            <span data-testid="filled-in-by">{submission.filledInBy}</span>
          </Fact>
        )}
        {document === undefined ? null : (
          <Fact name={t('console:submission.about')}>
            <span lang="zh-CN" data-testid="about-document">
              {document.title ?? t('console:submission.document-gone', { id: document.id })}
            </span>
          </Fact>
        )}
      </dl>
      {limit === undefined ? null : (
        <>
          <ClockCard submission={submission} limit={limit} />
          <CaseCard
            submission={row.id}
            handedIn={handedIn !== undefined}
            refresh={submission.window.length}
            changed={() => void readAgain()}
          />
        </>
      )}
      <div className="two-columns">
        <section className="card" aria-labelledby="answers">
          <h2 id="answers">{t('console:submission.answers')}</h2>
          <WrittenAnswers kind={row.kind} version={submission.formVersion} answers={submission.answers} />
        </section>
        <div className="column">
          {submission.receiptDayChoice === undefined ? null : (
            <WindowCard submission={submission} choice={submission.receiptDayChoice} changed={changed} />
          )}
          <RepliesCard submission={submission} />
          {handedIn === undefined ? <ReplyBox key={row.id} submission={submission} sent={changed} /> : null}
        </div>
      </div>
    </>
  )
}
