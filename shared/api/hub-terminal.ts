// Contract between a terminal and its hub. Every call but enrolment is signed with the terminal's key.
import { z } from 'zod'
import { terminalUseSchema } from '../charts/use-counts.ts'
import { channelSchema } from '../content/channel.ts'
import { signatureSchema, verifyingKeySchema } from '../crypto/suite.ts'
import { COMMANDS_OPEN_MAX, commandAnswerSchema, signedCommandSchema } from '../fleet/command.ts'
import { HELP_CALL_STATES, toldHelpCallSchema } from '../fleet/help-call.ts'
import { movedAwaySchema } from '../fleet/moved-away.ts'
import { acknowledgementSchema, envelopeSchema, sealedReplySchema } from '../requests/envelope.ts'
import { terminalCodeSchema } from '../requests/receipt.ts'
import { windowRecordSchema } from '../requests/window-record.ts'
import { DEVICE_STATES } from '../standard/device-probe.ts'
import { reportSchema } from '../standard/report.ts'
import { endpoint } from './endpoint.ts'

/** Where the hub serves the package repository: plain immutable files. */
export const REPOSITORY_PATH = '/repo'

/** Headers of a signed request; the signature covers method, path, time, nonce and the body's hash. */
export const SIGNED_REQUEST_HEADERS = {
  terminal: 'zwgk-terminal',
  time: 'zwgk-time',
  nonce: 'zwgk-nonce',
  signature: 'zwgk-signature',
} as const

/** A hub accepts a request whose time differs from its own by at most this much; it answers with its own time otherwise. */
export const REQUEST_TIME_TOLERANCE_MS = 10 * 60_000

/** 登记码: four characters that name the code, twelve that are its secret and never travel. */
export const enrolmentCodeSchema = z
  .string()
  .transform((typed) => typed.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[0-9A-Z]{16}$/))

const enrolmentCodeNameSchema = z.string().regex(/^[0-9A-Z]{4}$/)

export const enrolmentGrantSchema = z.strictObject({
  terminal: z.strictObject({ code: terminalCodeSchema, name: z.string().max(100) }),
  hub: z.string().max(64),
  channels: z.array(channelSchema).min(1).max(8),
  /** Channel whose office file says who receives submissions. */
  officeChannel: channelSchema,
  /** The first root of trust, as JSON text. */
  root: z.string().max(512_000),
})
export type EnrolmentGrant = z.infer<typeof enrolmentGrantSchema>

export const STANDING_NAMES_MAX = 40
const standingName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
/** Names of a later release pass too: a hub that is a release behind shows what it knows. */
const byName = <Value extends z.ZodType>(value: Value) =>
  z.record(standingName, value).refine((held) => Object.keys(held).length <= STANDING_NAMES_MAX, { message: 'too-many-names' })

/** How the hall stands by level four of the standard. Numbers, days and names of rules: whoever filled in a register stays unnamed. */
export const heartbeatStandingSchema = z.strictObject({
  errors: z.int().min(0).max(10_000),
  warnings: z.int().min(0).max(10_000),
  /** Rules with an error or a warning. */
  rules: z.array(standingName).max(STANDING_NAMES_MAX),
  /** The last day of each register that has an entry. */
  registers: byName(z.iso.date()),
  devices: byName(z.enum(DEVICE_STATES)),
  freeBytes: z.number().min(0).optional(),
  /** Since when the town's newest theme is refused there; the rules stand among the others. */
  themeRefusedSince: z.iso.datetime().optional(),
})
export type HeartbeatStanding = z.infer<typeof heartbeatStandingSchema>

/** How the pages are shown: locked in the kiosk, in a window for trying, or in a browser, where locking is the system's matter. */
export const LOCKDOWNS = ['kiosk', 'window', 'browser'] as const
export type Lockdown = (typeof LOCKDOWNS)[number]

/** What a terminal tells of itself at each poll (heartbeat). No personal data. */
export const heartbeatSchema = z.strictObject({
  generation: z.int().min(0),
  releases: z.record(channelSchema, z.int()),
  waiting: z.int().min(0),
  refused: z.int().min(0),
  clockTrusted: z.boolean(),
  version: z.string().max(40),
  /** Replies now on this terminal's disk: the hub need not send them again. */
  repliesKept: z.array(z.uuid()).max(200),
  /** The ledger was rebuilt or restored: replies that the hub takes for delivered may be gone (F12). */
  repliesWantedAgain: z.literal(true).optional(),
  /** Missing from a terminal of an earlier release. */
  standing: heartbeatStandingSchema.optional(),
  /** The last report on 五个统一, brief; only until the hub has it. */
  report: reportSchema.optional(),
  /** Missing from a terminal of an earlier release, and from a stick. */
  use: terminalUseSchema.optional(),
  /** Missing from a host that no shell has started. */
  lockdown: z.enum(LOCKDOWNS).optional(),
  /** What became of commands; only until the hub has it. */
  commandsAnswered: z.array(commandAnswerSchema).max(COMMANDS_OPEN_MAX).optional(),
})
export type Heartbeat = z.infer<typeof heartbeatSchema>

/** Window records in one call; the terminal sends the rest with the next. */
export const WINDOW_RECORDS_PER_CALL = 100

/** Which window records the hub now has, and which it will never take; signed, for the terminal stops telling them. */
export const windowRecordsAnswerSchema = z.strictObject({
  statement: z.strictObject({
    hub: z.string().max(64),
    terminal: terminalCodeSchema,
    kept: z.array(z.uuid()).max(WINDOW_RECORDS_PER_CALL),
    refused: z.array(z.uuid()).max(WINDOW_RECORDS_PER_CALL),
  }),
  signature: signatureSchema,
})
export type WindowRecordsAnswer = z.infer<typeof windowRecordsAnswerSchema>

export const enrolmentAskSchema = z.strictObject({
  codeName: enrolmentCodeNameSchema,
  key: verifyingKeySchema,
  /** MAC of the key under the code's secret: the code itself is never sent. */
  proof: z.string().max(128),
})
export type EnrolmentAsk = z.infer<typeof enrolmentAskSchema>

/** `proof`: MAC of the grant under the same secret. */
export const enrolmentAnswerSchema = z.strictObject({ grant: enrolmentGrantSchema, proof: z.string().max(128) })
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswerSchema>

export const hubTerminalApi = {
  enrol: endpoint('POST', '/api/terminal/enrol', enrolmentAskSchema, enrolmentAnswerSchema),
  submit: endpoint('POST', '/api/terminal/submissions', envelopeSchema, acknowledgementSchema),
  /** Idempotent by each record's id. */
  windowRecords: endpoint(
    'POST',
    '/api/terminal/window-records',
    z.strictObject({ records: z.array(windowRecordSchema).min(1).max(WINDOW_RECORDS_PER_CALL) }),
    windowRecordsAnswerSchema,
  ),
  /** 请人帮忙. Idempotent by the call's id. Errors: `not-found`, `too-many-help-calls`. */
  helpCall: endpoint('POST', '/api/terminal/help-calls', toldHelpCallSchema, z.strictObject({ state: z.enum(HELP_CALL_STATES) })),
  poll: endpoint(
    'POST',
    '/api/terminal/poll',
    heartbeatSchema,
    z.strictObject({
      hubTime: z.iso.datetime(),
      replies: z.array(sealedReplySchema).max(50),
      /** Until the terminal has answered them; missing when there are none. */
      commands: z.array(signedCommandSchema).max(COMMANDS_OPEN_MAX).optional(),
      /** The terminal has been given to another office. */
      movedAway: movedAwaySchema.optional(),
    }),
  ),
} as const
