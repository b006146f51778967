// Contract between the hub and its console for cases (依申请公开办理): where a request stands, what is done next, its documents, the yearly report.
import { z } from 'zod'
import { daySchema } from '../content/document.ts'
import { answerCodeSchema, RESULT_ROWS } from '../requests/case/answer-code.ts'
import { CASE_WORDS_MAX_CHARACTERS, caseActionSchema } from '../requests/case/case-event.ts'
import { caseDocumentSchema } from '../requests/case/document-text.ts'
import { APPLICANT_KINDS } from '../requests/case/yearly-table.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import { clockDaySchema } from './clock-day.ts'
import { endpoint } from './endpoint.ts'
import { inboxRowSchema } from './hub-console.ts'

const remedyWaySchema = z.enum(['review', 'suit-direct', 'suit-after-review'])
const remedyResultSchema = z.enum(['upheld', 'corrected', 'other'])
const oneOrNone = <Schema extends z.ZodType>(schema: Schema) => schema.optional()

const caseStateSchema = z.object({
  supplement: oneOrNone(z.object({ asked: daySchema, until: daySchema, answered: oneOrNone(daySchema) })),
  proposal: oneOrNone(z.object({ id: z.uuid(), workingDays: z.int(), by: z.string() })),
  extendedBy: z.int(),
  opinionsOpen: z.object({ 'third-party': z.int(), 'co-producer': z.int() }),
  fee: oneOrNone(z.object({ noticed: daySchema, yuan: z.number(), until: daySchema, paid: oneOrNone(daySchema) })),
  answer: oneOrNone(z.object({ code: answerCodeSchema, day: daySchema })),
  assessed: oneOrNone(z.object({ publish: z.boolean(), day: daySchema })),
  madePublic: oneOrNone(z.object({ document: z.string(), day: daySchema })),
  remedies: z.array(z.object({ way: remedyWaySchema, opened: daySchema, result: oneOrNone(remedyResultSchema) })),
})

/** `by`: name shown; `words`: what was written with it, opened from the seal. */
const caseEntrySchema = z.object({
  id: z.uuid(),
  action: caseActionSchema,
  words: z.string().optional(),
  by: z.string(),
  at: z.iso.datetime(),
})

/** A request of the last year for nearly the same information (F19). */
export const similarRequestSchema = z.object({
  id: submissionIdSchema,
  receipt: z.string(),
  receivedOn: daySchema,
  sameApplicant: z.boolean(),
  answered: answerCodeSchema.optional(),
})
export type SimilarRequest = z.infer<typeof similarRequestSchema>

export const caseViewSchema = z.object({
  id: submissionIdSchema,
  receipt: z.string(),
  today: daySchema,
  /** The day the clock runs from, and whether somebody has confirmed it. */
  receivedOn: daySchema,
  confirmed: z.boolean(),
  clock: z.object({
    due: daySchema.optional(),
    allowed: z.int(),
    estimated: z.boolean(),
    waiting: z.array(z.enum(['supplement', 'fee', 'third-party', 'co-producer'])),
    days: z.array(clockDaySchema),
  }),
  /** Last day on which 补正 may be asked for. */
  supplementBy: daySchema,
  /** Working days that may still be added. */
  extensionLeft: z.int(),
  state: caseStateSchema,
  entries: z.array(caseEntrySchema),
  /** Requests of the last year that ask for nearly the same. A warning, never a bar (F19). */
  similar: z.array(similarRequestSchema),
  documents: z.array(caseDocumentSchema),
})
export type CaseView = z.infer<typeof caseViewSchema>

/** A file as it goes to the browser. */
export const fileSchema = z.object({ name: z.string(), mediaType: z.string(), base64: z.base64() })
export type MadeFile = z.infer<typeof fileSchema>

const rowSchema = z.object({
  ...(Object.fromEntries(APPLICANT_KINDS.map((kind) => [kind, z.int()])) as Record<(typeof APPLICANT_KINDS)[number], z.ZodInt>),
  total: z.int(),
})
const remedyRowSchema = z.object({ upheld: z.int(), corrected: z.int(), other: z.int(), pending: z.int(), total: z.int() })

export const yearlyReportSchema = z.object({
  year: z.int(),
  table: z.object({
    received: rowSchema,
    carriedIn: rowSchema,
    results: z.record(z.enum(RESULT_ROWS), rowSchema),
    resultsTotal: rowSchema,
    carriedOut: rowSchema,
  }),
  remedies: z.record(remedyWaySchema, remedyRowSchema),
  /** 勾稽 that do not hold: none in a table counted from cases. */
  problems: z.array(z.object({ rule: z.string(), row: z.string(), column: z.string(), expected: z.int(), found: z.int() })),
  /** Requests a person must look at before the figures stand: receipt day not confirmed, replied to without a result. */
  toSettle: z.array(z.object({ receipt: z.string(), what: z.enum(['receipt-day', 'result', 'not-openable']) })),
})
export type YearlyReport = z.infer<typeof yearlyReportSchema>

/** An extension that waits for the head of the office. `lastDayIfAgreed` is missing while the applicant has something to do. */
const approvalRowSchema = z.object({ row: inboxRowSchema, workingDays: z.int(), lastDayIfAgreed: daySchema.optional() })
export type ApprovalRow = z.infer<typeof approvalRowSchema>

/** What the head decides on: the case and what is asked for, without who asks. */
const approvalSchema = z.object({
  row: inboxRowSchema,
  view: caseViewSchema,
  asked: z.string(),
  lastDayIfAgreed: daySchema.optional(),
})
export type Approval = z.infer<typeof approvalSchema>

const id = submissionIdSchema
const yearSchema = z.coerce.number().int().min(2019).max(2100)

export const hubCasesApi = {
  case: endpoint('GET', '/api/console/cases/:id', z.object({ id }), caseViewSchema),
  /** Errors: the problems of `case-rules.ts`, `receipt-day-first`, `not-allowed`. */
  act: endpoint(
    'POST',
    '/api/console/cases/:id/act',
    z.object({ id, action: caseActionSchema, words: z.string().trim().max(CASE_WORDS_MAX_CHARACTERS).optional() }),
    caseViewSchema,
  ),
  approvals: endpoint('GET', '/api/console/approvals', z.object({}), z.object({ rows: z.array(approvalRowSchema) })),
  /** Errors: `not-found` where no extension was proposed. */
  approval: endpoint('GET', '/api/console/approvals/:id', z.object({ id }), approvalSchema),
  document: endpoint(
    'GET',
    '/api/console/cases/:id/documents/:which',
    z.object({ id, which: caseDocumentSchema }),
    z.object({
      title: z.string(),
      paragraphs: z.array(z.string()),
      signature: z.array(z.string()),
      file: fileSchema,
    }),
  ),
  yearlyReport: endpoint('GET', '/api/console/yearly-report/:year', z.object({ year: yearSchema }), yearlyReportSchema),
  yearlyFile: endpoint(
    'GET',
    '/api/console/yearly-report/:year/:format',
    z.object({ year: yearSchema, format: z.enum(['docx', 'xlsx']) }),
    fileSchema,
  ),
} as const
