// 转交: what one office hands on to another after a village has moved. One format, over HTTP and as a file that somebody carries.
import { z } from 'zod'
import { sha256Schema } from '../content/catalogue.ts'
import { TRANSFER_SEALED_MAX_BYTES } from '../content/limits.ts'
import { officeSchema } from '../content/office.ts'
import { signatureSchema, suiteIdSchema, verifyingKeySchema } from '../crypto/suite.ts'
import { caseActionSchema } from '../requests/case/case-event.ts'
import { acknowledgementSchema, payloadSchema, submissionIdSchema } from '../requests/envelope.ts'
import { receiptSchema, terminalCodeSchema } from '../requests/receipt.ts'
import { windowRecordSchema } from '../requests/window-record.ts'
import { endpoint } from './endpoint.ts'

const officeId = z.string().max(64)
export const TRANSFERS_PER_FILE = 100
const RECORDS_MAX = 200
const STEPS_MAX = 400

/** What two offices give each other before anything is handed on: who they are, with which keys they seal and sign. */
export const officeCardSchema = z.strictObject({
  format: z.literal(1),
  office: officeSchema,
  /** Where its hub takes what is handed on; missing where there is no network. */
  address: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
})
export type OfficeCard = z.infer<typeof officeCardSchema>

const keptRecordSchema = z.strictObject({ record: windowRecordSchema, source: z.enum(['terminal', 'console']) })

/** Under the seal. */
export const transferContentSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('submission'),
    payload: payloadSchema,
    /** Of the first office: its reception is the reception (条例 第31条); the law knows no second one. */
    acknowledgement: acknowledgementSchema,
    /** Where it was filed, with the key by which the new office knows the same machine again. */
    terminal: z.strictObject({ code: terminalCodeSchema, name: z.string().max(100), key: verifyingKeySchema }),
    records: z.array(keptRecordSchema).max(RECORDS_MAX),
    /** 办理记录 so far. */
    steps: z
      .array(
        z.strictObject({
          id: z.uuid(),
          action: caseActionSchema,
          words: z.string().max(20_000).optional(),
          byName: z.string().max(100),
          at: z.iso.datetime(),
        }),
      )
      .max(STEPS_MAX),
  }),
  /** Told by the window after the submission had been handed on. */
  z.strictObject({ what: z.literal('window-records'), records: z.array(keptRecordSchema).min(1).max(RECORDS_MAX) }),
])
export type TransferContent = z.infer<typeof transferContentSchema>

export const transferSchema = z.strictObject({
  statement: z.strictObject({
    /** Of this transfer: the same one again is known by it. */
    id: z.uuid(),
    from: officeId,
    to: officeId,
    submission: submissionIdSchema,
    receipt: receiptSchema,
    what: z.enum(['submission', 'window-records']),
    suite: suiteIdSchema,
    /** Hash of the sealed bytes. */
    sha256: sha256Schema,
    madeAt: z.iso.datetime(),
  }),
  signature: signatureSchema,
  sealed: z.base64().max(Math.ceil(TRANSFER_SEALED_MAX_BYTES / 3) * 4),
})
export type Transfer = z.infer<typeof transferSchema>

export const transferFileSchema = z.strictObject({
  format: z.literal(1),
  transfers: z.array(transferSchema).min(1).max(TRANSFERS_PER_FILE),
})
export type TransferFile = z.infer<typeof transferFileSchema>

export const TRANSFER_REFUSALS = ['id-with-other-content', 'receipt-already-used', 'not-openable', 'not-here'] as const
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number]

/** The other office's word on one transfer; until it has come, the transfer is sent again. */
export const transferAnswerSchema = z.strictObject({
  statement: z.strictObject({
    by: officeId,
    to: officeId,
    id: z.uuid(),
    sha256: sha256Schema,
    at: z.iso.datetime(),
    /** Missing: taken, and on disk. */
    refused: z.enum(TRANSFER_REFUSALS).optional(),
  }),
  signature: signatureSchema,
})
export type TransferAnswer = z.infer<typeof transferAnswerSchema>

export const transferAnswersFileSchema = z.strictObject({
  format: z.literal(1),
  answers: z.array(transferAnswerSchema).max(TRANSFERS_PER_FILE),
})
export type TransferAnswersFile = z.infer<typeof transferAnswersFileSchema>

export const hubTransferApi = {
  /**
   * Signed by an office that is known here, item by item; the same again gets the same answer.
   * Errors: `transfer-not-signed` (an unknown office, another one's transfer, or changed on the way: nothing of the file is taken), `too-many-requests`.
   */
  take: endpoint('POST', '/api/hub/transfers', transferFileSchema, transferAnswersFileSchema),
} as const

export function officeCardFileName(office: string): string {
  return `zwgk-office-${office}.json`
}

export function transferFileName(from: string, to: string): string {
  return `zwgk-transfer-${from}-${to}.json`
}

export function transferAnswersFileName(from: string, to: string): string {
  return `zwgk-transfer-answer-${from}-${to}.json`
}
