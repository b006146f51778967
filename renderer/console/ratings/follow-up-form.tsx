// 记下一步: which step, on which day, what was found or what came of it, and in plain words what was done.
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FollowUpView, hubFollowUpApi } from '../../../shared/api/hub-follow-up.ts'
import { closingLacks, offeredSteps, resultsFor } from '../../../shared/requests/follow-up/follow-up-rules.ts'
import { type FollowUpState, followUpState } from '../../../shared/requests/follow-up/follow-up-state.ts'
import {
  FINDINGS,
  FOLLOW_UP_WORDS_MAX_CHARACTERS,
  type FollowUpKind,
  followUpActionSchema,
} from '../../../shared/requests/follow-up/follow-up-step.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useDraft } from '../drafts.ts'
import { Choice, Written } from '../labelled-fields.tsx'
import { callSignedIn } from '../session.ts'

interface FollowUpFormProps {
  view: FollowUpView
  recorded: (view: FollowUpView, kind: FollowUpKind) => void
  /** Somebody else has recorded something meanwhile. */
  readAgain: () => Promise<void>
}

export function FollowUpForm({ view, recorded, readAgain }: FollowUpFormProps) {
  const { t } = useTranslation()
  const id = useId()
  const { submission, reachable, cameOn } = view
  const state = followUpState(view.steps)
  const offered = offeredSteps(state, reachable)
  const results = resultsFor(state)
  const [chosen, setKind] = useState<FollowUpKind | undefined>()
  const kind = offered.find((one) => one === chosen) ?? likelyNext(state, offered)
  const [day, setDay] = useState(submission.today)
  const [finding, setFinding] = useState<string>(FINDINGS[0])
  const [wantedResult, setResult] = useState('')
  const result = results.find((one) => one === wantedResult) ?? results[0] ?? ''
  const [words, setWords] = useDraft(`follow-up ${submission.row.id}`)
  /** Of the step being written: pressed twice, or sent again after a lost answer, it is one. */
  const [step, setStep] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const isDated = kind !== 'closed' && kind !== 'reopened'
  const lacks = state.state === 'closed' ? undefined : closingLacks(state, reachable)

  const record = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const action = followUpActionSchema.safeParse({
      ...{ kind, ...(isDated && { day }) },
      ...{ ...(kind === 'looked-into' && { finding }), ...(kind === 'closed' && { result }) },
    })
    if (!action.success || words.trim() === '') {
      setFailure({ code: 'follow-up-incomplete' })
      return
    }
    setBusy(true)
    setFailure(undefined)
    const given = { id: submission.row.id, step, action: action.data, words }
    const answer = await callSignedIn(hubFollowUpApi.recordStep, given)
    setBusy(false)
    if (answer.ok) {
      setWords('')
      setKind(undefined)
      setStep(crypto.randomUUID())
      recorded(answer.value, kind)
      return
    }
    setFailure(answer.error)
    if (answer.error.code !== 'follow-up-changed') return
    // What stands here still is another step than the one that was recorded.
    setStep(crypto.randomUUID())
    await readAgain()
  }
  return (
    <form className="case-form" onSubmit={(event) => void record(event)} noValidate>
      <div className="case-fields">
        <Choice
          label={t('ratings:form.step')}
          testId="step-kind"
          value={kind}
          options={offered}
          words={(one) => t(`ratings:step.${one}`)}
          change={(value) => setKind(offered.find((one) => one === value))}
        />
        {isDated ? (
          <Written
            label={t('ratings:form.day')}
            type="date"
            testId="step-day"
            value={day}
            min={cameOn}
            max={submission.today}
            change={setDay}
          />
        ) : null}
        {kind === 'looked-into' ? (
          <Choice
            label={t('ratings:form.finding')}
            testId="step-finding"
            value={finding}
            options={FINDINGS}
            words={(one) => t(`ratings:finding.${one}`)}
            change={setFinding}
          />
        ) : null}
        {kind === 'closed' ? (
          <Choice
            label={t('ratings:form.result')}
            testId="step-result"
            value={result}
            options={results}
            words={(one) => t(`ratings:result.${one}`)}
            change={setResult}
          />
        ) : null}
      </div>
      <label htmlFor={`${id}-words`}>{t(`ratings:words.${kind}`)}</label>
      <textarea
        id={`${id}-words`}
        rows={4}
        maxLength={FOLLOW_UP_WORDS_MAX_CHARACTERS}
        value={words}
        data-testid="step-words"
        onChange={(event) => setWords(event.target.value)}
      />
      {lacks === undefined ? null : (
        <p className="soft" data-testid="closing-lacks">
          {t(`ratings:lacks.${lacks}`)}
        </p>
      )}
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <Button submit look="primary" busy={busy} testId="record-step">
        {t('ratings:form.record')}
      </Button>
    </form>
  )
}

/** Called, then looked into, then closed: what comes next on the shortest way. */
function likelyNext(state: FollowUpState, offered: readonly FollowUpKind[]): FollowUpKind {
  const wanted: FollowUpKind = state.finding === undefined && state.state !== 'waiting' ? 'looked-into' : 'closed'
  return offered.find((kind) => kind === wanted) ?? offered[0] ?? 'measure'
}
