// Contract between the hub and its console: one person's data, and what has been kept long enough.
import { z } from 'zod'
import { daySchema } from '../content/document.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import { submissionKindSchema } from '../requests/form.ts'
import { receiptSchema } from '../requests/receipt.ts'
import { ERASURE_GROUNDS, RETENTION_YEARS } from '../requests/retention.ts'
import { endpoint } from './endpoint.ts'
import { fileSchema } from './hub-cases.ts'

/** What the person shows at the window: a number of identity, a phone, a receipt. Whatever fits any of them is theirs. */
export const personQuestionSchema = z
  .object({
    idNumber: z.string().trim().min(4).max(60).optional(),
    phone: z.string().trim().min(5).max(30).optional(),
    receipt: receiptSchema.optional(),
  })
  .refine(({ idNumber, phone, receipt }) => (idNumber ?? phone ?? receipt) !== undefined, { message: 'nothing-asked' })
export type PersonQuestion = z.infer<typeof personQuestionSchema>

export const personDataRowSchema = z.object({
  id: submissionIdSchema,
  receipt: z.string(),
  kind: submissionKindSchema,
  receivedAt: z.iso.datetime(),
  /** False for a request under the law, which is kept for its period. */
  goesOnDemand: z.boolean(),
  /** First day on which the file of an answered request may be destroyed; only where it does not go on demand. */
  keptUntil: daySchema.optional(),
})
export type PersonDataRow = z.infer<typeof personDataRowSchema>

export const retentionRowSchema = z.object({
  id: submissionIdSchema,
  receipt: z.string(),
  answeredOn: daySchema,
  keptUntil: daySchema,
  /** Whoever asks has recorded the answer: somebody else destroys the file. */
  answeredByAsker: z.boolean(),
})
export type RetentionRow = z.infer<typeof retentionRowSchema>

/** What was erased, from the record of actions: a number and who, nothing of what it held. */
const erasedRowSchema = z.object({
  receipt: z.string(),
  at: z.iso.datetime(),
  /** Account as it signs in; undefined for the hub by itself. */
  account: z.string().optional(),
  why: z.enum(['period-over', 'on-demand']),
  ground: z.enum(ERASURE_GROUNDS).optional(),
})
export type ErasedRow = z.infer<typeof erasedRowSchema>

const idsSchema = z.array(submissionIdSchema).min(1).max(500)
const erasedSchema = z.object({ erased: z.int() })

/** A number of identity is asked for in the body, never in an address that a proxy would log. */
export const hubPersonDataApi = {
  find: endpoint(
    'POST',
    '/api/console/person-data/find',
    z.object({ person: personQuestionSchema }),
    z.object({ rows: z.array(personDataRowSchema), retentionYears: z.literal(RETENTION_YEARS) }),
  ),
  export: endpoint(
    'POST',
    '/api/console/person-data/export',
    z.object({ person: personQuestionSchema }),
    z.object({ files: z.array(fileSchema) }),
  ),
  erase: endpoint(
    'POST',
    '/api/console/person-data/erase',
    z.object({ person: personQuestionSchema, ids: idsSchema, ground: z.enum(ERASURE_GROUNDS) }),
    erasedSchema,
  ),
  /** `past`: may be destroyed now; `ahead`: within a year; `erased`: the newest entries of the record. */
  retention: endpoint(
    'GET',
    '/api/console/retention',
    z.object({}),
    z.object({
      past: z.array(retentionRowSchema),
      ahead: z.array(retentionRowSchema),
      erased: z.array(erasedRowSchema),
      retentionYears: z.literal(RETENTION_YEARS),
    }),
  ),
  erasePastRetention: endpoint('POST', '/api/console/retention/erase', z.object({ ids: idsSchema }), erasedSchema),
} as const
