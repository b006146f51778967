// What an officer decides on an opinion that came to an opinion call: 采纳, 部分采纳, 不采纳; and until when that may be changed.
import { z } from 'zod'

export const VERDICTS = ['adopted', 'partly', 'declined'] as const
export type Verdict = (typeof VERDICTS)[number]
export const verdictSchema = z.enum(VERDICTS)

/** As much as a reason in a table can hold and still be read. */
export const REASON_MAX_CHARACTERS = 500
/** An opinion as it is published; the form takes as many. */
export const OPINION_MAX_CHARACTERS = 1000

/** Written with a decision; it stands under the office's seal until it is published. */
export const opinionWordsSchema = z.strictObject({
  reason: z.string().max(REASON_MAX_CHARACTERS).optional(),
  /** 意见内容 as edited for publication; missing while nobody has edited it. */
  text: z.string().max(OPINION_MAX_CHARACTERS).optional(),
})
export type OpinionWords = z.infer<typeof opinionWordsSchema>

/** Whoever finds an opinion not taken, or not whole, reads why; a reason may be given with the others too. */
export function needsReason(verdict: Verdict): boolean {
  return verdict !== 'adopted'
}

/**
 * What has been published is not changed behind its readers' backs; what was decided later may be.
 * Both ISO times; `publishedUpTo`: when the published result was put together, undefined before that.
 */
export function mayBeChanged(decidedAt: string | undefined, publishedUpTo: string | undefined): boolean {
  return publishedUpTo === undefined || decidedAt === undefined || decidedAt > publishedUpTo
}

export interface Tally extends Readonly<Record<Verdict, number>> {
  readonly received: number
  readonly undecided: number
}

/** One entry for each opinion; undefined for one that nobody has decided on. */
export function tally(verdicts: readonly (Verdict | undefined)[]): Tally {
  const count = (asked: Verdict | undefined) => verdicts.filter((one) => one === asked).length
  return {
    ...{ received: verdicts.length, undecided: count(undefined) },
    ...{ adopted: count('adopted'), partly: count('partly'), declined: count('declined') },
  }
}
