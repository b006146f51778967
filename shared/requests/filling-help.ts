// 代填 (条例 第29条): staff fill in a form for somebody who can't write. Which forms, and the terminal's own word on who helps with one.
import { z } from 'zod'
import { statementBytes } from '../crypto/statement.ts'
import { signatureSchema } from '../crypto/suite.ts'
import { submissionIdSchema } from './envelope.ts'
import type { SubmissionKind } from './form.ts'
import { staffNameSchema } from './window-record.ts'

/**
 * Not 好差评: whoever is rated must not write the rating. Not 纠错: it needs no person's data, so staff write it down as their own.
 */
export const FILLED_IN_BY_STAFF = ['disclosure-request', 'consultation', 'opinion', 'sign-up'] as const satisfies SubmissionKind[]
export type FilledInByStaff = (typeof FILLED_IN_BY_STAFF)[number]

export function mayBeFilledInByStaff(kind: SubmissionKind): kind is FilledInByStaff {
  return FILLED_IN_BY_STAFF.some((one) => one === kind)
}

/**
 * Given by the host after the PIN, good for one submission. The grant of the PIN ends when the form opens: while the person sits at
 * the screen nothing of the staff's can be reached, and the page can neither drop the mark 代填 nor put another name.
 */
export const fillingHelpSchema = z.strictObject({
  submissionId: submissionIdSchema,
  by: staffNameSchema,
  signature: signatureSchema,
})
export type FillingHelp = z.infer<typeof fillingHelpSchema>

/** What the terminal signs with its own key. */
export function fillingHelpStatement({ submissionId, by }: Pick<FillingHelp, 'submissionId' | 'by'>): Uint8Array {
  return statementBytes('filling-help', { submissionId, by })
}
