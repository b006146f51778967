// 收到日期: which days the window may confirm for a submission (条例 第31条: the day the clock starts from).
import { chinaDay } from '../calendar/working-days.ts'
import type { SubmissionKind } from './form.ts'

export type ReceiptDayProblem = 'receipt-day-in-future' | 'receipt-day-before-submission'

/** The day matters where a statutory clock runs: 依申请公开 alone. */
export function needsReceiptDay(kind: SubmissionKind): boolean {
  return kind === 'disclosure-request'
}

/** `submittedAt`: the terminal's time; where its clock was not trusted, the earliest that it can have been. `today`: the trusted day. */
export function receiptDayProblem(day: string, submittedAt: string, today: string): ReceiptDayProblem | undefined {
  if (day > today) return 'receipt-day-in-future'
  return day < chinaDay(new Date(submittedAt)) ? 'receipt-day-before-submission' : undefined
}

const DAY_MS = 86_400_000

/** The days to choose from, today first, back to the day of submission; at most `limit`. */
export function receiptDayChoices(submittedAt: string, today: string, limit: number): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${today}T00:00:00Z`); days.length < limit; at -= DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (receiptDayProblem(day, submittedAt, today) !== undefined) break
    days.push(day)
  }
  return days
}
