// 提醒: what is wrong with which terminal, since when, at the top of the terminals page; its count stands in the rail.
import { useTranslation } from 'react-i18next'
import type { TerminalRow } from '../../shared/api/hub-console.ts'
import { type AlertRow, hubFleetApi } from '../../shared/api/hub-fleet.ts'
import { useLoad } from '../ui/use-load.ts'
import { Moment } from './moment.tsx'
import { useOverdue } from './register-cell.tsx'
import { callSignedIn } from './session.ts'

export function useAlerts(refresh: number): readonly AlertRow[] {
  const { loaded } = useLoad('alerts', refresh, () => callSignedIn(hubFleetApi.alerts, {}))
  return loaded.state === 'ready' ? loaded.value.alerts : []
}

export function AlertsCard({ alerts, terminals }: { alerts: readonly AlertRow[]; terminals: readonly TerminalRow[] }) {
  const { t } = useTranslation()
  if (alerts.length === 0) return null
  return (
    <section className="note note-warn" aria-labelledby="alerts" data-testid="alerts">
      <h2 id="alerts">{t('fleet:alert.title', { count: alerts.length })}</h2>
      <ul>
        {alerts.map(({ terminal, name, kind, since }) => (
          <li key={`${terminal} ${kind}`} data-testid="alert" data-kind={kind}>
            <b>
              {terminal} <span lang="zh-CN">{name}</span>
            </b>{' '}
            {t(`fleet:alert.kind.${kind}`)}{' '}
            {kind === 'registers' ? <Overdue row={terminals.find(({ code }) => code === terminal)} /> : null}
            {t('fleet:alert.since')} <Moment at={since} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which registers, so that the office knows what to ask the hall for. */
function Overdue({ row }: { row: TerminalRow | undefined }) {
  const names = useOverdue(row?.registers)
  return names === '' ? null : <b data-testid="alert-registers">{names} </b>
}
