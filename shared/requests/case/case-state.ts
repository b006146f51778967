// Where a request stands (办理状态), computed from its events; and the events as the clock takes them.
import { addWorkingDays, type YearCalendar } from '../../calendar/working-days.ts'
import { type AnswerCode, resultRow } from './answer-code.ts'
import type { CaseAction, CaseEvent, RemedyResult, RemedyWay } from './case-event.ts'
import { feeByItems, feeByPages } from './fees.ts'
import type { ClockEvent } from './statutory-clock.ts'
import { FEE_WORKING_DAYS } from './statutory-limits.ts'
import type { ApplicantKind, CountedCase } from './yearly-table.ts'

export interface CaseState {
  readonly supplement: { readonly asked: string; readonly until: string; readonly answered: string | undefined } | undefined
  /** 延期 that waits for somebody to agree. */
  readonly proposal: { readonly id: string; readonly workingDays: number; readonly by: string } | undefined
  /** Working days agreed so far. */
  readonly extendedBy: number
  /** Asked and without an answer. */
  readonly opinionsOpen: { readonly 'third-party': number; readonly 'co-producer': number }
  readonly fee:
    | { readonly noticed: string; readonly yuan: number; readonly until: string; readonly paid: string | undefined }
    | undefined
  readonly answer: { readonly code: AnswerCode; readonly day: string } | undefined
  readonly assessed: { readonly publish: boolean; readonly day: string } | undefined
  readonly madePublic: { readonly document: string; readonly day: string } | undefined
  readonly remedies: readonly { readonly way: RemedyWay; readonly opened: string; readonly result: RemedyResult | undefined }[]
}

const NOTHING_DONE: CaseState = {
  supplement: undefined,
  proposal: undefined,
  extendedBy: 0,
  opinionsOpen: { 'third-party': 0, 'co-producer': 0 },
  fee: undefined,
  answer: undefined,
  assessed: undefined,
  madePublic: undefined,
  remedies: [],
}

/** Also as a page reads it over the wire, where what is undefined is missing. */
interface Assessed {
  readonly assessed?: { readonly publish: boolean } | undefined
  readonly madePublic?: object | undefined
}

/** Found fit for 主动公开 (条例 第44条), and nothing published yet. */
export function waitsToBePublic({ assessed, madePublic }: Assessed): boolean {
  return assessed?.publish === true && madePublic === undefined
}

/** Events in the order they were recorded. */
export function caseState(events: readonly CaseEvent[], calendars: readonly YearCalendar[]): CaseState {
  return events.reduce((state, event) => after(state, event, calendars), NOTHING_DONE)
}

function after(state: CaseState, { id, by, action }: CaseEvent, calendars: readonly YearCalendar[]): CaseState {
  switch (action.kind) {
    case 'supplement-asked':
      return { ...state, supplement: { asked: action.day, until: action.until, answered: undefined } }
    case 'supplement-answered':
      return { ...state, supplement: state.supplement && { ...state.supplement, answered: action.day } }
    case 'extension-proposed':
      return { ...state, proposal: { id, workingDays: action.workingDays, by } }
    case 'extension-approved':
      return { ...state, extendedBy: state.extendedBy + (state.proposal?.workingDays ?? 0), proposal: undefined }
    case 'extension-declined':
      return { ...state, proposal: undefined }
    case 'third-party-asked':
    case 'co-producer-asked':
    case 'third-party-answered':
    case 'co-producer-answered':
      return { ...state, opinionsOpen: withOpinion(state, action.kind) }
    case 'fee-noticed':
      return {
        ...state,
        fee: { noticed: action.day, yuan: feeOf(action), until: feeUntil(action.day, calendars), paid: undefined },
      }
    case 'fee-paid':
      return { ...state, fee: state.fee && { ...state.fee, paid: action.day } }
    case 'answered':
      return { ...state, answer: { code: action.code, day: action.day } }
    case 'assessed':
      return { ...state, assessed: { publish: action.publish, day: action.day } }
    case 'made-public':
      return { ...state, madePublic: { document: action.document, day: action.day } }
    case 'remedy-opened':
      return { ...state, remedies: [...state.remedies, { way: action.way, opened: action.day, result: undefined }] }
    case 'remedy-closed': {
      const { way, result } = action
      const remedies = state.remedies.map((one) => (one.way === way && one.result === undefined ? { ...one, result } : one))
      return { ...state, remedies }
    }
    case 'conferred':
    case 'deferred':
      return state
  }
}

type OpinionStep = 'third-party-asked' | 'third-party-answered' | 'co-producer-asked' | 'co-producer-answered'

function withOpinion({ opinionsOpen }: CaseState, step: OpinionStep): CaseState['opinionsOpen'] {
  const who = step.startsWith('third-party') ? 'third-party' : 'co-producer'
  return { ...opinionsOpen, [who]: opinionsOpen[who] + (step.endsWith('asked') ? 1 : -1) }
}

/** Yuan, by the schedule of the State Council. */
export function feeOf({ basis, count, before }: Extract<CaseAction, { kind: 'fee-noticed' }>): number {
  return basis === 'items' ? feeByItems(count, before) : feeByPages(count)
}

function feeUntil(day: string, calendars: readonly YearCalendar[]): string {
  return addWorkingDays(day, FEE_WORKING_DAYS, calendars).day
}

/** An extension moves the clock on the day it is agreed; what only keeps a record moves nothing. */
export function clockEvents(events: readonly CaseEvent[], calendars: readonly YearCalendar[]): ClockEvent[] {
  return events.flatMap(({ action }): ClockEvent[] => {
    switch (action.kind) {
      case 'supplement-asked':
      case 'supplement-answered':
      case 'third-party-asked':
      case 'third-party-answered':
      case 'co-producer-asked':
      case 'co-producer-answered':
      case 'fee-paid':
      case 'deferred':
        return [action]
      case 'fee-noticed':
        return [{ kind: action.kind, day: action.day, until: feeUntil(action.day, calendars) }]
      case 'extension-approved': {
        const proposed = events.find(({ id }) => id === action.proposal)?.action
        return proposed?.kind === 'extension-proposed'
          ? [{ kind: 'extended', day: action.day, workingDays: proposed.workingDays }]
          : []
      }
      default:
        return []
    }
  })
}

/** What the yearly table asks of a request. */
export function countedCase(applicant: ApplicantKind, receivedOn: string, { answer, remedies }: CaseState): CountedCase {
  return {
    ...{ applicant, receivedOn, ended: answer && { day: answer.day, row: resultRow(answer.code) } },
    remedies: remedies.map(({ way, opened, result }) => ({ way, opened, closed: result })),
  }
}
