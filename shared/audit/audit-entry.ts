// What the audit record (操作记录) may hold: who did what, about which number. Codes only, so that no personal data gets in: names, words and
// free text have no field here.
import { z } from 'zod'

export const AUDITED = [
  'signed-in',
  'sign-in-locked',
  'request-handed-in',
  'submission-opened',
  'replied',
  'receipt-day-confirmed',
  'identity-checked',
  'case-step',
  'follow-up-step',
  'document-made',
  'enrolment-code-made',
  'enrolment-code-revoked',
  'terminal-enrolled',
  'command-given',
  'office-known',
  'terminal-given-away',
  'terminal-taken-back',
  'handed-on',
  'taken-over',
  'account-made',
  'account-changed',
  'account-closed',
  'account-opened',
  'password-set',
  'sessions-ended',
  'opinion-handed-in',
  'opinions-opened',
  'opinion-decided',
  'opinion-edited',
  'opinion-result-made',
  'person-data-sought',
  'person-data-exported',
  'person-data-erased',
] as const
export type Audited = (typeof AUDITED)[number]

/** Who acts where nobody has signed in: the command line on the hub's own machine, the hub by itself, a terminal. */
export const AUDIT_ACTORS = {
  commandLine: '(command-line)',
  hub: '(hub)',
  terminal: '(terminal)',
  formerOffice: '(former-office)',
} as const

export const auditEntrySchema = z.strictObject({
  at: z.iso.datetime(),
  /** Name of the account as it signs in, or one of `AUDIT_ACTORS`. */
  account: z.string().min(1).max(60),
  what: z.enum(AUDITED),
  /** Receipt, id (a document's has up to 64 characters), terminal code or account name. */
  about: z.string().max(64),
  /** A code: the kind of step, the document, the roles. */
  detail: z.string().regex(/^[a-z0-9 -]{0,120}$/),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>
