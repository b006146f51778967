// How long what people sent is kept (个人信息保护法 第19、47条): what was given freely goes when its giver asks, a sign-up a month after its event, a
// disclosure request when the period of official files is over.
import { chinaDay } from '../calendar/working-days.ts'
import type { SubmissionKind } from './form.ts'

/** 机关文书档案 定期 is 10 or 30 years (国家档案局令第8号, 2006); a place that keeps requests for 30 sets it so. */
export const RETENTION_YEARS = [10, 30] as const
export type RetentionYears = (typeof RETENTION_YEARS)[number]

/** As the notice before the form promises (forms: sign-up.notice.how-long). */
const SIGN_UP_KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** Why something given freely is erased, 个人信息保护法 第47条第1款: 撤回同意, 目的已实现或不再必要, 不该收集的. */
export const ERASURE_GROUNDS = ['consent-withdrawn', 'purpose-over', 'not-lawful'] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]

/** A request under the law is no gift of its applicant: the file stays for its period, whoever asks. */
export function goesOnDemand(kind: SubmissionKind): boolean {
  return kind !== 'disclosure-request'
}

/** The first day on which an answered request may be destroyed: its whole years are counted from the year after the answer. */
export function requestKeptUntil(answeredOn: string, years: RetentionYears): string {
  return `${Number(answeredOn.slice(0, 4)) + 1 + years}-01-01`
}

/** The last day of a sign-up whose event ended on `eventEnd`. */
export function signUpKeptUntil(eventEnd: string): string {
  return chinaDay(new Date(Date.parse(`${eventEnd}T00:00:00+08:00`) + SIGN_UP_KEPT_DAYS * DAY_MS))
}
