// Working days (工作日) with 调休: which days count, and the day that lies N working days on.
import { z } from 'zod'

const day = z.iso.date()

/** One year as published by the State Council's office: days off besides weekends, and weekend days that are worked. */
export const yearCalendarSchema = z.strictObject({
  year: z.int().min(2019).max(2100),
  /** The notice it comes from. */
  source: z.string().min(1).max(200),
  daysOff: z.array(day).max(60),
  workedWeekendDays: z.array(day).max(20),
})
export type YearCalendar = z.infer<typeof yearCalendarSchema>

export interface CountedDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** True when the way there leads through a year without a published calendar: weekends alone were left out. */
  readonly estimated: boolean
}

const DAY_MS = 86_400_000

/**
 * The last day of a limit of `count` working days from `start`: the day of receipt itself is not counted (民法典 第201条),
 * and a limit in working days always ends on one (第203条). `count` is at least 1.
 */
export function addWorkingDays(start: string, count: number, calendars: readonly YearCalendar[]): CountedDay {
  if (!Number.isInteger(count) || count < 1) throw new Error(`expected a count of at least 1, got ${count}`)
  let current = start
  let estimated = false
  for (let left = count; left > 0; ) {
    current = nextDay(current)
    const known = isWorkingDay(current, calendars)
    estimated ||= known.estimated
    if (known.working) left -= 1
  }
  return { day: current, estimated }
}

/** 工作日, 周末, 节假日 (and the days moved to it), 调休上班. */
export type DayKind = 'working-day' | 'weekend' | 'holiday' | 'worked-weekend'

/** What kind of day it is, and whether that is only an estimate: a year without a calendar knows weekends alone. */
export function dayKind(on: string, calendars: readonly YearCalendar[]): { readonly kind: DayKind; readonly estimated: boolean } {
  const calendar = calendars.find(({ year }) => year === Number(on.slice(0, 4)))
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  const estimated = calendar === undefined
  if (calendar?.daysOff.includes(on)) return { kind: 'holiday', estimated }
  if (!weekend) return { kind: 'working-day', estimated }
  return { kind: calendar?.workedWeekendDays.includes(on) ? 'worked-weekend' : 'weekend', estimated }
}

/** Whether a day is worked, and whether that is only an estimate. */
export function isWorkingDay(
  on: string,
  calendars: readonly YearCalendar[],
): { readonly working: boolean; readonly estimated: boolean } {
  const { kind, estimated } = dayKind(on, calendars)
  return { working: kind === 'working-day' || kind === 'worked-weekend', estimated }
}

/** The calendar day after `on`. */
export function nextDay(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/** The calendar day in China (UTC+8, no summer time) at an instant. */
export function chinaDay(instant: Date): string {
  return chinaTime(instant).slice(0, 10)
}

/** Day and minute as a clock on a wall in China shows them: `2026-11-25 09:30`. */
export function chinaTime(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
