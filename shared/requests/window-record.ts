// What the window does with a submission beside the seal (窗口记录): the day of receipt confirmed, the identity seen, paper printed.
// Made at the terminal by staff or in the console by an officer; kept by both, told to the hub. No person's data but the staff member's name.
import { z } from 'zod'
import { daySchema } from '../content/document.ts'
import { receiptSchema } from './receipt.ts'

/** How a refused item was settled: filled in anew, on paper, or the person no longer wants it. */
export const REDONE_REASONS = ['filled-anew', 'on-paper', 'withdrawn', 'not-reached'] as const
export type RedoneReason = (typeof REDONE_REASONS)[number]

/** A member of staff, by the name the hall knows them by. */
export const staffNameSchema = z.string().trim().min(1).max(60)

const about = {
  id: z.uuid(),
  receipt: receiptSchema,
  /** Who did it. */
  by: staffNameSchema,
  at: z.iso.datetime(),
}

export const windowRecordSchema = z.discriminatedUnion('kind', [
  /** 收到日期: the day the clock of 条例 第31条 starts; a later record replaces an earlier one, and both stay on file. */
  z.strictObject({ ...about, kind: z.literal('receipt-day'), day: daySchema }),
  /** 已核验: the window has seen the applicant's card (条例 第29条); no copy is kept. */
  z.strictObject({ ...about, kind: z.literal('identity-checked') }),
  /** 已重办: what the hub refused has been settled in another way; only then does it leave the staff tray. */
  z.strictObject({ ...about, kind: z.literal('redone'), reason: z.enum(REDONE_REASONS) }),
])
export type WindowRecord = z.infer<typeof windowRecordSchema>

/** What stands now: the newest confirmed day, the first check of identity, the first mark that a refused item was settled. */
export function windowState(records: readonly WindowRecord[]): {
  receiptDay: { day: string; by: string; at: string } | undefined
  identityChecked: { by: string; at: string } | undefined
  redone: { reason: RedoneReason; by: string; at: string } | undefined
} {
  const inOrder = [...records].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  const day = inOrder.findLast((record) => record.kind === 'receipt-day')
  const checked = inOrder.find((record) => record.kind === 'identity-checked')
  const redone = inOrder.find((record) => record.kind === 'redone')
  return {
    receiptDay: day?.kind === 'receipt-day' ? { day: day.day, by: day.by, at: day.at } : undefined,
    identityChecked: checked && { by: checked.by, at: checked.at },
    redone: redone?.kind === 'redone' ? { reason: redone.reason, by: redone.by, at: redone.at } : undefined,
  }
}
