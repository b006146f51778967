// What is done about a bad rating (回访、核实、整改): one step after another, never changed. Where it stands is computed from them.
import { z } from 'zod'
import { daySchema } from '../../content/document.ts'

export const FOLLOW_UP_WORDS_MAX_CHARACTERS = 1000

/** 属实, 部分属实, 不属实. */
export const FINDINGS = ['confirmed', 'partly', 'unfounded'] as const
export type Finding = (typeof FINDINGS)[number]

/** 已整改; 已解释说明, where what is asked for has no basis or is not this office's to give; 不属实, 误评. */
export const FOLLOW_UP_RESULTS = ['mended', 'explained', 'unfounded'] as const
export type FollowUpResult = (typeof FOLLOW_UP_RESULTS)[number]

/** The day it was done, which may lie before the day it is recorded. */
const on = { day: daySchema }

/** Codes and days alone; what was done in words is sealed. Closing has no day of its own: nobody closes in the past. */
export const followUpActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contacted'), ...on }),
  z.strictObject({ kind: z.literal('not-reached'), ...on }),
  z.strictObject({ kind: z.literal('looked-into'), ...on, finding: z.enum(FINDINGS) }),
  z.strictObject({ kind: z.literal('measure'), ...on }),
  z.strictObject({ kind: z.literal('closed'), result: z.enum(FOLLOW_UP_RESULTS) }),
  /** 重新办理: closed too early, or what was promised did not hold. */
  z.strictObject({ kind: z.literal('reopened') }),
])
export type FollowUpAction = z.infer<typeof followUpActionSchema>
export const FOLLOW_UP_KINDS = ['contacted', 'not-reached', 'looked-into', 'measure', 'closed', 'reopened'] as const
export type FollowUpKind = FollowUpAction['kind']

export interface FollowUpStep {
  readonly id: string
  readonly action: FollowUpAction
  /** Account that recorded it. */
  readonly by: string
  readonly at: string
}
