// Holiday calendars shipped with the release; later ones come with the town's packages.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type YearCalendar, yearCalendarSchema } from '../shared/calendar/working-days.ts'
import { projectFolder } from './paths.ts'

export function shippedCalendars(): YearCalendar[] {
  const folder = join(projectFolder(), 'assets', 'calendars')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => yearCalendarSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}
