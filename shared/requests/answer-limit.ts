// 答复期限: by when a disclosure request must be answered, how many working days are left, and the way there day by day.
import { addWorkingDays, type CountedDay, isWorkingDay, nextDay, type YearCalendar } from '../calendar/working-days.ts'

/** 条例 第33条: answer within 20 working days of receipt. */
const ANSWER_WORKING_DAYS = 20

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

export interface ClockDay {
  readonly day: string
  /** 第几个工作日; undefined on the day of receipt and on days that do not count. */
  readonly number?: number
  readonly estimated: boolean
}

/** Every calendar day from the day of receipt, which is not counted (民法典 第201条), to the last day of the limit. */
export function clockDays(receivedOn: string, calendars: readonly YearCalendar[]): ClockDay[] {
  const days: ClockDay[] = [{ day: receivedOn, estimated: isWorkingDay(receivedOn, calendars).estimated }]
  let day = receivedOn
  for (let counted = 0; counted < ANSWER_WORKING_DAYS; ) {
    day = nextDay(day)
    const { working, estimated } = isWorkingDay(day, calendars)
    if (working) counted += 1
    days.push({ day, estimated, ...(working && { number: counted }) })
  }
  return days
}

function workingDaysAfter(from: string, to: string, calendars: readonly YearCalendar[]): number {
  let count = 0
  for (let day = from; day < to; ) {
    day = nextDay(day)
    if (isWorkingDay(day, calendars).working) count += 1
  }
  return count
}
