// Where the follow-up of a bad rating stands, from its steps alone.
import { chinaDay } from '../../calendar/working-days.ts'
import type { Finding, FollowUpKind, FollowUpResult, FollowUpStep } from './follow-up-step.ts'

/** 待回访 (待核实 where nobody can be called), 办理中, 已办结. */
export const FOLLOW_UP_STATES = ['waiting', 'working', 'closed'] as const

export interface FollowUpState {
  readonly state: (typeof FOLLOW_UP_STATES)[number]
  /** The person was spoken to. */
  readonly contacted: boolean
  /** Different days on which the person was called in vain. */
  readonly daysTried: number
  /** The last word of whoever looked into it. */
  readonly finding: Finding | undefined
  /** Of the closing that stands. */
  readonly result: FollowUpResult | undefined
  /** The day it was recorded. */
  readonly closedOn: string | undefined
  readonly lastStep: FollowUpKind | undefined
}

export function followUpState(steps: readonly FollowUpStep[]): FollowUpState {
  const last = steps.at(-1)
  const tried = steps.flatMap(({ action }) => (action.kind === 'not-reached' ? [action.day] : []))
  const findings = steps.flatMap(({ action }) => (action.kind === 'looked-into' ? [action.finding] : []))
  const closing = last?.action.kind === 'closed' ? { result: last.action.result, on: chinaDay(new Date(last.at)) } : undefined
  return {
    state: last === undefined ? 'waiting' : closing === undefined ? 'working' : 'closed',
    contacted: steps.some(({ action }) => action.kind === 'contacted'),
    daysTried: new Set(tried).size,
    finding: findings.at(-1),
    result: closing?.result,
    closedOn: closing?.on,
    lastStep: last?.action.kind,
  }
}
