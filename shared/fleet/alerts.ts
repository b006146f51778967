// 提醒: what is wrong with a terminal, from what it has told and when. Raised in office hours, each once, gone when what it tells of has ended.
import type { TerminalRow } from '../api/hub-console.ts'
import { wholeDays } from './release-gap.ts'

/** In the order of what somebody has to do first. */
export const ALERT_KINDS = [
  ...(['help-call', 'silent', 'stick-late', 'never-heard', 'disk', 'clock', 'queue', 'refused'] as const),
  ...(['content-old', 'theme-refused', 'score', 'registers'] as const),
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** Something that is so now. `since`: where it is known; else it counts from when it was first noticed. */
export interface Condition {
  readonly terminal: string
  readonly kind: AlertKind
  readonly since?: string
}

export interface Alert {
  readonly terminal: string
  readonly kind: AlertKind
  readonly since: string
}

/** A hall switches its terminal on in the morning: silence counts once the office has been open this long. */
export const SILENT_AFTER_MS = 3_600_000
/** The stick goes round with somebody's other errands. */
export const STICK_LATE_DAYS = 14
export const NEVER_HEARD_DAYS = 7
/** Content that is published and not there. */
export const CONTENT_OLD_DAYS = 3
/** One missed day is a matter of the hall; a week is one of the office. */
export const DAILY_CHECK_MISSING_DAYS = 7

const REGISTER_RULES: ReadonlySet<string> = new Set([
  ...['duty-training', 'duty-leader-report', 'duty-quarterly-clean-up', 'duty-yearly-clean-up'],
  ...['duty-review-record', 'duty-open-fault'],
])

export interface Watch {
  readonly now: Date
  /** The office was open an hour ago, and is. */
  readonly openForAnHour: boolean
  /** When the call for help of a terminal began, for those that stand. */
  readonly helpCalls: ReadonlyMap<string, string>
}

export function conditionsOf(row: TerminalRow, { now, openForAnHour, helpCalls }: Watch): Condition[] {
  // It is another office's matter now; what waits to be handed on is told beside it.
  if (row.movedAt !== undefined) return []
  const found: Condition[] = []
  const { code: terminal, lastContactAt, lastStickAt, heartbeat, standing, report } = row
  const add = (holds: boolean, kind: AlertKind, since?: string) => {
    if (holds) found.push({ terminal, kind, ...(since !== undefined && { since }) })
  }
  const calledAt = helpCalls.get(terminal)
  add(calledAt !== undefined, 'help-call', calledAt)
  if (lastContactAt !== undefined) {
    const silentFor = now.getTime() - Date.parse(lastContactAt)
    add(openForAnHour && silentFor >= SILENT_AFTER_MS, 'silent', lastContactAt)
    // Asked after it has sent what it had: what waits then could not be sent. On a stick everything waits.
    add((heartbeat?.waiting ?? 0) > 0, 'queue')
  } else if (lastStickAt !== undefined) add(wholeDays(lastStickAt, now) >= STICK_LATE_DAYS, 'stick-late', lastStickAt)
  else add(wholeDays(row.enrolledAt, now) >= NEVER_HEARD_DAYS, 'never-heard', row.enrolledAt)
  add(heartbeat?.clockTrusted === false, 'clock')
  add((heartbeat?.refused ?? 0) > 0, 'refused')
  add(
    row.releases.some(({ gap }) => gap.state === 'behind' && (gap.days ?? 0) >= CONTENT_OLD_DAYS),
    'content-old',
  )
  add(standing?.rules.includes('duty-disk') === true, 'disk')
  add(standing?.themeRefusedSince !== undefined, 'theme-refused', standing?.themeRefusedSince)
  add((report?.totals.error ?? 0) > 0, 'score', report?.madeAt)
  const checkedOn = standing?.registers['daily-check']
  const checkMissing =
    standing?.rules.includes('duty-daily-check') === true &&
    checkedOn !== undefined &&
    wholeDays(`${checkedOn}T00:00:00Z`, now) >= DAILY_CHECK_MISSING_DAYS
  add(checkMissing || standing?.rules.some((rule) => REGISTER_RULES.has(rule)) === true, 'registers')
  return found
}

/** What stands from now on: what stood and still holds, as it was; and in office hours what is new. */
export function nextAlerts(standing: readonly Alert[], conditions: readonly Condition[], isOpen: boolean, now: Date): Alert[] {
  return conditions.flatMap(({ terminal, kind, since }) => {
    const known = standing.find((alert) => alert.terminal === terminal && alert.kind === kind)
    if (known !== undefined) return [known]
    // Somebody who waits for help is no matter of office hours: the call ends by itself in minutes.
    return isOpen || kind === 'help-call' ? [{ terminal, kind, since: since ?? now.toISOString() }] : []
  })
}
