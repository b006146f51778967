// Alerts as the hub keeps them: looked for when the console asks, so that each stands once, with the moment it was first noticed.

import type { TerminalRow } from '../../shared/api/hub-console.ts'
import type { AlertRow } from '../../shared/api/hub-fleet.ts'
import type { YearCalendar } from '../../shared/calendar/working-days.ts'
import { ALERT_KINDS, type Alert, conditionsOf, nextAlerts, SILENT_AFTER_MS } from '../../shared/fleet/alerts.ts'
import { type Hours, openAt } from '../../shared/standard/opening-hours.ts'
import type { HubStore } from '../store/open-store.ts'
import { standingHelpCalls } from './help-calls.ts'

/** Where no theme of the town says more: a working day. */
const WORKING_DAY: Hours = [
  {
    name: { 'zh-CN': '全年' },
    ...{ from: '01-01', until: '12-31', days: [1, 2, 3, 4, 5], open: [{ from: '08:30', until: '17:30' }] },
  },
]

export interface AlertParts {
  readonly store: HubStore
  readonly terminals: readonly TerminalRow[]
  /** Opening hours of the town's halls; empty where none are published. */
  readonly hours: Hours
  readonly calendars: readonly YearCalendar[]
  readonly now: Date
}

/** What stands now, what is urgent first. */
export async function standingAlerts({ store, terminals, hours, calendars, now }: AlertParts): Promise<AlertRow[]> {
  const isOpen = (at: Date) => openAt(hours.length === 0 ? WORKING_DAY : hours, at, calendars).state === 'open'
  const calls = await standingHelpCalls(store, now)
  const watch = {
    now,
    openForAnHour: isOpen(now) && isOpen(new Date(now.getTime() - SILENT_AFTER_MS)),
    helpCalls: new Map(calls.map(({ terminal, calledAt }) => [terminal, calledAt])),
  }
  const conditions = terminals.flatMap((row) => conditionsOf(row, watch))
  const alerts = await store.transaction().execute(async (transaction) => {
    const rows = await transaction.selectFrom('fleet_alert').selectAll().execute()
    const standing: Alert[] = rows.flatMap(({ terminal, kind, since }) => {
      const known = ALERT_KINDS.find((one) => one === kind)
      return known === undefined ? [] : [{ terminal, kind: known, since }]
    })
    const next = nextAlerts(standing, conditions, isOpen(now), now)
    await transaction.deleteFrom('fleet_alert').execute()
    if (next.length > 0) await transaction.insertInto('fleet_alert').values(next).execute()
    return next
  })
  const nameOf = new Map(terminals.map(({ code, name }) => [code, name]))
  return alerts
    .map((alert) => ({ ...alert, name: nameOf.get(alert.terminal) ?? '' }))
    .sort((a, b) => ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind) || (a.since < b.since ? -1 : 1))
}
