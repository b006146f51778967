// 归属变更: what an office tells a terminal of a village that has gone to another office, and when a former office is needed no longer.
import { z } from 'zod'
import { signatureSchema } from '../crypto/suite.ts'
import { terminalCodeSchema } from '../requests/receipt.ts'

/** `hub`: id of the office that gives the terminal away; `at`: from then on nothing is to be sealed to it. */
export const movedAwayStatementSchema = z.strictObject({
  hub: z.string().max(64),
  terminal: terminalCodeSchema,
  at: z.iso.datetime(),
  to: z.strictObject({ hub: z.string().max(64), body: z.string().trim().min(1).max(100) }),
})

/** Signed by the hub: a notice that anybody could make would close the forms of any hall. */
export const movedAwaySchema = z.strictObject({ statement: movedAwayStatementSchema, signature: signatureSchema })
export type MovedAway = z.infer<typeof movedAwaySchema>

/** Whether something was sealed after the terminal had been given away. A clock that nobody believes proves nothing, and nothing is lost on its word. */
export function isSealedAfter({ submittedAt, clockTrusted }: { submittedAt: string; clockTrusted: boolean }, movedAt: string) {
  return clockTrusted && Date.parse(submittedAt) > Date.parse(movedAt)
}

const DAY_MS = 86_400_000
/** As long as a reply stays on a terminal, an answer may still be on its way. */
export const FORMER_OFFICE_KEPT_MS = 30 * DAY_MS
/** 20 working days and as many again (条例 第33条), with the time that supplements, third parties and holidays take. */
export const ANSWER_AWAITED_MS = 180 * DAY_MS

export interface FormerOfficeNeeds {
  readonly movedAt: Date
  /** Sealed items, window records and confirmations that only this office takes. */
  readonly untold: number
  /** When each item was received that has no reply here. */
  readonly unanswered: readonly Date[]
}

/** Whether a terminal still has to speak with an office that it has left. `now`: trusted time. */
export function isFormerOfficeNeeded({ movedAt, untold, unanswered }: FormerOfficeNeeds, now: Date): boolean {
  if (untold > 0 || now.getTime() - movedAt.getTime() < FORMER_OFFICE_KEPT_MS) return true
  return unanswered.some((received) => now.getTime() - received.getTime() < ANSWER_AWAITED_MS)
}
