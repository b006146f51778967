// 答复期限: by when a disclosure request must be answered, and how many working days are left.
import { addWorkingDays, type CountedDay, isWorkingDay, nextDay, type YearCalendar } from '../calendar/working-days.ts'
import { ANSWER_WORKING_DAYS } from './case/statutory-limits.ts'

/** `receivedOn`: 收到申请之日 (条例 第31条). */
export function answerBy(receivedOn: string, calendars: readonly YearCalendar[]): CountedDay {
  return addWorkingDays(receivedOn, ANSWER_WORKING_DAYS, calendars)
}

/** `left` working days after today up to the last day: 0 is the last day itself. `over` counts those that passed since. */
export type DaysLeft = { readonly state: 'open'; readonly left: number } | { readonly state: 'overdue'; readonly over: number }

/** Late is only the day after the last one (F61). */
export function daysLeft(lastDay: string, today: string, calendars: readonly YearCalendar[]): DaysLeft {
  return today <= lastDay
    ? { state: 'open', left: workingDaysAfter(today, lastDay, calendars) }
    : { state: 'overdue', over: workingDaysAfter(lastDay, today, calendars) }
}

function workingDaysAfter(from: string, to: string, calendars: readonly YearCalendar[]): number {
  let count = 0
  for (let day = from; day < to; ) {
    day = nextDay(day)
    if (isWorkingDay(day, calendars).working) count += 1
  }
  return count
}
