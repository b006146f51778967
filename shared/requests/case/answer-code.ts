// 办理结果: how a request can end, in the groups and rows of the yearly table (国办公开办函〔2021〕30号), and which remedy each leads to.
import { z } from 'zod'

/** Rows of 三、本年度办理结果, in the table's order. */
export const RESULT_GROUPS = {
  granted: ['granted'],
  partial: ['partial'],
  refused: ['secret', 'forbidden', 'safety', 'third-party', 'internal', 'process', 'enforcement', 'registry'],
  unavailable: ['not-held', 'needs-making', 'still-unclear'],
  unprocessed: ['petition', 'repeated', 'publication', 'excessive', 'reconfirm'],
  other: ['supplement-lapsed', 'fee-lapsed', 'other'],
} as const
export type ResultGroup = keyof typeof RESULT_GROUPS
export type ResultRow = (typeof RESULT_GROUPS)[ResultGroup][number]
export const RESULT_ROWS: readonly ResultRow[] = Object.values(RESULT_GROUPS).flat()

/**
 * What an answer says. Some rows of the table hold two different answers: what is public already (第36条第1项) is 予以公开,
 * what does not exist (第4项) or belongs to another body (第5项) is 本机关不掌握.
 */
export const ANSWER_CODES = [
  ...['granted', 'already-public', 'partial'],
  ...['secret', 'forbidden', 'safety', 'third-party', 'internal', 'process', 'enforcement', 'registry'],
  ...['not-existing', 'other-body', 'needs-making', 'still-unclear'],
  ...['petition', 'repeated', 'publication', 'excessive', 'reconfirm'],
  ...['supplement-lapsed', 'fee-lapsed', 'withdrawn'],
] as const
export const answerCodeSchema = z.enum(ANSWER_CODES)
export type AnswerCode = (typeof ANSWER_CODES)[number]

const OTHER_ROW: Readonly<Partial<Record<AnswerCode, ResultRow>>> = {
  'already-public': 'granted',
  'not-existing': 'not-held',
  'other-body': 'not-held',
  withdrawn: 'other',
}

/** The row of the yearly table that an answer is counted in. */
export function resultRow(code: AnswerCode): ResultRow {
  const row = OTHER_ROW[code] ?? RESULT_ROWS.find((one) => one === code)
  if (row === undefined) throw new Error(`expected a row for ${code}`)
  return row
}

export function resultGroup(row: ResultRow): ResultGroup {
  const found = (Object.keys(RESULT_GROUPS) as ResultGroup[]).find((group) =>
    RESULT_GROUPS[group].some((one: ResultRow) => one === row),
  )
  if (found === undefined) throw new Error(`expected a group for ${row}`)
  return found
}

/** 复议前置 came with the 行政复议法 of 2023. */
const REVIEW_FIRST_SINCE = '2024-01-01'

/** `review-first-in-part`: only what is withheld of a partial answer. `none`: nothing was decided against the applicant. */
export type Remedy = 'review-first' | 'review-first-in-part' | 'either' | 'none'

/**
 * What the answer must say about 救济. 不予公开: 复议 comes first (行政复议法 第23条第1款第4项), and the decision says so; the rest may be sued over directly.
 * `decidedOn`: day of the answer.
 */
export function remedyOf(code: AnswerCode, decidedOn: string): Remedy {
  if (code === 'withdrawn') return 'none'
  if (decidedOn < REVIEW_FIRST_SINCE) return 'either'
  if (code === 'partial') return 'review-first-in-part'
  return resultGroup(resultRow(code)) === 'refused' ? 'review-first' : 'either'
}
