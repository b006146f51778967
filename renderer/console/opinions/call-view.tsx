// One call: its days and totals, the opinions with what was decided on each, the decision for those chosen, and the way to the published result.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubOpinionsApi, type OpenedCall } from '../../../shared/api/hub-opinions.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { dayText, periodText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { currentLanguage } from '../../ui/language.ts'
import { callSignedIn } from '../session.ts'
import { Fact } from '../written-answers.tsx'
import { callTitle } from './call-title.ts'
import { DecideForm, type Deciding } from './decide-form.tsx'
import { EnterForm } from './enter-form.tsx'
import { OpinionTable } from './opinion-table.tsx'
import { ResultCard } from './result-card.tsx'
import { ResultLeft } from './result-left.tsx'

interface CallViewProps {
  opened: OpenedCall
  leave: string
  close: () => void
  changed: (opened: OpenedCall) => void
  failure: Failure | undefined
  failed: (failure: Failure | undefined) => void
  openDocument: (id: string) => void
}

/** What was done just now: said in whatever language the page is in. */
type Done =
  | { readonly what: 'done'; readonly count: number }
  | { readonly what: 'edited' }
  | { readonly what: 'entered'; readonly receipt: string }

export function CallView({ opened, leave, close, changed, failure, failed, openDocument }: CallViewProps) {
  const { t } = useTranslation()
  const { call, opinions } = opened
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [entering, setEntering] = useState(false)
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState<Done | undefined>()
  const heading = useRef<HTMLHeadingElement>(null)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const language = currentLanguage()

  /** What was there before stays on the page when it fails. */
  const take = async (step: () => Promise<Result<OpenedCall>>, done: (after: OpenedCall) => Done): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    failed(undefined)
    const answer = await step()
    setBusy(false)
    setNote(answer.ok ? done(answer.value) : undefined)
    if (answer.ok) changed(answer.value)
    else failed(answer.error)
    // The form of the step goes with it: the focus stays on the page.
    if (answer.ok) said.current?.focus()
    return answer.ok
  }
  const decide = async ({ verdict, reason }: Deciding): Promise<boolean> => {
    const asked = { id: call.id, submissions: [...chosen], verdict, reason }
    const kept = await take(
      () => callSignedIn(hubOpinionsApi.decide, asked),
      () => ({ what: 'done', count: chosen.length }),
    )
    if (kept) setChosen([])
    return kept
  }
  return (
    <>
      <header className="section-head">
        <Button icon="back" testId="leave-call" onPress={close}>
          {leave}
        </Button>
        <h1 ref={heading} tabIndex={-1} lang="zh-CN" className="document-heading">
          {callTitle(call, t)}
        </h1>
        <ResultLeft standing={call.standing} />
        {call.period === undefined || entering ? null : (
          <Button
            icon="request"
            testId="begin-enter"
            onPress={() => {
              setNote(undefined)
              setEntering(true)
            }}
          >
            {t('adoption:enter.begin')}
          </Button>
        )}
      </header>
      <dl className="facts-row">
        {call.period === undefined ? null : (
          <Fact name={t('adoption:call.period')} value={periodText(call.period, t, language)} />
        )}
        {call.dueOn === undefined ? null : <Fact name={t('adoption:call.due')} value={dayText(call.dueOn, language)} />}
        <Fact name={t('adoption:opinions.title')}>
          <span data-testid="call-tally">{t('adoption:call.tally', call.tally)}</span>
        </Fact>
      </dl>
      {call.erased === 0 ? null : <p className="soft">{t('adoption:call.erased', { count: call.erased })}</p>}
      {call.period === undefined ? <p className="note note-warn">{t('adoption:call.not-published')}</p> : null}
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <p
        className={note === undefined ? 'unseen' : 'note note-good'}
        role="status"
        data-testid="opinion-note"
        ref={said}
        tabIndex={-1}
      >
        {note === undefined ? '' : t(`adoption:decide.${note.what}`, note)}
      </p>
      {entering ? (
        <EnterForm
          busy={busy}
          leave={() => setEntering(false)}
          enter={(submission, handedIn, paper) =>
            take(
              () => callSignedIn(hubOpinionsApi.enter, { id: call.id, submission, handedIn, paper }),
              (after) => ({ what: 'entered', receipt: after.opinions.find((one) => one.id === submission)?.receipt ?? '' }),
            )
          }
        />
      ) : null}
      <div className="opinion-columns">
        {opinions.length === 0 ? (
          <p className="empty" data-testid="no-opinions">
            {t(call.standing?.state === 'running' ? 'adoption:call.none-yet' : 'adoption:call.none')}
          </p>
        ) : (
          <OpinionTable
            opinions={opinions}
            chosen={chosen}
            choose={setChosen}
            busy={busy}
            edit={(submission, text) =>
              take(
                () => callSignedIn(hubOpinionsApi.edit, { id: call.id, submission, text }),
                () => ({ what: 'edited' }),
              )
            }
          />
        )}
        <div className="column opinion-steps">
          {opinions.some(({ fixed }) => !fixed) ? <DecideForm count={chosen.length} busy={busy} decide={decide} /> : null}
          {call.period === undefined ? null : <ResultCard opened={opened} failed={failed} openDocument={openDocument} />}
        </div>
      </div>
    </>
  )
}
