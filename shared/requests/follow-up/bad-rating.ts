// 差评: which ratings have to be followed up, whether the person can be called, and by when it is done.
import { z } from 'zod'
import { addWorkingDays, type CountedDay, type YearCalendar } from '../../calendar/working-days.ts'
import type { Answers } from '../form.ts'
import { GRADES, type Grade } from '../forms/rating.ts'

/** 不满意, 非常不满意; 基本满意 is no bad rating. */
const BAD_GRADES: readonly Grade[] = ['dissatisfied', 'very-dissatisfied']
const gradeSchema = z.enum(GRADES)

/** What the office may know of a rating without anything of who gave it. */
export interface RatingFacts {
  readonly grade: Grade
  /** A phone was left: 回访. Without one it can only be looked into: 核实整改. */
  readonly reachable: boolean
}

/** Undefined for an answer without a grade of the form. */
export function ratingFacts({ grade, phone = '' }: Answers): RatingFacts | undefined {
  const known = gradeSchema.safeParse(grade)
  return known.success ? { grade: known.data, reachable: phone.trim() !== '' } : undefined
}

export function isBad({ grade }: Pick<RatingFacts, 'grade'>): boolean {
  return BAD_GRADES.includes(grade)
}

/** 国办发〔2019〕51号 wants each bad rating mended and answered for, and no text that is at hand says within how many days: the place's own limit. */
export const FOLLOW_UP_WORKING_DAYS = 15

/** The last day. `came`: the day it was given, which is not counted. */
export function followUpBy(came: string, workingDays: number, calendars: readonly YearCalendar[]): CountedDay {
  return addWorkingDays(came, workingDays, calendars)
}
