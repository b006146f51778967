// What the charts on requests are drawn from: how many came and how they ended, month by month; how long each answer took against its limit.
import { isWorkingDay, nextDay, type YearCalendar } from '../calendar/working-days.ts'
import { RESULT_GROUPS, type ResultGroup, resultGroup, resultRow } from '../requests/case/answer-code.ts'
import type { CaseEvent } from '../requests/case/case-event.ts'
import { caseState, clockEvents } from '../requests/case/case-state.ts'
import { statutoryClock } from '../requests/case/statutory-clock.ts'

export const OUTCOMES = [...(Object.keys(RESULT_GROUPS) as ResultGroup[]), 'open'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A request without anything of who asks or for what. */
export interface ChartedRequest {
  /** 收到申请之日, or the day it was submitted while nobody has confirmed one. */
  readonly receivedOn: string
  readonly events: readonly CaseEvent[]
}

export interface MonthOfRequests {
  /** `YYYY-MM` in which they came. */
  readonly month: string
  readonly outcomes: Readonly<Record<Outcome, number>>
}

/** Working days, as the statutory clock counts them. */
export interface AnswerTime {
  readonly answeredOn: string
  readonly taken: number
  readonly allowed: number
}

/** The twelve months that end with the one of `today`; months without a request are there. */
export function requestsByMonth(
  requests: readonly ChartedRequest[],
  today: string,
  calendars: readonly YearCalendar[],
): MonthOfRequests[] {
  const counted = requests.map(({ receivedOn, events }) => ({
    month: receivedOn.slice(0, 7),
    outcome: outcomeOf(events, calendars),
  }))
  return lastTwelveMonths(today).map((month) => {
    const ofMonth = counted.filter((one) => one.month === month)
    const count = (outcome: Outcome) => ofMonth.filter((one) => one.outcome === outcome).length
    return { month, outcomes: Object.fromEntries(OUTCOMES.map((one) => [one, count(one)])) as Record<Outcome, number> }
  })
}

/** Of every request with an answer, in the order of the answers. */
export function answerTimes(requests: readonly ChartedRequest[], calendars: readonly YearCalendar[]): AnswerTime[] {
  return requests
    .flatMap((request) => answerTime(request, calendars) ?? [])
    .toSorted((one, other) => one.answeredOn.localeCompare(other.answeredOn))
}

function outcomeOf(events: readonly CaseEvent[], calendars: readonly YearCalendar[]): Outcome {
  const { answer } = caseState(events, calendars)
  return answer === undefined ? 'open' : resultGroup(resultRow(answer.code))
}

function answerTime({ receivedOn, events }: ChartedRequest, calendars: readonly YearCalendar[]): AnswerTime | undefined {
  const { answer } = caseState(events, calendars)
  if (answer === undefined) return undefined
  const { due, allowed, days } = statutoryClock(receivedOn, clockEvents(events, calendars), calendars)
  const within = days.findLast(({ day, number }) => day <= answer.day && number !== undefined)?.number ?? 0
  const late = due === undefined || answer.day <= due ? 0 : workingDaysAfter(due, answer.day, calendars)
  return { answeredOn: answer.day, taken: within + late, allowed }
}

function workingDaysAfter(start: string, until: string, calendars: readonly YearCalendar[]): number {
  let count = 0
  for (let day = nextDay(start); day <= until; day = nextDay(day)) if (isWorkingDay(day, calendars).working) count += 1
  return count
}

/** `YYYY-MM`, the one of `today` last. */
export function lastTwelveMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: 12 }, (_, at) => {
    const first = new Date(Date.UTC(year, month - 12 + at, 1))
    return first.toISOString().slice(0, 7)
  })
}
