// Contract between the hub and its console for the results of opinion calls (意见采纳情况).
import { z } from 'zod'
import { daySchema, documentIdSchema, periodSchema } from '../content/document.ts'
import { DESK_STAGES } from '../desk/desk-standing.ts'
import { OPINION_MAX_CHARACTERS, REASON_MAX_CHARACTERS, verdictSchema } from '../opinions/decision.ts'
import { paperOpinionSchema } from '../opinions/on-paper.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import { handedInSchema } from '../requests/handed-in.ts'
import { endpoint } from './endpoint.ts'

const standingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('published'), on: daySchema, late: z.boolean() }),
  z.object({ state: z.literal('running'), until: daySchema }),
  z.object({ state: z.enum(['due', 'soon']), left: z.int() }),
  z.object({ state: z.literal('overdue'), over: z.int() }),
])

const opinionCallSchema = z.object({
  id: documentIdSchema,
  /** Missing when no published catalogue holds it any more. */
  title: z.string().optional(),
  /** Of a call that this office publishes now; only such a one can have its result made here. */
  period: periodSchema.optional(),
  tally: z.object({ received: z.int(), undecided: z.int(), adopted: z.int(), partly: z.int(), declined: z.int() }),
  /** Gone because the person asked so (个人信息保护法 第47条): neither listed nor counted. */
  erased: z.int(),
  /** With `period` only. */
  dueOn: daySchema.optional(),
  standing: standingSchema.optional(),
  result: z
    .object({
      document: documentIdSchema,
      stage: z.enum(DESK_STAGES),
      publishedOn: daySchema.optional(),
      /** Something has come, gone or been decided since it was put together. */
      stale: z.boolean(),
      /** Published without this page: nothing is decided here any more. */
      elsewhere: z.boolean(),
    })
    .optional(),
})
export type OpinionCall = z.output<typeof opinionCallSchema>

const opinionSchema = z.object({
  id: submissionIdSchema,
  receipt: z.string(),
  submittedOn: daySchema,
  /** Submitted after the call's last day. */
  late: z.boolean(),
  terminalName: z.string(),
  /** Entered at the office. */
  handedIn: handedInSchema.optional(),
  /** 总的看法, as the form calls it. */
  stance: z.string().optional(),
  original: z.string(),
  /** As edited for publication; the original while nobody has edited it. */
  text: z.string(),
  /** As the result will name the person; missing where it names nobody. */
  person: z.string().optional(),
  decision: z.object({ verdict: verdictSchema, reason: z.string().optional(), by: z.string(), at: z.iso.datetime() }).optional(),
  /** Published: neither decision nor text can be changed. */
  fixed: z.boolean(),
})
export type Opinion = z.output<typeof opinionSchema>

const openedCallSchema = z.object({ call: opinionCallSchema, opinions: z.array(opinionSchema) })
export type OpenedCall = z.output<typeof openedCallSchema>

const id = documentIdSchema
/** Decided in one step. */
export const DECIDED_AT_ONCE_MAX = 200

export const hubOpinionsApi = {
  /** `unplaced`: opinions that cannot be opened or name no call. Whose result is due first stands first. */
  calls: endpoint(
    'GET',
    '/api/console/opinion-calls',
    z.object({}),
    z.object({ calls: z.array(opinionCallSchema), unplaced: z.int() }),
  ),
  /** Opens the opinions of a call; that goes on record. Error: `not-found`. */
  open: endpoint('POST', '/api/console/opinion-calls/:id/open', z.object({ id }), openedCallSchema),
  /** One decision for opinions that say the same. Errors: `not-found`, `erased`, `opinion-reason-missing`, `opinion-published`. */
  decide: endpoint(
    'POST',
    '/api/console/opinion-calls/:id/decide',
    z.object({
      id,
      submissions: z.array(submissionIdSchema).min(1).max(DECIDED_AT_ONCE_MAX),
      verdict: verdictSchema,
      reason: z.string().trim().max(REASON_MAX_CHARACTERS),
    }),
    openedCallSchema,
  ),
  /** 意见内容 as it will be published. Errors: `not-found`, `erased`, `opinion-published`. */
  edit: endpoint(
    'POST',
    '/api/console/opinion-calls/:id/edit',
    z.object({ id, submission: submissionIdSchema, text: z.string().trim().min(1).max(OPINION_MAX_CHARACTERS) }),
    openedCallSchema,
  ),
  /** An opinion that came to the office itself. Errors: those of `enterOpinion`. */
  enter: endpoint(
    'POST',
    '/api/console/opinion-calls/:id/enter',
    z.object({ id, submission: submissionIdSchema, handedIn: handedInSchema, paper: paperOpinionSchema }),
    openedCallSchema,
  ),
  /**
   * Puts the result together as a draft of the content desk, or its next version. Errors: `not-found`, `opinion-call-running`,
   * `opinions-undecided`, `opinion-result-elsewhere`, `too-large`, `desk-version-changed`.
   */
  makeResult: endpoint(
    'POST',
    '/api/console/opinion-calls/:id/result',
    z.object({ id }),
    z.object({ document: documentIdSchema }),
  ),
} as const
