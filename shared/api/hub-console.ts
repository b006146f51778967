// Contract between the hub and its console in the office.
import { z } from 'zod'
import { channelSchema } from '../content/channel.ts'
import { daySchema } from '../content/document.ts'
import { submissionIdSchema } from '../requests/envelope.ts'
import { FOLLOW_UP_STATES } from '../requests/follow-up/follow-up-state.ts'
import { answersSchema, submissionKindSchema } from '../requests/form.ts'
import { handedInSchema } from '../requests/handed-in.ts'
import { terminalCodeSchema } from '../requests/receipt.ts'
import { REGISTERS } from '../standard/registers.ts'
import { reportSchema } from '../standard/report.ts'
import { clockDaySchema } from './clock-day.ts'
import { endpoint } from './endpoint.ts'
import { heartbeatStandingSchema, LOCKDOWNS } from './hub-terminal.ts'

const none = z.object({})

/** Header that carries the session's CSRF token on every POST after sign-in. */
export const CSRF_HEADER = 'zwgk-csrf'

export const ROLES = ['editor', 'reviewer', 'publisher', 'officer', 'admin'] as const
export const roleSchema = z.enum(ROLES)
export type Role = (typeof ROLES)[number]

export const signedInSchema = z.object({
  user: z.object({ name: z.string(), displayName: z.string(), roles: z.array(roleSchema) }),
  csrf: z.string(),
  hub: z.object({ id: z.string(), body: z.string(), demo: z.boolean() }),
})
export type SignedIn = z.infer<typeof signedInSchema>

/** 答复期限 as it stands today. `provisional` 暂按: counted from the submission while nobody has confirmed the day of receipt. */
export const answerLimitSchema = z.object({
  from: daySchema,
  provisional: z.boolean(),
  lastDay: daySchema,
  /** Working days that the limit has, extensions with it. */
  allowed: z.int(),
  /** A year without a published calendar lies on the way, or an opinion has not come. */
  estimated: z.boolean(),
  left: z.discriminatedUnion('state', [
    z.object({ state: z.literal('open'), left: z.int() }),
    z.object({ state: z.literal('overdue'), over: z.int() }),
    /** The applicant has something to do first; `lastDay` is the end of the period given. */
    z.object({ state: z.literal('waiting'), on: z.enum(['supplement', 'fee']) }),
  ]),
})
export type AnswerLimit = z.infer<typeof answerLimitSchema>

/** A row of the inbox: nothing in it that stands under the seal. */
export const inboxRowSchema = z.object({
  id: submissionIdSchema,
  receipt: z.string(),
  kind: submissionKindSchema,
  terminal: z.string(),
  terminalName: z.string(),
  submittedAt: z.iso.datetime(),
  clockTrusted: z.boolean(),
  receivedAt: z.iso.datetime(),
  onBehalf: z.boolean(),
  /** Entered at the office: `submittedAt` says no more than the day. */
  handedIn: handedInSchema.optional(),
  /** 转来: the office that received it first. */
  cameFrom: z.string().optional(),
  /** 已转交: nobody works on it here. `taken`: that office has signed for it. */
  handedTo: z.object({ body: z.string(), taken: z.boolean() }).optional(),
  state: z.enum(['new', 'opened', 'answered']),
  /** Confirmed; only where a statutory clock runs. */
  receiptDay: daySchema.optional(),
  /** A disclosure request whose day of receipt nobody has confirmed. */
  toConfirm: z.boolean(),
  /** Found fit for 主动公开, and nothing published yet (条例 第44条). */
  toPublish: z.boolean(),
  /** Undefined where the law sets none. */
  limit: answerLimitSchema.optional(),
  /** 差评回访; of a bad rating only. */
  followUp: z.enum(FOLLOW_UP_STATES).optional(),
  /** 本单位规定的时限, of a question or a bad rating: no law sets one. */
  house: answerLimitSchema.optional(),
})
export type InboxRow = z.infer<typeof inboxRowSchema>

/** A record of the window and where it was made. The last confirmed day stands; earlier ones stay on file. */
const windowEntrySchema = z.object({
  id: z.uuid(),
  kind: z.enum(['receipt-day', 'identity-checked']),
  day: daySchema.optional(),
  by: z.string(),
  at: z.iso.datetime(),
  source: z.enum(['terminal', 'console']),
})
export type WindowEntry = z.infer<typeof windowEntrySchema>

export const openedSubmissionSchema = z.object({
  row: inboxRowSchema,
  formVersion: z.int(),
  answers: answersSchema,
  /** 代填: who filled in at the terminal; it stood under the seal. */
  filledInBy: z.string().optional(),
  /** `title` is missing when no published catalogue holds the document any more. */
  document: z.object({ id: z.string(), title: z.string().optional() }).optional(),
  window: z.array(windowEntrySchema),
  identityChecked: z.boolean(),
  /** Days that may be confirmed as day of receipt, and the one the place's rule points at. Undefined where no clock runs. */
  receiptDayChoice: z.object({ from: daySchema, to: daySchema, countsAs: z.enum(['in-person', 'internet']) }).optional(),
  /** The statutory clock day by day. */
  clock: z.array(clockDaySchema),
  today: daySchema,
  replies: z.array(z.object({ body: z.string(), answeredBy: z.string(), sentAt: z.iso.datetime(), delivered: z.boolean() })),
})
export type OpenedSubmission = z.infer<typeof openedSubmissionSchema>

export const releaseGapSchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['none', 'current', 'ahead']) }),
  z.object({ state: z.literal('behind'), releases: z.int(), days: z.int().optional() }),
])

/** What one terminal has of a channel, by its last heartbeat. */
export const heldReleaseSchema = z.object({
  terminal: z.string(),
  name: z.string(),
  release: z.int().optional(),
  gap: releaseGapSchema,
  lastContactAt: z.iso.datetime().optional(),
})
export type HeldRelease = z.infer<typeof heldReleaseSchema>

export const packageRowSchema = z.object({
  channel: channelSchema,
  release: z.int(),
  createdAt: z.iso.datetime(),
  documents: z.int(),
  trial: z.boolean(),
  held: z.array(heldReleaseSchema),
})
export type PackageRow = z.infer<typeof packageRowSchema>

export const terminalRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  enrolledAt: z.iso.datetime(),
  /** From authenticated messages only (F78). */
  lastContactAt: z.iso.datetime().optional(),
  /** When the newest stick from it was written. */
  lastStickAt: z.iso.datetime().optional(),
  contact: z.enum(['never', 'recent', 'quiet', 'lost']),
  /** 已移交: since when it belongs to another office. */
  movedAt: z.iso.datetime().optional(),
  releases: z.array(z.object({ channel: channelSchema, release: z.int(), gap: releaseGapSchema })),
  /** When the newest release it shows was made, as far as the hub still knows. */
  contentAsOf: z.iso.datetime().optional(),
  /** Undefined until the first heartbeat. */
  heartbeat: z
    .object({
      generation: z.int(),
      waiting: z.int(),
      refused: z.int(),
      clockTrusted: z.boolean(),
      version: z.string(),
      lockdown: z.enum(LOCKDOWNS).optional(),
    })
    .optional(),
  /** 五个统一, level four, as last told. Undefined for a terminal that never told. */
  standing: heartbeatStandingSchema.extend({ toldAt: z.iso.datetime() }).optional(),
  /** Registers as the office can tell them from `standing`; undefined with it. */
  registers: z
    .array(
      z.object({
        register: z.enum(REGISTERS),
        state: z.enum(['done', 'due', 'overdue']),
        lastOn: daySchema.optional(),
        since: daySchema.optional(),
      }),
    )
    .optional(),
  /** The last report on 五个统一, if it told one: the score of the heading that stands worst. */
  report: z.object({ madeAt: z.iso.datetime(), score: z.int(), totals: reportSchema.shape.totals }).optional(),
})
export type TerminalRow = z.infer<typeof terminalRowSchema>

/** 请人帮忙: a call that stands. */
export const helpCallRowSchema = z.object({
  id: z.uuid(),
  terminal: z.string(),
  terminalName: z.string(),
  calledAt: z.iso.datetime(),
  /** How often it has rung in the hall. */
  rings: z.int(),
})
export type HelpCallRow = z.infer<typeof helpCallRowSchema>
const helpCallsSchema = z.object({ now: z.iso.datetime(), calls: z.array(helpCallRowSchema) })

/** A code that was made and not used yet, by its first four characters: the whole is shown once, when it is made. */
export const openCodeSchema = z.object({
  name: z.string(),
  terminal: z.string(),
  terminalName: z.string(),
  expiresAt: z.iso.datetime(),
  /** Too many wrong tries: it works no more. */
  locked: z.boolean(),
})
export type OpenCode = z.infer<typeof openCodeSchema>

/** `role`: `root`, `targets`, `snapshot`, `timestamp` or a channel's. `daysLeft` is missing when it has run out. */
export const dueSignatureSchema = z.object({
  role: z.string(),
  expires: z.iso.datetime(),
  state: z.enum(['soon', 'over']),
  daysLeft: z.int().optional(),
})
export type DueSignature = z.infer<typeof dueSignatureSchema>

export const hubConsoleApi = {
  signIn: endpoint(
    'POST',
    '/api/console/sign-in',
    z.object({ name: z.string().max(60), password: z.string().max(200) }),
    signedInSchema,
  ),
  session: endpoint('GET', '/api/console/session', none, signedInSchema),
  signOut: endpoint('POST', '/api/console/sign-out', none, z.object({ signedOut: z.literal(true) })),
  inbox: endpoint('GET', '/api/console/submissions', none, z.object({ rows: z.array(inboxRowSchema) })),
  open: endpoint('POST', '/api/console/submissions/:id/open', z.object({ id: submissionIdSchema }), openedSubmissionSchema),
  reply: endpoint(
    'POST',
    '/api/console/submissions/:id/reply',
    z.object({ id: submissionIdSchema, body: z.string().trim().min(1).max(5000) }),
    openedSubmissionSchema,
  ),
  /** A later day replaces an earlier one; both stay on file. Errors: `receipt-day-in-future`, `receipt-day-before-submission`. */
  confirmReceiptDay: endpoint(
    'POST',
    '/api/console/submissions/:id/receipt-day',
    z.object({ id: submissionIdSchema, day: daySchema }),
    openedSubmissionSchema,
  ),
  checkIdentity: endpoint(
    'POST',
    '/api/console/submissions/:id/identity',
    z.object({ id: submissionIdSchema }),
    openedSubmissionSchema,
  ),
  packages: endpoint(
    'GET',
    '/api/console/packages',
    none,
    z.object({ now: z.iso.datetime(), packages: z.array(packageRowSchema) }),
  ),
  /** Signatures that run out within 30 days or have. */
  dueSignatures: endpoint('GET', '/api/console/due-signatures', none, z.object({ due: z.array(dueSignatureSchema) })),
  terminals: endpoint(
    'GET',
    '/api/console/terminals',
    none,
    z.object({ now: z.iso.datetime(), terminals: z.array(terminalRowSchema) }),
  ),
  /** Error: `not-found`. */
  report: endpoint(
    'GET',
    '/api/console/terminals/:code/report',
    z.object({ code: terminalCodeSchema }),
    z.object({ report: reportSchema }),
  ),
  helpCalls: endpoint('GET', '/api/console/help-calls', none, helpCallsSchema),
  /** 已处理. */
  helpCallSeen: endpoint('POST', '/api/console/help-calls/:id/seen', z.object({ id: z.uuid() }), helpCallsSchema),
  openCodes: endpoint('GET', '/api/console/enrolment-codes', none, z.object({ codes: z.array(openCodeSchema) })),
  revokeCode: endpoint(
    'POST',
    '/api/console/enrolment-codes/:name/revoke',
    z.object({ name: z.string().regex(/^[0-9A-Z]{4}$/) }),
    z.object({ codes: z.array(openCodeSchema) }),
  ),
  newEnrolmentCode: endpoint(
    'POST',
    '/api/console/enrolment-codes',
    z.object({ terminalName: z.string().trim().min(1).max(100) }),
    z.object({ code: z.string(), terminal: z.string(), expiresAt: z.iso.datetime() }),
  ),
} as const
