// Who may record what about a bad rating, and when it may be closed: why a step is not possible, or nothing when it is.
import { type FollowUpState, followUpState } from './follow-up-state.ts'
import {
  FOLLOW_UP_KINDS,
  FOLLOW_UP_RESULTS,
  type FollowUpAction,
  type FollowUpKind,
  type FollowUpResult,
  type FollowUpStep,
} from './follow-up-step.ts'

/** A house rule: who was not reached on two days is 无法联系, and it goes on without. */
export const DAYS_TRIED_ENOUGH = 2

const CALLS: readonly FollowUpKind[] = ['contacted', 'not-reached']

export type FollowUpProblem =
  | 'follow-up-closed'
  | 'follow-up-not-closed'
  | 'follow-up-day-wrong'
  | 'follow-up-no-phone'
  | 'follow-up-look-first'
  | 'follow-up-call-first'
  | 'follow-up-result-other'

export interface FollowUpFacts {
  /** The day the rating was given. */
  readonly cameOn: string
  readonly reachable: boolean
  readonly steps: readonly FollowUpStep[]
}

/** `today`: nothing is recorded as done later than that. */
export function followUpProblem(action: FollowUpAction, facts: FollowUpFacts, today: string): FollowUpProblem | undefined {
  const state = followUpState(facts.steps)
  if (action.kind === 'reopened') return state.state === 'closed' ? undefined : 'follow-up-not-closed'
  if (state.state === 'closed') return 'follow-up-closed'
  if (action.kind === 'closed')
    return (
      closingLacks(state, facts.reachable) ?? (resultsFor(state).includes(action.result) ? undefined : 'follow-up-result-other')
    )
  if (CALLS.includes(action.kind) && !facts.reachable) return 'follow-up-no-phone'
  return action.day < facts.cameOn || action.day > today ? 'follow-up-day-wrong' : undefined
}

/** What is still to be done before it may be closed: it was looked into, and who left a phone was spoken to or called on enough days. */
export function closingLacks(
  { finding, contacted, daysTried }: Pick<FollowUpState, 'finding' | 'contacted' | 'daysTried'>,
  reachable: boolean,
): Extract<FollowUpProblem, 'follow-up-look-first' | 'follow-up-call-first'> | undefined {
  if (finding === undefined) return 'follow-up-look-first'
  return !reachable || contacted || daysTried >= DAYS_TRIED_ENOUGH ? undefined : 'follow-up-call-first'
}

/** 不属实 is a result only where that was found, and then the only one. */
export function resultsFor({ finding }: Pick<FollowUpState, 'finding'>): readonly FollowUpResult[] {
  return FOLLOW_UP_RESULTS.filter((result) => (result === 'unfounded') === (finding === 'unfounded'))
}

/** What may come next. */
export function offeredSteps(state: FollowUpState, reachable: boolean): readonly FollowUpKind[] {
  if (state.state === 'closed') return ['reopened']
  const open = FOLLOW_UP_KINDS.filter((kind) => kind !== 'reopened' && (reachable || !CALLS.includes(kind)))
  return closingLacks(state, reachable) === undefined ? open : open.filter((kind) => kind !== 'closed')
}
