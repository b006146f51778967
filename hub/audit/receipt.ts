// A receipt of the records (核对凭据): how many rows each had and the beginning of the last one's hash, short enough to be written on paper. Kept outside
// the hub it shows later that nothing was cut off at the end or made anew from the start.
import { fail, ok, type Result } from '../../shared/result.ts'

export const RECORDS = ['audit', 'desk'] as const
export type RecordName = (typeof RECORDS)[number]

export interface RecordMark {
  readonly record: RecordName
  readonly rows: number
  /** The first 16 digits of the hash of row `rows`. */
  readonly mark: string
}

const MARK_DIGITS = 16

export function markOf(record: RecordName, rows: number, hash: string): RecordMark {
  return { record, rows, mark: hash.slice(0, MARK_DIGITS) }
}

export function receiptText(marks: readonly RecordMark[]): string {
  return marks.map(({ record, rows, mark }) => `${record}:${rows}:${mark}`).join(',')
}

/** Error: `receipt-of-record-wrong`. */
export function readReceipt(text: string): Result<RecordMark[]> {
  const marks: RecordMark[] = []
  for (const part of text.split(',')) {
    const [, name, rows = '', mark = ''] = /^\s*([a-z]+):(\d{1,9}):([0-9a-f]{16})\s*$/.exec(part) ?? []
    const record = RECORDS.find((one) => one === name)
    if (record === undefined) return fail('receipt-of-record-wrong')
    marks.push({ record, rows: Number(rows), mark })
  }
  return ok(marks)
}
