// What is done with a disclosure request (办理记录): one event after another, never changed; everything else is computed from them.
import { z } from 'zod'
import { daySchema, documentIdSchema } from '../../content/document.ts'
import { answerCodeSchema } from './answer-code.ts'
import { EXTENSION_MAX_WORKING_DAYS } from './statutory-limits.ts'

export const CASE_WORDS_MAX_CHARACTERS = 3500
const REASONABLE_MAX_DAYS = 366

/** The day it was done, which may lie before the day it is recorded. */
const on = { day: daySchema }
const proposal = z.uuid()

/** Facts alone: codes, days and counts. Whatever is written (`words`) and whoever is named in it stays sealed. */
export const caseActionSchema = z.discriminatedUnion('kind', [
  /** 补正, 条例 第30条. */
  z.strictObject({ kind: z.literal('supplement-asked'), ...on, until: daySchema }),
  z.strictObject({ kind: z.literal('supplement-answered'), ...on }),
  /** 延期, 第33条: one proposes, somebody else agrees. */
  z.strictObject({
    kind: z.literal('extension-proposed'),
    ...on,
    workingDays: z.int().min(1).max(EXTENSION_MAX_WORKING_DAYS),
  }),
  z.strictObject({ kind: z.literal('extension-approved'), ...on, proposal }),
  z.strictObject({ kind: z.literal('extension-declined'), ...on, proposal }),
  /** 第三方, 第32条. */
  z.strictObject({ kind: z.literal('third-party-asked'), ...on }),
  z.strictObject({ kind: z.literal('third-party-answered'), ...on, stance: z.enum(['agrees', 'objects', 'silent']) }),
  /** 共同制作机关, 第34条. */
  z.strictObject({ kind: z.literal('co-producer-asked'), ...on }),
  z.strictObject({ kind: z.literal('co-producer-answered'), ...on, stance: z.enum(['agrees', 'objects', 'silent']) }),
  /** 会商. */
  z.strictObject({ kind: z.literal('conferred'), ...on }),
  /** 收费, 国办函〔2020〕109号: by items or by pages, never both. The amount is computed. */
  z.strictObject({
    kind: z.literal('fee-noticed'),
    ...on,
    basis: z.enum(['items', 'pages']),
    count: z.int().min(1).max(100_000),
    /** Items of this applicant in this month before these. */
    before: z.int().min(0).max(100_000).default(0),
  }),
  z.strictObject({ kind: z.literal('fee-paid'), ...on }),
  /** 延迟答复, 第35条. */
  z.strictObject({ kind: z.literal('deferred'), ...on, until: daySchema }),
  z.strictObject({ kind: z.literal('answered'), ...on, code: answerCodeSchema }),
  /** 评估: whether what was given again and again becomes 主动公开 (第44条). */
  z.strictObject({ kind: z.literal('assessed'), ...on, publish: z.boolean() }),
  /** 复议, 诉讼. */
  /** 已转为主动公开: as which published document; its own review record stands at the content desk. */
  z.strictObject({ kind: z.literal('made-public'), ...on, document: documentIdSchema }),
  z.strictObject({ kind: z.literal('remedy-opened'), ...on, way: z.enum(['review', 'suit-direct', 'suit-after-review']) }),
  z.strictObject({
    kind: z.literal('remedy-closed'),
    ...on,
    way: z.enum(['review', 'suit-direct', 'suit-after-review']),
    result: z.enum(['upheld', 'corrected', 'other']),
  }),
])
export type CaseAction = z.infer<typeof caseActionSchema>
/** 行政复议, 未经复议直接起诉, 复议后起诉. */
export type RemedyWay = Extract<CaseAction, { kind: 'remedy-opened' }>['way']
/** 维持, 纠正, 其他. */
export type RemedyResult = Extract<CaseAction, { kind: 'remedy-closed' }>['result']

export interface CaseEvent {
  readonly id: string
  readonly action: CaseAction
  /** Account that recorded it. */
  readonly by: string
  readonly at: string
}

/** A period given to somebody lies after the day it is given, and not out of all reason. */
export function periodReasonable(day: string, until: string): boolean {
  return until > day && (Date.parse(until) - Date.parse(day)) / 86_400_000 <= REASONABLE_MAX_DAYS
}
