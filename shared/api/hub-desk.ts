// Contract between the hub and its console for the content desk (内容).
import { z } from 'zod'
import { sha256Schema } from '../content/catalogue.ts'
import { DOCUMENT_KINDS, daySchema, documentIdSchema, VALIDITY } from '../content/document.ts'
import { deskDraftSchema, deskFieldsSchema } from '../desk/desk-draft.ts'
import { deskEventSchema, reasonSchema, reasonsSchema } from '../desk/desk-event.ts'
import { DESK_STAGES } from '../desk/desk-standing.ts'
import { SELF_CHECKS } from '../desk/self-check.ts'
import { PARTS } from '../review/finding.ts'
import { endpoint } from './endpoint.ts'

const none = z.object({})
const step = z.object({ account: z.string(), name: z.string(), at: z.iso.datetime() })

/** A row of the desk: the four steps with names and times. */
export const deskRowSchema = z.object({
  id: documentIdSchema,
  title: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  language: deskFieldsSchema.shape.language.unwrap(),
  stage: z.enum(DESK_STAGES),
  /** 0: came into the catalogue by the command line. */
  version: z.int().min(0),
  /** The last one who saved. */
  editor: step.optional(),
  content: step.extend({ reasons: z.record(z.string(), z.string()) }).optional(),
  secrecy: step.optional(),
  signed: step.extend({ publishOn: daySchema }).optional(),
  returned: step.extend({ reason: z.string() }).optional(),
  /** Of what terminals show now. */
  publishedOn: daySchema.optional(),
})
export type DeskRow = z.infer<typeof deskRowSchema>

const deskFindingSchema = z.object({
  /** Names it in the reasons of a review. */
  key: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  where: z.string().optional(),
  part: z.enum(PARTS).optional(),
  compared: z
    .array(z.object({ here: z.string(), there: z.string() }))
    .readonly()
    .optional(),
})

export const deskDocumentSchema = z.object({
  row: deskRowSchema,
  /** Absent for what came by the command line. */
  draft: deskDraftSchema.optional(),
  /** What the file was called, where the draft names one. */
  fileName: z.string().optional(),
  /** As terminals show it now: what an edit of a document without a draft begins with. */
  published: deskFieldsSchema.optional(),
  /** Cleaned, as terminals show it; empty when the file cannot be read. */
  html: z.string(),
  findings: z.array(deskFindingSchema),
  events: z.array(deskEventSchema),
})
export type DeskDocument = z.input<typeof deskDocumentSchema>
/** As it comes out of the contract. */
export type ShownDeskDocument = z.output<typeof deskDocumentSchema>
export type DeskFinding = z.output<typeof deskFindingSchema>

const selfCheckLineSchema = z.object({
  id: documentIdSchema,
  title: z.string(),
  /** The version that a step on this line is taken on. */
  version: z.int().min(0),
  check: z.enum(SELF_CHECKS),
  since: z.string().optional(),
})
export type ShownSelfCheckLine = z.output<typeof selfCheckLineSchema>

/** What the catalogue of the channel says of a document: what a directory or a gazette is put together from. */
export const publishedFieldsSchema = deskFieldsSchema.extend({ publishedOn: daySchema })
export type PublishedFields = z.output<typeof publishedFieldsSchema>

const seen = { id: documentIdSchema, version: z.int().min(0) }

export const hubDeskApi = {
  rows: endpoint('GET', '/api/console/desk', none, z.object({ rows: z.array(deskRowSchema) })),
  document: endpoint('GET', '/api/console/desk/:id', z.object({ id: documentIdSchema }), deskDocumentSchema),
  /** `version`: the newest that the editor has seen, 0 for a new document. */
  save: endpoint('POST', '/api/console/desk', z.object({ version: z.int().min(0), draft: deskDraftSchema }), deskDocumentSchema),
  submit: endpoint('POST', '/api/console/desk/:id/submit', z.object(seen), deskDocumentSchema),
  passContent: endpoint(
    'POST',
    '/api/console/desk/:id/content',
    z.object({ ...seen, reasons: reasonsSchema.default({}) }),
    deskDocumentSchema,
  ),
  passSecrecy: endpoint('POST', '/api/console/desk/:id/secrecy', z.object(seen), deskDocumentSchema),
  giveBack: endpoint('POST', '/api/console/desk/:id/return', z.object({ ...seen, reason: reasonSchema }), deskDocumentSchema),
  /** Without a day: at once. */
  sign: endpoint(
    'POST',
    '/api/console/desk/:id/sign',
    z.object({ ...seen, publishOn: daySchema.optional() }),
    deskDocumentSchema,
  ),
  withdraw: endpoint('POST', '/api/console/desk/:id/withdraw', z.object({ ...seen, reason: reasonSchema }), deskDocumentSchema),
  setValidity: endpoint(
    'POST',
    '/api/console/desk/:id/validity',
    z.object({ ...seen, validity: z.enum(VALIDITY), replacedBy: documentIdSchema.optional(), reason: reasonSchema }),
    deskDocumentSchema,
  ),
  selfCheck: endpoint('GET', '/api/console/desk-self-check', none, z.object({ lines: z.array(selfCheckLineSchema) })),
  published: endpoint(
    'GET',
    '/api/console/desk-published',
    none,
    z.object({ today: daySchema, documents: z.array(publishedFieldsSchema) }),
  ),
} as const

/** The bytes of a file as the body of a POST; `?name=` says what it is called. Answers `{"file":SHA256}`, to be named in a draft. */
export const DESK_FILE_PATH = '/api/console/desk-files'
export const deskFileSchema = z.object({ file: sha256Schema })
