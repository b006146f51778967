// 收到日期和身份核验: what the window has recorded, and what an officer records here. Every record stays on file.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi, type OpenedSubmission, type WindowEntry } from '../../shared/api/hub-console.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Moment } from './moment.tsx'
import { callSignedIn } from './session.ts'

interface WindowCardProps {
  submission: OpenedSubmission
  choice: NonNullable<OpenedSubmission['receiptDayChoice']>
  changed: (submission: OpenedSubmission) => void
}

export function WindowCard({ submission, choice, changed }: WindowCardProps) {
  const { t } = useTranslation()
  const { row, window: entries, identityChecked } = submission
  // 当面: the day it was handed in; 互联网渠道: the day both sides confirm, so today (条例 第31条).
  const [day, setDay] = useState(row.receiptDay ?? (choice.countsAs === 'in-person' ? choice.from : choice.to))
  const [busy, setBusy] = useState<'day' | 'identity' | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const record = async (what: 'day' | 'identity', ask: () => Promise<Result<OpenedSubmission>>) => {
    if (busy !== undefined) return
    setBusy(what)
    setFailure(undefined)
    const answer = await ask()
    setBusy(undefined)
    if (answer.ok) changed(answer.value)
    else setFailure(answer.error)
  }
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    void record('day', () => callSignedIn(hubConsoleApi.confirmReceiptDay, { id: row.id, day }))
  }
  return (
    <section className="card" aria-labelledby="window">
      <h2 id="window">{t('console:window.title')}</h2>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <form className="receipt-day" onSubmit={confirm}>
        <label htmlFor="receipt-day">
          {row.receiptDay === undefined ? t('console:window.day') : t('console:window.other-day')}
        </label>
        <div className="button-row">
          <input
            id="receipt-day"
            type="date"
            required
            min={choice.from}
            max={choice.to}
            value={day}
            aria-describedby="receipt-day-hint"
            data-testid="receipt-day"
            onChange={(event) => setDay(event.target.value)}
          />
          <Button submit look={row.toConfirm ? 'primary' : 'plain'} busy={busy === 'day'} testId="confirm-day">
            {row.receiptDay === undefined ? t('console:window.confirm-day') : t('console:window.replace-day')}
          </Button>
        </div>
        <p id="receipt-day-hint" className="soft">
          {row.handedIn === undefined
            ? t(`console:window.counts-as.${choice.countsAs}`)
            : t(`handin:way-hint.${row.handedIn.way}`)}
        </p>
      </form>
      {identityChecked ? null : (
        <div className="identity">
          <p className="soft">{t('console:window.identity-hint')}</p>
          <Button
            icon="check"
            busy={busy === 'identity'}
            testId="check-identity"
            onPress={() => void record('identity', () => callSignedIn(hubConsoleApi.checkIdentity, { id: row.id }))}
          >
            {t('console:window.check-identity')}
          </Button>
        </div>
      )}
      <Records entries={entries} standing={row.receiptDay} />
    </section>
  )
}

function Records({ entries, standing }: { entries: readonly WindowEntry[]; standing: string | undefined }) {
  const { t } = useTranslation()
  const days = entries.filter(({ kind }) => kind === 'receipt-day')
  const last = days.findLast(({ day }) => day === standing)
  return (
    <ul className="records plain-list" aria-label={t('console:window.records')} aria-live="polite" data-testid="window-records">
      {entries.length === 0 ? <li className="soft">{t('console:window.no-records')}</li> : null}
      {entries.map((entry) => (
        <li key={entry.id} data-testid={`record-${entry.kind}`}>
          <strong>
            {entry.kind === 'receipt-day' ? t('console:window.record-day', { day: entry.day }) : t('console:window.seen')}
          </strong>
          {entry.kind === 'receipt-day' && entry !== last ? <span className="tag">{t('console:window.replaced')}</span> : null}
          <span className="soft record-facts">
            <span>{entry.by}</span>
            <Moment at={entry.at} />
            <span>{t(`console:window.source.${entry.source}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
