// What the rules of level four look at: a hall's devices, registers, notices and content as they are today.
import type { YearCalendar } from '../calendar/working-days.ts'
import type { DocumentKind } from '../content/document.ts'
import type { DeviceStanding, ProbedDevice } from './device-probe.ts'
import type { FaultNotice } from './fault-notice.ts'
import type { StandardProfile } from './profile.ts'
import { type DueState, daysBetween } from './register-due.ts'
import type { OpenFault } from './register-entry.ts'
import type { RegisterId } from './registers.ts'
import type { StandardHit, StandardRule } from './rule.ts'

export interface DutyInput {
  readonly profile: StandardProfile
  /** Trusted day. */
  readonly today: string
  readonly now: Date
  readonly devices: DeviceStanding
  readonly registers: Readonly<Record<RegisterId, DueState>>
  readonly openFaults: readonly OpenFault[]
  /** What has to be posted, and what the page says it shows; undefined while no page has told anything lately. */
  readonly notices: readonly FaultNotice[]
  readonly noticesShown: readonly FaultNotice['kind'][] | undefined
  /** Undefined while there is nothing to show. */
  readonly content: ContentFacts | undefined
  readonly calendars: readonly YearCalendar[]
}

export interface ContentFacts {
  /** When the newest release shown was made. */
  readonly asOf: string
  /** Publication day of the newest document of each kind; kinds without a document are missing. */
  readonly newest: Readonly<Partial<Record<DocumentKind, string>>>
  /** Documents on whose record 内容审核 or 保密审查 is missing. */
  readonly withoutReview: number
}

export type DutyRule = StandardRule<DutyInput>

/** A device that the profile demands and that is found to be wrong. What nobody can tell is no finding. */
export function deviceHits({ profile, devices }: DutyInput, device: ProbedDevice): readonly StandardHit[] {
  return profile.devices.includes(device) && devices[device] === 'wrong' ? [{ where: device }] : []
}

/** Within this many days of its end, a period that nobody has recorded yet is worth a word. */
const REMIND_DAYS = 21

/** A register that the profile demands: overdue weighs as the rule says; due soon is a note, with the other sentence (`wrong_due`). */
export function registerHits({ profile, registers, today }: DutyInput, register: RegisterId): readonly StandardHit[] {
  if (!profile.registers.includes(register)) return []
  const due = registers[register]
  switch (due.state) {
    case 'done':
      return []
    case 'overdue':
      return [{ where: register, params: { since: due.since } }]
    case 'due':
      return daysBetween(today, due.by) > REMIND_DAYS
        ? []
        : [{ where: register, severity: 'note', params: { context: 'due', by: due.by } }]
  }
}
