// How a submission travels: a sealed payload, an envelope with no personal data beside it, the hub's signed acknowledgement, a sealed reply.
import { z } from 'zod'
import { sha256Schema } from '../content/catalogue.ts'
import { documentIdSchema } from '../content/document.ts'
import { SEALED_MAX_BYTES } from '../content/limits.ts'
import { signatureSchema, suiteIdSchema } from '../crypto/suite.ts'
import { answersSchema, submissionKindSchema } from './form.ts'
import { handedInSchema } from './handed-in.ts'
import { receiptSchema, terminalCodeSchema } from './receipt.ts'
import { staffNameSchema } from './window-record.ts'

/** Made when the form opens, so that ten taps are one submission (F1, F14). */
export const submissionIdSchema = z.uuid()

const formRefSchema = z.strictObject({ id: submissionKindSchema, version: z.int().min(1) })

/** What may stand beside the seal (DESIGN: no person, no content). It is repeated inside the seal and compared when opened. */
export const headerSchema = z.strictObject({
  id: submissionIdSchema,
  receipt: receiptSchema,
  kind: submissionKindSchema,
  form: formRefSchema,
  /** Office id of the body addressed. */
  addressee: z.string().max(32),
  terminal: terminalCodeSchema,
  /** Terminal time of submission. Whether it can be trusted is kept beside it (时间待校准). */
  submittedAt: z.iso.datetime(),
  clockTrusted: z.boolean(),
  /** 代填: a staff member filled in for the person (条例 第29条). Who it was stands under the seal. */
  onBehalf: z.boolean(),
  /** Entered at the office from paper or by word of mouth; no terminal may send it. `submittedAt` is the beginning of the day it came. */
  handedIn: handedInSchema.optional(),
})
export type SubmissionHeader = z.infer<typeof headerSchema>

/** Sealed to the office; the terminal cannot read it again. */
export const payloadSchema = z.strictObject({
  header: headerSchema,
  answers: answersSchema,
  /** The document a question is about. */
  document: documentIdSchema.optional(),
  /** The hub seals its reply with a key stretched from this code. */
  queryCode: z.string().length(12),
  /** 代填: who filled in. Only where the header says so; missing from what an earlier release sealed. */
  filledInBy: staffNameSchema.optional(),
})
export type SubmissionPayload = z.infer<typeof payloadSchema>

export const envelopeSchema = z.strictObject({
  format: z.literal(1),
  suite: suiteIdSchema,
  header: headerSchema,
  /** Hash of the sealed bytes. */
  sha256: sha256Schema,
  /** Base64 of the sealed payload. */
  sealed: z.base64().max(Math.ceil(SEALED_MAX_BYTES / 3) * 4),
})
export type Envelope = z.infer<typeof envelopeSchema>

/** An item leaves the outbox only on this, signed by the hub, naming the item's id and hash (F2). */
export const acknowledgementSchema = z.strictObject({
  statement: z.strictObject({
    hub: z.string().max(64),
    id: submissionIdSchema,
    receipt: receiptSchema,
    sha256: sha256Schema,
    receivedAt: z.iso.datetime(),
  }),
  signature: signatureSchema,
})
export type Acknowledgement = z.infer<typeof acknowledgementSchema>

/** A reply as it travels back; sealed with the query code. It is notice, not 送达. */
export const sealedReplySchema = z.strictObject({
  statement: z.strictObject({
    hub: z.string().max(64),
    replyId: z.uuid(),
    receipt: receiptSchema,
    sha256: sha256Schema,
    sentAt: z.iso.datetime(),
  }),
  signature: signatureSchema,
  sealed: z.base64().max(Math.ceil(SEALED_MAX_BYTES / 3) * 4),
})
export type SealedReply = z.infer<typeof sealedReplySchema>

/** What a reply says once opened. */
export const replyContentSchema = z.strictObject({
  receipt: receiptSchema,
  body: z.string().min(1).max(5000),
  answeredBy: z.string().max(100),
  sentAt: z.iso.datetime(),
})
export type ReplyContent = z.infer<typeof replyContentSchema>

/** Why a hub says no to an item. Anything else (5xx, HTML, silence) is no answer, and the item stays queued (F3, F4). */
export const REFUSALS = [
  'id-with-other-content',
  'receipt-already-used',
  'addressee-unknown',
  'terminal-moved',
  'malformed',
  'too-large',
  'suite-unknown',
] as const
export type Refusal = (typeof REFUSALS)[number]
