// Whether a register is kept (台账按期登记): done, due until a day, or overdue since one. The past can't be made up for: what counts is the
// last period that has ended and the one that runs.
import { isWorkingDay, nextDay, type YearCalendar } from '../calendar/working-days.ts'
import { type Due, REGISTER_DUE, type RegisterId } from './registers.ts'

export type DueState =
  /** Recorded in the period that runs; an `event` register needs nothing more. */
  | { readonly state: 'done'; readonly lastOn?: string }
  | { readonly state: 'due'; readonly by: string; readonly lastOn?: string }
  /** `since`: the last day on which it should have been recorded and was not. */
  | { readonly state: 'overdue'; readonly since: string; readonly lastOn?: string }

export interface DueQuestion {
  /** Days, `YYYY-MM-DD`, on which the register was filled in; any order. */
  readonly days: readonly string[]
  readonly today: string
  /** The day from which registers are kept here: nothing is owed before. */
  readonly from: string
  readonly calendars: readonly YearCalendar[]
}

/** A period that began before the registers were kept is owed only when this many days of it were left. */
const SETTLING_DAYS = 30
const DAY_MS = 86_400_000

export function dueOn(register: RegisterId, question: DueQuestion): DueState {
  const days = [...question.days].filter((day) => day <= question.today).sort()
  const lastOn = days.at(-1)
  const last = lastOn === undefined ? {} : { lastOn }
  const due = REGISTER_DUE[register]
  if (due === 'event') return { state: 'done', ...last }
  return { ...(due === 'working-day' ? byWorkingDay(days, question) : byPeriod(due, days, question)), ...last }
}

function byWorkingDay(days: readonly string[], { today, from, calendars }: DueQuestion): DueState {
  const last = days.at(-1) ?? ''
  const missed = firstWorkingDay(last === '' ? from : later(nextDay(last), from), today, calendars)
  if (missed !== undefined) return { state: 'overdue', since: missed }
  if (last === today || !isWorkingDay(today, calendars).working) return { state: 'done' }
  return { state: 'due', by: today }
}

/** The first working day from `from` that lies before `today`. */
function firstWorkingDay(from: string, today: string, calendars: readonly YearCalendar[]): string | undefined {
  for (let day = from; day < today; day = nextDay(day)) if (isWorkingDay(day, calendars).working) return day
  return undefined
}

function byPeriod(due: Exclude<Due, 'event' | 'working-day'>, days: readonly string[], question: DueQuestion): DueState {
  const { today, from } = question
  const running = periodOf(due, today)
  if (days.some((day) => day >= running.first)) return { state: 'done' }
  const before = periodOf(due, dayBefore(running.first))
  const owed = daysBetween(from, before.last) >= SETTLING_DAYS
  const kept = days.some((day) => day >= before.first)
  return owed && !kept ? { state: 'overdue', since: before.last } : { state: 'due', by: running.last }
}

/** First and last day of the quarter or year that holds `day`. */
function periodOf(due: 'quarter' | 'year', day: string): { first: string; last: string } {
  const year = Number(day.slice(0, 4))
  if (due === 'year') return { first: `${year}-01-01`, last: `${year}-12-31` }
  const firstMonth = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3
  const first = new Date(Date.UTC(year, firstMonth, 1)).toISOString().slice(0, 10)
  return { first, last: new Date(Date.UTC(year, firstMonth + 3, 0)).toISOString().slice(0, 10) }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
