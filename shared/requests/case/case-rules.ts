// Who may do what with a request, and when (条例 第30–36条): why a step is not possible, or nothing when it is.
import { addWorkingDays, type YearCalendar } from '../../calendar/working-days.ts'
import { type CaseAction, type CaseEvent, periodReasonable } from './case-event.ts'
import { caseState, clockEvents, waitsToBePublic } from './case-state.ts'
import { statutoryClock } from './statutory-clock.ts'
import { EXTENSION_MAX_WORKING_DAYS, SUPPLEMENT_WITHIN_WORKING_DAYS } from './statutory-limits.ts'

export type CaseProblem =
  | 'case-day-wrong'
  | 'case-answered'
  | 'case-not-answered'
  | 'supplement-once'
  | 'supplement-too-late'
  | 'supplement-not-asked'
  | 'period-wrong'
  | 'extension-waiting'
  | 'extension-too-long'
  | 'extension-too-late'
  | 'extension-not-proposed'
  | 'extension-own'
  | 'opinion-not-asked'
  | 'fee-once'
  | 'fee-not-noticed'
  | 'fee-nothing'
  | 'not-lapsed'
  | 'not-to-be-public'
  | 'remedy-open'
  | 'remedy-not-open'

export interface CaseFacts {
  /** 收到申请之日, confirmed. */
  readonly receivedOn: string
  readonly events: readonly CaseEvent[]
  readonly calendars: readonly YearCalendar[]
}

/** `by`: the account that acts; `today`: nothing is recorded as done later than that. */
export function caseProblem(action: CaseAction, by: string, facts: CaseFacts, today: string): CaseProblem | undefined {
  const { receivedOn, events, calendars } = facts
  const state = caseState(events, calendars)
  if (action.day < receivedOn || action.day > today) return 'case-day-wrong'
  const closed = state.answer !== undefined
  switch (action.kind) {
    case 'assessed':
      return closed ? undefined : 'case-not-answered'
    case 'made-public':
      return waitsToBePublic(state) ? undefined : 'not-to-be-public'
    case 'remedy-opened':
      if (!closed) return 'case-not-answered'
      return state.remedies.some(({ way, result }) => way === action.way && result === undefined) ? 'remedy-open' : undefined
    case 'remedy-closed':
      return state.remedies.some(({ way, result }) => way === action.way && result === undefined) ? undefined : 'remedy-not-open'
  }
  if (closed) return 'case-answered'
  switch (action.kind) {
    case 'supplement-asked':
      if (state.supplement !== undefined) return 'supplement-once'
      if (action.day > supplementBy(receivedOn, calendars)) return 'supplement-too-late'
      return periodReasonable(action.day, action.until) ? undefined : 'period-wrong'
    case 'supplement-answered':
      return state.supplement !== undefined && state.supplement.answered === undefined && action.day >= state.supplement.asked
        ? undefined
        : 'supplement-not-asked'
    case 'extension-proposed':
      if (state.proposal !== undefined) return 'extension-waiting'
      if (state.extendedBy + action.workingDays > EXTENSION_MAX_WORKING_DAYS) return 'extension-too-long'
      return late(action.day, facts) ? 'extension-too-late' : undefined
    case 'extension-approved':
    case 'extension-declined':
      if (state.proposal?.id !== action.proposal) return 'extension-not-proposed'
      if (state.proposal.by === by) return 'extension-own'
      return action.kind === 'extension-approved' && late(action.day, facts) ? 'extension-too-late' : undefined
    case 'third-party-answered':
      return state.opinionsOpen['third-party'] > 0 ? undefined : 'opinion-not-asked'
    case 'co-producer-answered':
      return state.opinionsOpen['co-producer'] > 0 ? undefined : 'opinion-not-asked'
    case 'fee-noticed':
      if (state.fee !== undefined) return 'fee-once'
      return feeCharged(action, facts) ? undefined : 'fee-nothing'
    case 'fee-paid':
      return state.fee !== undefined && state.fee.paid === undefined && action.day >= state.fee.noticed
        ? undefined
        : 'fee-not-noticed'
    case 'deferred':
      return periodReasonable(action.day, action.until) ? undefined : 'period-wrong'
    case 'answered':
      return answerProblem(action, facts)
    case 'third-party-asked':
    case 'co-producer-asked':
    case 'conferred':
      return undefined
  }
}

/** Last day on which 补正 may be asked for. */
export function supplementBy(receivedOn: string, calendars: readonly YearCalendar[]): string {
  return addWorkingDays(receivedOn, SUPPLEMENT_WITHIN_WORKING_DAYS, calendars).day
}

/** After the last day there is nothing left to extend. */
function late(day: string, { receivedOn, events, calendars }: CaseFacts): boolean {
  const { due } = statutoryClock(receivedOn, clockEvents(events, calendars), calendars)
  return due !== undefined && day > due
}

function feeCharged(action: Extract<CaseAction, { kind: 'fee-noticed' }>, { calendars }: CaseFacts): boolean {
  const noticed = caseState([{ id: '', action, by: '', at: '' }], calendars)
  return (noticed.fee?.yuan ?? 0) > 0
}

/** 逾期不补正, 逾期不缴费: only when it was asked for, nothing came, and the period is over. */
function answerProblem(
  { code, day }: Extract<CaseAction, { kind: 'answered' }>,
  { events, calendars }: CaseFacts,
): CaseProblem | undefined {
  const { supplement, fee } = caseState(events, calendars)
  const lapsed = (period: { until: string; done: string | undefined } | undefined) =>
    period !== undefined && period.done === undefined && day > period.until
  switch (code) {
    case 'supplement-lapsed':
      return lapsed(supplement && { until: supplement.until, done: supplement.answered }) ? undefined : 'not-lapsed'
    case 'fee-lapsed':
      return lapsed(fee && { until: fee.until, done: fee.paid }) ? undefined : 'not-lapsed'
    default:
      return undefined
  }
}
