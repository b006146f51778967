// What this person may do with a document now. The rules are those of the hub (shared/desk/desk-steps.ts); what they refuse is said, not hidden.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubDeskApi, type ShownDeskDocument } from '../../../shared/api/hub-desk.ts'
import { type DeskPerson, type DeskStepName, mayTakeStep } from '../../../shared/desk/desk-steps.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { callSignedIn } from '../session.ts'
import { NEXT_STEP, type OnwardStep, standingOf } from './desk-filter.ts'
import { ReasonForm } from './reason-form.tsx'
import { ValidityForm } from './validity-form.tsx'

interface StepActionsProps {
  document: ShownDeskDocument
  person: DeskPerson
  /** Written beside the warnings. */
  reasons: Readonly<Record<string, string>>
  changed: (document: ShownDeskDocument) => void
}

type Asking = 'return' | 'withdraw' | 'set-validity' | 'sign'
type Call = () => Promise<Result<ShownDeskDocument>>

export function StepActions({ document, person, reasons, changed }: StepActionsProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<Asking | undefined>()
  const [busy, setBusy] = useState<DeskStepName | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const [done, setDone] = useState('')
  const { row, findings } = document
  const seen = { id: row.id, version: row.version }
  const may = (step: DeskStepName) =>
    mayTakeStep({ step, person, version: row.version, standing: standingOf(row), findings, reasons })
  const take = async (step: DeskStepName, call: Call) => {
    if (busy !== undefined) return
    setBusy(step)
    setFailure(undefined)
    const answer = await call()
    setBusy(undefined)
    if (!answer.ok) {
      setFailure(answer.error)
      return
    }
    setAsking(undefined)
    setDone(t('desk:action.done'))
    changed(answer.value)
  }
  const onwardCalls: Readonly<Record<Exclude<OnwardStep, 'sign'>, Call>> = {
    submit: () => callSignedIn(hubDeskApi.submit, seen),
    'pass-content': () => callSignedIn(hubDeskApi.passContent, { ...seen, reasons }),
    'pass-secrecy': () => callSignedIn(hubDeskApi.passSecrecy, seen),
  }
  const next = NEXT_STEP[row.stage]
  const onward = next === undefined ? undefined : may(next)
  // Another role's matter is none of this person's; that it may not be the same person is.
  const isMine = onward !== undefined && (onward.ok || onward.error.code !== 'not-allowed')
  const later = (['return', 'withdraw', 'set-validity'] as const).filter((step) => may(step).ok)
  if (!isMine && later.length === 0)
    return (
      <p className="soft" data-testid="nothing-to-do">
        {t(`desk:waits.${row.stage}`)}
      </p>
    )
  return (
    <section className="card step-actions" aria-label={t('desk:action.label')}>
      <p className="unseen" role="status">
        {done}
      </p>
      {isMine && onward !== undefined && !onward.ok && onward.error.code !== 'desk-not-now' ? (
        <FailureNote failure={onward.error} />
      ) : null}
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <div className="button-row">
        {isMine && next !== undefined ? (
          <Button
            look="primary"
            disabled={onward?.ok !== true}
            busy={busy === next}
            testId={`step-${next}`}
            onPress={() => (next === 'sign' ? setAsking(next) : void take(next, onwardCalls[next]))}
          >
            {t(`desk:action.${next}`)}
          </Button>
        ) : null}
        {later.map((step) => (
          <Button key={step} testId={`step-${step}`} onPress={() => setAsking(asking === step ? undefined : step)}>
            {t(`desk:action.${step}`)}
          </Button>
        ))}
      </div>
      {asking === 'sign' ? (
        <SignForm
          busy={busy === 'sign'}
          leave={() => setAsking(undefined)}
          sign={(publishOn) =>
            void take('sign', () => callSignedIn(hubDeskApi.sign, { ...seen, ...(publishOn !== '' && { publishOn }) }))
          }
        />
      ) : null}
      {asking === 'return' ? (
        <ReasonForm
          what="return"
          busy={busy === 'return'}
          leave={() => setAsking(undefined)}
          send={(reason) => void take('return', () => callSignedIn(hubDeskApi.giveBack, { ...seen, reason }))}
        />
      ) : null}
      {asking === 'withdraw' ? (
        <ReasonForm
          what="withdraw"
          busy={busy === 'withdraw'}
          leave={() => setAsking(undefined)}
          send={(reason) => void take('withdraw', () => callSignedIn(hubDeskApi.withdraw, { ...seen, reason }))}
        />
      ) : null}
      {asking === 'set-validity' ? (
        <ValidityForm
          id={row.id}
          busy={busy === 'set-validity'}
          leave={() => setAsking(undefined)}
          send={(set) => void take('set-validity', () => callSignedIn(hubDeskApi.setValidity, { ...seen, ...set }))}
        />
      ) : null}
    </section>
  )
}

/** A second look before what cannot be unsaid: at once, or on a day to come. */
function SignForm({ busy, leave, sign }: { busy: boolean; leave: () => void; sign: (publishOn: string) => void }) {
  const { t } = useTranslation()
  const [day, setDay] = useState('')
  const today = dayOf(new Date())
  return (
    <form
      className="small-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!busy) sign(day)
      }}
    >
      <p>
        <label htmlFor="publish-on">{t('desk:sign.day')}</label>
        <input
          id="publish-on"
          type="date"
          min={today}
          value={day}
          aria-describedby="publish-hint"
          data-testid="publish-on"
          onChange={(event) => setDay(event.target.value)}
        />
      </p>
      <p id="publish-hint" className="soft">
        {t('desk:sign.hint')}
      </p>
      <div className="button-row">
        <Button submit look="primary" busy={busy} testId="confirm-sign">
          {t(day === '' || day === today ? 'desk:sign.now' : 'desk:sign.later')}
        </Button>
        <Button testId="leave-form" onPress={leave}>
          {t('desk:action.leave')}
        </Button>
      </div>
    </form>
  )
}
