// Holiday calendars: those shipped with the release, and newer ones that a person puts into a folder.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type YearCalendar, yearCalendarSchema } from '../shared/calendar/working-days.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { projectFolder } from './paths.ts'

export function shippedCalendars(): YearCalendar[] {
  const folder = join(projectFolder(), 'assets', 'calendars')
  return calendarFiles(folder).map((name) => yearCalendarSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

/** Far more than a year's calendar has. */
const CALENDAR_MAX_CHARACTERS = 20_000

/** The shipped years, each replaced where the folder has it. Errors: `calendar-wrong`: the folder or one of its files can't be read as one. */
export function calendarsWith(folder: string): Result<YearCalendar[]> {
  const years = new Map(shippedCalendars().map((calendar) => [calendar.year, calendar]))
  let path = folder
  try {
    for (const name of calendarFiles(folder)) {
      path = join(folder, name)
      const text = readFileSync(path, 'utf8')
      const calendar = yearCalendarSchema.parse(text.length > CALENDAR_MAX_CHARACTERS ? undefined : JSON.parse(text))
      years.set(calendar.year, calendar)
    }
  } catch {
    // Missing, not to be read, no JSON, no calendar: one thing to the person, who has to look at the file.
    return fail('calendar-wrong', { path })
  }
  return ok([...years.values()])
}

function calendarFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'))
}
