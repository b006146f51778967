// Contract between the terminal's pages and its host.
import { z } from 'zod'
import { blobRefSchema, MEDIA_TYPES } from '../content/catalogue.ts'
import { channelSchema } from '../content/channel.ts'
import { DOCUMENT_KINDS, documentIdSchema, documentMetaSchema } from '../content/document.ts'
import { SEARCH_TERM_MAX_CHARACTERS } from '../content/limits.ts'
import { officeSchema } from '../content/office.ts'
import { timedSentenceSchema } from '../content/speech.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import { fillingHelpSchema } from '../requests/filling-help.ts'
import { answersSchema, submissionKindSchema } from '../requests/form.ts'
import { deviceRecordSchema } from '../standard/device-record.ts'
import { faultNoticeSchema } from '../standard/fault-notice.ts'
import { standardProfileSchema } from '../standard/profile.ts'
import { themeSchema } from '../standard/theme.ts'
import { endpoint } from './endpoint.ts'

const none = z.object({})
const failureBody = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** Progress of the one sync that may run. Counts are of blobs, sizes in bytes (F44: totals come from the signed catalogue). */
export const syncStateSchema = z.object({
  phase: z.enum(['idle', 'checking', 'fetching', 'applying', 'failed']),
  done: z.int(),
  total: z.int(),
  bytesDone: z.int(),
  bytesTotal: z.int(),
  failure: failureBody.optional(),
})
export type SyncState = z.infer<typeof syncStateSchema>

/** What the state line, the trial mark and the forms need to know. Also sent as server-sent event `state` on each change. */
export const terminalStateSchema = z.object({
  terminal: z.object({ code: z.string(), name: z.string() }).optional(),
  office: z
    .object(officeSchema.pick({ id: true, body: true, bodyTranslations: true, demo: true, contact: true, filing: true }).shape)
    .optional(),
  connection: z.enum(['online', 'offline', 'refused', 'none']),
  content: z
    .object({
      generation: z.int(),
      /** When the newest release shown was made. */
      asOf: z.iso.datetime(),
      documents: z.int(),
      /** 试用: shown on every page. */
      trial: z.boolean(),
    })
    .optional(),
  /** Counted from the ledger, never remembered (F11). */
  queue: z.object({ waiting: z.int(), refused: z.int() }),
  clock: z.object({ now: z.iso.datetime(), today: z.iso.date(), trusted: z.boolean() }),
  sync: syncStateSchema,
  /** Whether a submission can be kept right now (F27, F80). */
  storage: z.enum(['ok', 'tight', 'full', 'read-only']),
  /** 五个统一: the standard the pages follow, and the town's theme once a good one has come. */
  setting: z.object({ profile: standardProfileSchema, theme: themeSchema.optional() }),
  /** The release's theme breaks the standard, and the last good one is shown (staff see why). */
  themeRefused: z.boolean(),
  /** Undefined until somebody has written the device record. */
  device: deviceRecordSchema.omit({ location: true }).optional(),
  /** 故障告示: what does not work, until staff mark it as mended. */
  notices: z.array(faultNoticeSchema),
  /**
   * 请人帮忙, while the call stands. `told`: the hub is asked, has it (`hub`), somebody there has seen it, it has ended there,
   * or the hub is out of reach (`nobody`).
   */
  helpCall: z.object({ told: z.enum(['asking', 'hub', 'seen', 'over', 'nobody']) }).optional(),
})
export type TerminalState = z.infer<typeof terminalStateSchema>

/** A document in a list. */
export const listedDocumentSchema = z.object({
  ...documentMetaSchema.pick({
    id: true,
    kind: true,
    title: true,
    titles: true,
    docNumber: true,
    publishedOn: true,
    validity: true,
    summary: true,
    spotlight: true,
    language: true,
    topic: true,
    period: true,
    place: true,
    publicNotice: true,
    translation: true,
  }).shape,
  channel: channelSchema,
  source: z.string(),
  trial: z.boolean(),
})
export type ListedDocument = z.infer<typeof listedDocumentSchema>

/** A piece of text and whether it is the searched term. */
export const markedTextSchema = z.array(z.object({ text: z.string(), hit: z.boolean() }))
export type MarkedText = z.infer<typeof markedTextSchema>

export const searchHitSchema = listedDocumentSchema.extend({
  markedTitle: markedTextSchema,
  snippet: markedTextSchema,
})
export type SearchHit = z.infer<typeof searchHitSchema>

/** 也许是: found by an everyday word's official term, or by pinyin; `via` is what was searched instead. */
export const alsoHitSchema = listedDocumentSchema.extend({
  because: z.enum(['synonym', 'pinyin', 'numeral']),
  via: z.string(),
})

export const readableDocumentSchema = z.object({
  meta: documentMetaSchema,
  channel: channelSchema,
  source: z.string(),
  trial: z.boolean(),
  /** Sanitised when packed; shown under a content policy that runs no script. */
  html: z.string(),
  text: z.string(),
  body: blobRefSchema,
  /** Files beside the text, read at `mediaPath`. */
  media: z.array(z.object({ name: z.string(), mediaType: z.enum(MEDIA_TYPES), size: z.int() })),
  /** Reading aloud that came with it, played from `speechPath`; `sentences` where it is known when each is said. */
  speech: z.object({ sentences: z.array(timedSentenceSchema).optional() }).optional(),
  interpretations: z.array(listedDocumentSchema),
  interprets: z.array(listedDocumentSchema),
  guides: z.array(listedDocumentSchema),
  guideFor: z.array(listedDocumentSchema),
  replacedBy: z.array(listedDocumentSchema),
  /** Outcomes of an opinion call (采纳情况), and the call that this is the outcome of. */
  results: z.array(listedDocumentSchema),
  resultOf: z.array(listedDocumentSchema),
  translations: z.array(listedDocumentSchema),
})
export type ReadableDocument = z.infer<typeof readableDocumentSchema>

/** Shown once, after the ledger's commit is on disk. */
export const issuedReceiptSchema = z.object({
  number: z.string(),
  queryCode: z.string(),
  kind: submissionKindSchema,
  submittedAt: z.iso.datetime(),
  clockTrusted: z.boolean(),
  addressee: z.string(),
  /** 依申请公开 only: if the window confirms today, answer at the latest by this day (条例 第33条). `estimated`: no calendar for that year. */
  answerBy: z.object({ day: z.iso.date(), estimated: z.boolean() }).optional(),
  /** 代填: who filled in for the person. */
  filledInBy: z.string().optional(),
})
export type IssuedReceipt = z.infer<typeof issuedReceiptSchema>

export const receiptStatusSchema = z.object({
  number: z.string(),
  kind: submissionKindSchema,
  submittedAt: z.iso.datetime(),
  /** queued: on this terminal; received: the hub has signed for it; refused: staff have to act; answered: a reply can be read. */
  state: z.enum(['queued', 'received', 'refused', 'answered']),
  receivedAt: z.iso.datetime().optional(),
  reply: z.object({ body: z.string(), answeredBy: z.string(), sentAt: z.iso.datetime() }).optional(),
})
export type ReceiptStatus = z.infer<typeof receiptStatusSchema>

/** The query code is made from this seed, which only the page holds: a repeated submit shows the same code, and the terminal keeps none. */
export const codeSeedSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** A heading of the directory (公开目录) and how many documents stand under it. */
export const directoryTopicSchema = z.object({ topic: z.string(), documents: z.int() })
export type DirectoryTopic = z.infer<typeof directoryTopicSchema>

const limit = z.coerce.number().int().min(1).max(200).default(20)

const yes = z.stringbool().default(false)

export const listFilterSchema = z.object({
  kind: z.enum(DOCUMENT_KINDS).optional(),
  topic: z.string().max(40).optional(),
  /** 规范性文件 only. */
  normative: yes,
  /** `void`: expired, repealed or amended on this day. */
  validity: z.enum(['valid', 'void']).optional(),
  /** 公示 whose period runs today. */
  running: yes,
  limit,
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type ListFilter = z.output<typeof listFilterSchema>

export const terminalApi = {
  state: endpoint('GET', '/api/state', none, terminalStateSchema),
  documents: endpoint(
    'GET',
    '/api/documents',
    listFilterSchema,
    z.object({ documents: z.array(listedDocumentSchema), total: z.int() }),
  ),
  spotlight: endpoint('GET', '/api/spotlight', none, z.object({ documents: z.array(listedDocumentSchema) })),
  document: endpoint('GET', '/api/documents/:id', z.object({ id: documentIdSchema }), readableDocumentSchema),
  search: endpoint(
    'GET',
    '/api/search',
    z.object({ q: z.string().max(SEARCH_TERM_MAX_CHARACTERS), limit }),
    z.object({
      hits: z.array(searchHitSchema),
      also: z.array(alsoHitSchema),
      /** Documents that hold every term. `atLeast`: there are more than were counted. */
      total: z.int(),
      atLeast: z.boolean(),
      ms: z.number(),
    }),
  ),
  suggest: endpoint(
    'GET',
    '/api/suggest',
    z.object({ q: z.string().max(SEARCH_TERM_MAX_CHARACTERS) }),
    z.object({ documents: z.array(listedDocumentSchema) }),
  ),
  directory: endpoint('GET', '/api/directory', none, z.object({ topics: z.array(directoryTopicSchema) })),
  /**
   * Opens a form: the id made here makes ten taps on 提交 one submission. The page gives both values back with `submit`.
   * With `help` (代填) the id is the one that was given to the helper.
   */
  openForm: endpoint(
    'POST',
    '/api/forms/:kind/open',
    z.object({ kind: submissionKindSchema, help: fillingHelpSchema.optional() }),
    z.object({ submissionId: submissionIdSchema, codeSeed: codeSeedSchema, version: z.int() }),
  ),
  /** Idempotent by `submissionId`: the same id gives the same receipt. */
  submit: endpoint(
    'POST',
    '/api/submissions',
    z.object({
      submissionId: submissionIdSchema,
      codeSeed: codeSeedSchema,
      kind: submissionKindSchema,
      version: z.int(),
      answers: answersSchema,
      document: documentIdSchema.optional(),
      help: fillingHelpSchema.optional(),
    }),
    issuedReceiptSchema,
  ),
  receipt: endpoint(
    'POST',
    '/api/receipts/look-up',
    z.object({ number: z.string().max(60), queryCode: z.string().max(60) }),
    receiptStatusSchema,
  ),
  /** 请人帮忙. `rings`: false where it has rung just now, or too often. */
  callHelp: endpoint('POST', '/api/help-call', none, z.object({ rings: z.boolean() })),
  helpIsThere: endpoint('POST', '/api/help-call/over', none, z.object({ over: z.literal(true) })),
  syncNow: endpoint('POST', '/api/sync', none, z.object({ started: z.boolean() })),
} as const

/** Where a document's file is read, whole or by range. */
export function mediaPath(document: string, name: string): string {
  return `/api/documents/${encodeURIComponent(document)}/media/${encodeURIComponent(name)}`
}
export const MEDIA_ROUTE = '/api/documents/:id/media/:name'

/** Where a document's reading aloud is played from, whole or by range. */
export function speechPath(document: string): string {
  return `/api/documents/${encodeURIComponent(document)}/speech`
}
export const SPEECH_ROUTE = '/api/documents/:id/speech'

/** Server-sent events: `state` carries a `TerminalState`. */
export const TERMINAL_EVENTS_PATH = '/api/events'
