// 采纳, 部分采纳 or 不采纳, for one opinion or for several that say the same. Needs a reason where they are not taken whole.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needsReason, REASON_MAX_CHARACTERS, VERDICTS, type Verdict } from '../../../shared/opinions/decision.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../ui/error-summary.tsx'

export interface Deciding {
  readonly verdict: Verdict
  readonly reason: string
}

interface DecideFormProps {
  /** How many are chosen. */
  count: number
  busy: boolean
  /** True once it is kept. */
  decide: (deciding: Deciding) => Promise<boolean>
}

export function DecideForm({ count, busy, decide }: DecideFormProps) {
  const { t } = useTranslation()
  const [verdict, setVerdict] = useState<Verdict | undefined>()
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly SummaryLine[]>([])
  const [attempt, setAttempt] = useState(0)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const isMissing = verdict !== undefined && needsReason(verdict) && reason.trim() === ''
    setAttempt((n) => n + 1)
    setProblems([
      ...(verdict === undefined ? [{ target: 'verdict', words: t('adoption:decide.problem.verdict') }] : []),
      ...(isMissing ? [{ target: 'decide-reason', words: t('adoption:decide.problem.reason') }] : []),
    ])
    if (verdict === undefined || isMissing) return
    if (await decide({ verdict, reason: reason.trim() })) {
      setVerdict(undefined)
      setReason('')
    }
  }
  if (count === 0)
    return (
      <section className="card" aria-labelledby="decide-title">
        <h2 id="decide-title">{t('adoption:decide.none-chosen')}</h2>
        <p className="soft">{t('adoption:decide.hint')}</p>
      </section>
    )
  return (
    <form className="card" aria-labelledby="decide-title" noValidate onSubmit={(event) => void save(event)}>
      <h2 id="decide-title">{t('adoption:decide.title', { count })}</h2>
      <ErrorSummary lines={problems} attempt={attempt} />
      <fieldset id="verdict" className="verdicts">
        <legend>{t('adoption:decide.verdict')}</legend>
        {VERDICTS.map((one) => (
          <label key={one} className="check-line">
            <input
              type="radio"
              name="verdict"
              checked={one === verdict}
              data-testid={`verdict-${one}`}
              onChange={() => {
                setVerdict(one)
                setProblems([])
              }}
            />
            {t(`adoption:verdict.${one}`)}
          </label>
        ))}
      </fieldset>
      <label htmlFor="decide-reason">{t('adoption:decide.reason')}</label>
      <textarea
        id="decide-reason"
        rows={3}
        maxLength={REASON_MAX_CHARACTERS}
        aria-describedby="decide-reason-hint"
        value={reason}
        data-testid="decide-reason"
        onChange={(event) => {
          setReason(event.target.value)
          setProblems([])
        }}
      />
      <p id="decide-reason-hint" className="soft">
        {t(verdict === undefined || needsReason(verdict) ? 'adoption:decide.reason-needed' : 'adoption:decide.reason-offered')}
      </p>
      <Button submit look="primary" busy={busy} testId="save-decision">
        {t('adoption:decide.save')}
      </Button>
    </form>
  )
}
