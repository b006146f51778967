// How the hall stands (levels two and four of the standard): theme, probes, registers and content, judged by the rules of shared/standard each time it is asked.
import { type HeartbeatStanding, STANDING_NAMES_MAX } from '../../../shared/api/hub-terminal.ts'
import type { RegisterStanding } from '../../../shared/api/terminal-duty.ts'
import type { YearCalendar } from '../../../shared/calendar/working-days.ts'
import { type DeviceStanding, judgeDevices } from '../../../shared/standard/device-probe.ts'
import type { ContentFacts, DutyInput } from '../../../shared/standard/duty-input.ts'
import { type FaultNotice, noticesOf } from '../../../shared/standard/fault-notice.ts'
import type { StandardProfile } from '../../../shared/standard/profile.ts'
import { type DueState, dueOn } from '../../../shared/standard/register-due.ts'
import { REGISTERS, type RegisterId } from '../../../shared/standard/registers.ts'
import { runRules, type StandardFinding } from '../../../shared/standard/rule.ts'
import { DUTY_RULES } from '../../../shared/standard/rules/duty.ts'
import type { Clock } from '../clock.ts'
import type { ContentStore } from '../content/content-store.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { lastDays } from '../ledger/register-entries.ts'
import type { CurrentSetting } from '../standard/current-setting.ts'
import type { Probes } from './probes.ts'

export interface Standing {
  readonly findings: readonly StandardFinding[]
  readonly registers: readonly RegisterStanding[]
  readonly devices: DeviceStanding
  readonly freeBytes: number | undefined
}

export interface StandingParts {
  readonly ledger: Ledger
  readonly content: ContentStore
  readonly clock: Clock
  readonly probes: Probes
  readonly calendars: readonly YearCalendar[]
  /** The standard of the place as it is now, and what its rules say of the theme. */
  readonly setting: () => Pick<CurrentSetting, 'profile' | 'findings' | 'refusedSince'>
}

export function standing(parts: StandingParts): Standing {
  const { ledger, clock, probes, calendars } = parts
  const { profile, findings } = parts.setting()
  const machine = probes.machine()
  const report = probes.page()
  const openFaults = ledger.registers.openFaults()
  const seen: DutyInput = {
    ...{ profile, today: clock.today(), now: clock.time().now, calendars, openFaults },
    devices: judgeDevices(machine, report),
    registers: dueStates(parts),
    notices: noticesOf(openFaults),
    noticesShown: report?.notices,
    content: contentFacts(parts),
  }
  return {
    findings: [...findings, ...runRules(DUTY_RULES, 4, seen)],
    registers: standingsOf(seen.profile, seen.registers),
    devices: seen.devices,
    freeBytes: machine.freeBytes,
  }
}

/** Registers that the standard demands, in its order. */
export function registerStandings(parts: StandingParts): RegisterStanding[] {
  return standingsOf(parts.setting().profile, dueStates(parts))
}

export function faultNotices(ledger: Ledger): FaultNotice[] {
  return noticesOf(ledger.registers.openFaults())
}

/** What the hub is told with each poll. Days, numbers and rules; no name of anybody. */
export function heartbeatStanding(parts: StandingParts): HeartbeatStanding {
  const { findings, devices, freeBytes } = standing(parts)
  const { refusedSince } = parts.setting()
  const withSeverity = (severity: StandardFinding['severity']) => findings.filter((finding) => finding.severity === severity)
  const [errors, warnings] = [withSeverity('error'), withSeverity('warning')]
  return {
    ...{ errors: errors.length, warnings: warnings.length, devices },
    rules: [...new Set([...errors, ...warnings].map(({ rule }) => rule))].slice(0, STANDING_NAMES_MAX),
    registers: lastDays(parts.ledger.registers),
    ...(freeBytes !== undefined && { freeBytes }),
    ...(refusedSince !== undefined && { themeRefusedSince: refusedSince }),
  }
}

function dueStates({ ledger, clock, calendars }: StandingParts): Record<RegisterId, DueState> {
  const today = clock.today()
  const from = registersFrom(ledger, clock, today)
  return Object.fromEntries(
    REGISTERS.map((id) => [id, dueOn(id, { days: ledger.registers.days(id), today, from, calendars })]),
  ) as Record<RegisterId, DueState>
}

/** A terminal that has just been set up owes nothing for the days before; a clock that is not believed says nothing about that day. */
function registersFrom({ settings }: Ledger, clock: Clock, today: string): string {
  const kept = settings.get('registers-from')
  if (kept !== undefined) return kept
  if (clock.time().trusted) settings.set('registers-from', today)
  return today
}

function standingsOf(profile: StandardProfile, states: Readonly<Record<RegisterId, DueState>>): RegisterStanding[] {
  return profile.registers.map((id) => ({ id, ...states[id] }))
}

function contentFacts({ content, clock }: StandingParts): ContentFacts | undefined {
  const catalogues = Object.values(content.active()?.record.catalogues ?? {})
  const asOf = catalogues
    .map(({ createdAt }) => createdAt)
    .sort()
    .at(-1)
  const facts = content.reader()?.facts(clock.today())
  return asOf === undefined || facts === undefined ? undefined : { asOf, ...facts }
}
