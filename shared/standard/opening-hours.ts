// Opening hours by season (开放时间, 冬季 / 夏季): which season a day belongs to, whether the hall is open now, when it opens next, and
// days of the year that belong to none or to two (双龙镇's own page contradicts itself).
import { chinaDay, isWorkingDay, nextDay, type YearCalendar } from '../calendar/working-days.ts'
import type { Season } from './theme.ts'

export type Hours = readonly Season[]

/** `open`: until when today; otherwise the next day and time it opens, as far as a fortnight shows one. */
export type OpenNow =
  | { readonly state: 'open'; readonly until: string }
  | { readonly state: 'closed'; readonly next?: { readonly day: string; readonly from: string } }

/** A stretch of month-days, both included, that belongs to no season (`gap`) or to more than one (`overlap`). */
export interface SeasonFault {
  readonly kind: 'gap' | 'overlap'
  readonly from: string
  readonly until: string
}

const LOOK_AHEAD_DAYS = 14
const CHINA_MS = 8 * 3_600_000
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const
/** Has a 29 February, so that it can't fall out of every season unseen. */
const LEAP_YEAR = 2028

/** The season of a day `YYYY-MM-DD`; the first one named when two claim it. */
export function seasonOn(hours: Hours, day: string): Season | undefined {
  return hours.find((season) => holds(season, day.slice(5)))
}

export function openAt(hours: Hours, now: Date, calendars: readonly YearCalendar[]): OpenNow {
  const today = chinaDay(now)
  const time = new Date(now.getTime() + CHINA_MS).toISOString().slice(11, 16)
  const running = spansOn(hours, today, calendars).find(({ from, until }) => from <= time && time < until)
  if (running !== undefined) return { state: 'open', until: running.until }
  let day = today
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const from = spansOn(hours, day, calendars)
      .map((span) => span.from)
      .filter((opens) => day > today || opens > time)
      .sort()[0]
    if (from !== undefined) return { state: 'closed', next: { day, from } }
    day = nextDay(day)
  }
  return { state: 'closed' }
}

/** Days in a row, for words: `[1,2,3,4,5,7]` is 1 to 5, and 7. Monday is 1. */
export function weekdayRuns(days: readonly number[]): { readonly from: number; readonly until: number }[] {
  const runs: { from: number; until: number }[] = []
  for (const day of [...new Set(days)].sort()) {
    const last = runs.at(-1)
    if (last !== undefined && last.until === day - 1) last.until = day
    else runs.push({ from: day, until: day })
  }
  return runs
}

/** Empty when each day of the year, 29 February too, belongs to exactly one season. A place without seasons has no gap. */
export function seasonGaps(hours: Hours): SeasonFault[] {
  if (hours.length === 0) return []
  const faults: { kind: SeasonFault['kind']; from: string; until: string }[] = []
  let yesterday = ''
  for (let day = `${LEAP_YEAR}-01-01`; day <= `${LEAP_YEAR}-12-31`; day = nextDay(day)) {
    const monthDay = day.slice(5)
    const claims = hours.filter((season) => holds(season, monthDay)).length
    if (claims !== 1) {
      const kind = claims === 0 ? 'gap' : 'overlap'
      const last = faults.at(-1)
      if (last !== undefined && last.kind === kind && last.until === yesterday) last.until = monthDay
      else faults.push({ kind, from: monthDay, until: monthDay })
    }
    yesterday = monthDay
  }
  return faults
}

function holds({ from, until }: Season, monthDay: string): boolean {
  return from <= until ? from <= monthDay && monthDay <= until : monthDay >= from || monthDay <= until
}

function spansOn(hours: Hours, day: string, calendars: readonly YearCalendar[]): Season['open'] {
  const season = seasonOn(hours, day)
  return season !== undefined && isOpenDay(season.days, day, calendars) ? season.open : []
}

/** Monday to Friday means the working days with their 调休; any other week is taken as it is written. */
function isOpenDay(days: readonly number[], day: string, calendars: readonly YearCalendar[]): boolean {
  const weekdays = new Set(days)
  if (weekdays.size === MONDAY_TO_FRIDAY.length && MONDAY_TO_FRIDAY.every((one) => weekdays.has(one)))
    return isWorkingDay(day, calendars).working
  return weekdays.has(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)
}
