// What a terminal tells of itself, over the network and on a stick alike.
import type { Heartbeat, HeartbeatStanding, Lockdown } from '../../../shared/api/hub-terminal.ts'
import { briefReport } from '../../../shared/standard/report.ts'
import type { Clock } from '../clock.ts'
import type { ContentStore } from '../content/content-store.ts'
import type { FormerOffice } from '../ledger/former-offices.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { UseCounter } from '../use-counter.ts'

export interface HeartbeatParts {
  readonly ledger: Ledger
  readonly content: ContentStore
  readonly clock: Clock
  readonly version: string
  /** 五个统一, level four. */
  readonly standing: () => HeartbeatStanding
  readonly lockdown: Lockdown | undefined
  /** How it is used; a stick carries none. */
  readonly use?: UseCounter
}

/** To an office that the terminal has left: what still lies between the two, and nothing of how the hall stands. */
export function formerHeartbeat(
  { hub, terminal, repliesWantedAgain }: FormerOffice,
  { ledger, clock, version }: Pick<HeartbeatParts, 'ledger' | 'clock' | 'version'>,
): Heartbeat {
  return {
    ...{ generation: 0, releases: {}, version, clockTrusted: clock.time().trusted },
    ...ledger.submissions.countsAt(terminal),
    repliesKept: ledger.submissions.repliesToConfirm(hub),
    ...(repliesWantedAgain && { repliesWantedAgain: true as const }),
  }
}

export function heartbeatOf({ ledger, content, clock, version, standing, lockdown, use }: HeartbeatParts): Heartbeat {
  const counted = use?.told()
  const active = content.active()
  const report = ledger.settings.get('standard-report')
  const told = report === undefined || ledger.settings.get('report-told') === report.madeAt
  const answered = ledger.commands.untold()
  const catalogues = Object.entries(active?.record.catalogues ?? {})
  return {
    generation: active?.generation ?? 0,
    releases: Object.fromEntries(catalogues.map(([channel, { release }]) => [channel, release])),
    ...ledger.submissions.countsAt(),
    clockTrusted: clock.time().trusted,
    version,
    repliesKept: ledger.submissions.repliesToConfirm(),
    ...(ledger.settings.get('replies-wanted-again') === true && { repliesWantedAgain: true as const }),
    standing: standing(),
    ...(lockdown !== undefined && { lockdown }),
    ...(!told && { report: briefReport(report) }),
    ...(counted !== undefined && { use: counted }),
    ...(answered.length > 0 && { commandsAnswered: answered }),
  }
}
