// 咨询答复时限: no law sets one for a question, so the place does, in working days. Counted like the statutory one: the day it came is not counted.
import { z } from 'zod'
import { addWorkingDays, type CountedDay, type YearCalendar } from '../calendar/working-days.ts'
import type { SubmissionKind } from './form.ts'

/** What national checks of government sites allow for an answer to a message (国办秘函〔2019〕19号). */
export const CONSULTATION_WORKING_DAYS = 15
/** A setting of the hub, in working days. */
export const houseDaysSchema = z.coerce.number().int().min(1).max(60)

/** Last day of the house's own limit; undefined for kinds that have none. `came`: day of submission. */
export function houseLimit(
  kind: SubmissionKind,
  came: string,
  workingDays: number,
  calendars: readonly YearCalendar[],
): CountedDay | undefined {
  return kind === 'consultation' ? addWorkingDays(came, workingDays, calendars) : undefined
}
