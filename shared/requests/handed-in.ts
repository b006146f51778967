// What comes to the office itself (条例 第29条: 当面提交, 邮寄, 传真 …; 口头): by which way, which day is the day of receipt, and what of the form a letter may lack.
import { z } from 'zod'
import { daySchema } from '../content/document.ts'
import { type AnswerProblem, type Answers, askedFields, checkAnswers } from './form.ts'
import { currentForm } from './forms.ts'
import { type ReceiptDayProblem, receiptDayProblem } from './receipt-day.ts'

/** 当面提交书面, 口头由工作人员代填, 需要签收的邮寄, 平常信函, 传真, 电子邮件. */
export const HAND_IN_WAYS = ['in-person', 'oral', 'post-signed', 'post-plain', 'fax', 'email'] as const
export type HandInWay = (typeof HAND_IN_WAYS)[number]

/** Stands beside the seal: how it came, and on which day it lay at the office. */
export const handedInSchema = z.strictObject({ way: z.enum(HAND_IN_WAYS), day: daySchema })
export type HandedIn = z.infer<typeof handedInSchema>

/** 条例 第31条: handed in or signed for, the day it came is the day of receipt; for the others it is the day on which both sides confirm. */
export function isReceivedOnArrival(way: HandInWay): boolean {
  return way === 'in-person' || way === 'oral' || way === 'post-signed'
}

/** `confirmedOn`: when the applicant was spoken to. Undefined while the day of receipt is still open. */
export function receiptDayOf({ way, day }: HandedIn, confirmedOn: string | undefined): string | undefined {
  return isReceivedOnArrival(way) ? day : confirmedOn
}

/** 条例 in its present form: what came before is counted by other limits. */
export const REGULATION_SINCE = '2019-05-15'
export type HandedInProblem = ReceiptDayProblem | 'handed-in-too-early'

/** Neither day lies ahead, nothing is confirmed before it has come, and a slip of the year is noticed. */
export function handedInProblem({ day }: HandedIn, confirmedOn: string | undefined, today: string): HandedInProblem | undefined {
  if (day < REGULATION_SINCE) return 'handed-in-too-early'
  const begin = startOfDay(day)
  return (
    receiptDayProblem(day, begin, today) ?? (confirmedOn === undefined ? undefined : receiptDayProblem(confirmedOn, begin, today))
  )
}

/** The first moment of a day in China. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

/** Without these nothing can be asked of the applicant, nor counted in the yearly table: the officer puts them down by what the letter says. */
const NEVER_LEFT_OUT: readonly string[] = ['applicantKind', 'information']
const NEVER_AS_WRITTEN: readonly AnswerProblem[] = ['too-long', 'not-an-option']

export interface CheckedHandIn {
  /** Asked fields with text in them, trimmed. */
  readonly answers: Answers
  /** What the officer has to mend: nothing is kept while there is any. */
  readonly wrong: Readonly<Record<string, AnswerProblem>>
  /** What the paper lacks or has wrong: it came all the same, and the applicant is asked to complete it (补正, 第30条). */
  readonly lacking: Readonly<Record<string, AnswerProblem>>
}

/** Against the form of today; steering (`matter`) is the officer's own judgement. */
export function checkHandedIn(typed: Answers): CheckedHandIn {
  const form = currentForm('disclosure-request')
  const given: Answers = { ...typed, matter: 'information' }
  const answers = Object.fromEntries(
    askedFields(form, given).flatMap(({ id }) => {
      const answer = (Object.hasOwn(given, id) ? given[id] : '')?.trim() ?? ''
      return answer === '' ? [] : [[id, answer]]
    }),
  )
  const checked = checkAnswers(form, answers)
  const problems = Object.entries(checked.ok ? {} : checked.problems)
  const isWrong = ([field, problem]: [string, AnswerProblem]) =>
    NEVER_LEFT_OUT.includes(field) || NEVER_AS_WRITTEN.includes(problem)
  return {
    answers,
    wrong: Object.fromEntries(problems.filter(isWrong)),
    lacking: Object.fromEntries(problems.filter((one) => !isWrong(one))),
  }
}
