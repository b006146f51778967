// Contract between the terminal's staff and maintenance pages and its host. Every call but `roles` and `enter` carries a grant.
import { z } from 'zod'
import { daySchema } from '../content/document.ts'
import { REFUSALS } from '../requests/envelope.ts'
import { fillingHelpSchema } from '../requests/filling-help.ts'
import { submissionKindSchema } from '../requests/form.ts'
import { REDONE_REASONS, staffNameSchema } from '../requests/window-record.ts'
import { TERMINAL_ROLES } from '../roles/pin.ts'
import { deviceRecordSchema } from '../standard/device-record.ts'
import { endpoint } from './endpoint.ts'
import { standardFindingSchema } from './terminal-duty.ts'

const none = z.object({})
const roleSchema = z.enum(TERMINAL_ROLES)
const failureBody = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

const roleStateSchema = z.object({ pinSet: z.boolean(), waitSeconds: z.int() })

/** A submission as staff see it: what stands beside the seal, and the window's records. No person, no content, no reply. */
export const staffItemSchema = z.object({
  receipt: z.string(),
  kind: submissionKindSchema,
  submittedAt: z.iso.datetime(),
  clockTrusted: z.boolean(),
  /** 代填. */
  onBehalf: z.boolean(),
  state: z.enum(['queued', 'received', 'refused', 'answered']),
  receivedAt: z.iso.datetime().optional(),
  refusedBecause: z.enum(REFUSALS).optional(),
  /** 依申请公开 without a confirmed day of receipt. */
  toConfirm: z.boolean(),
  receiptDay: z.object({ day: daySchema, by: z.string() }).optional(),
  identityChecked: z.object({ by: z.string(), at: z.iso.datetime() }).optional(),
  redone: z.object({ reason: z.enum(REDONE_REASONS), by: z.string(), at: z.iso.datetime() }).optional(),
})
export type StaffItem = z.infer<typeof staffItemSchema>

export const stickSchema = z.object({
  /** Names the stick to the host; a page never names a path. */
  id: z.string(),
  name: z.string(),
  freeBytes: z.number().optional(),
  /** `move`: an enrolment at another office lies on it, which a terminal that is enrolled takes only when it is told to. */
  holds: z.object({ content: z.boolean(), answers: z.boolean(), enrolment: z.boolean(), move: z.boolean() }),
})
export type Stick = z.infer<typeof stickSchema>

/** What became of one thing on a stick. `asked`: the question is on the stick, the office has to answer. `count`: documents shown, or answers taken. */
export const stickPartSchema = z.object({
  part: z.enum(['enrolment', 'content', 'answers']),
  outcome: z.enum(['taken', 'unchanged', 'asked', 'waits-for-network', 'failed']),
  count: z.int().optional(),
  /** Answers of an office that the terminal has left: its code there. */
  former: z.string().optional(),
  failure: failureBody.optional(),
})
export type StickPart = z.infer<typeof stickPartSchema>

export const loggedEventSchema = z.object({
  at: z.iso.datetime(),
  level: z.enum(['info', 'warn', 'error']),
  event: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type LoggedEvent = z.infer<typeof loggedEventSchema>

const writtenOutboxSchema = z.object({
  file: z.string(),
  envelopes: z.int(),
  windowRecords: z.int(),
  /** Waits still, for the file was full. */
  left: z.int(),
  bytes: z.int(),
})
export type WrittenOutbox = z.infer<typeof writtenOutboxSchema>

/** `former`: a file for each office that the terminal has left. */
const writtenOutboxesSchema = writtenOutboxSchema.extend({
  former: z.array(writtenOutboxSchema.extend({ body: z.string().optional() })),
})
export type WrittenOutboxes = z.infer<typeof writtenOutboxesSchema>

/** 归属变更, as staff see it. */
export const officesSchema = z.object({
  /** The office of now; undefined until its content has come. */
  body: z.string().optional(),
  /** The office of now has given the terminal away; it has not been enrolled there. */
  movedAway: z.object({ at: z.iso.datetime(), body: z.string() }).optional(),
  /** Offices that were left and are still needed. `waiting`: sealed to them and not sent. `unanswered`: received there, no answer here. */
  former: z.array(
    z.object({
      terminal: z.string(),
      body: z.string().optional(),
      movedAt: z.iso.datetime(),
      waiting: z.int(),
      refused: z.int(),
      unanswered: z.int(),
    }),
  ),
})
export type Offices = z.infer<typeof officesSchema>

const chosenStick = z.object({ stick: z.string().max(64) })

export const terminalRolesApi = {
  roles: endpoint('GET', '/api/roles', none, z.object({ staff: roleStateSchema, maintenance: roleStateSchema })),
  enter: endpoint(
    'POST',
    '/api/roles/enter',
    z.object({ role: roleSchema, pin: z.string().max(20) }),
    z.object({
      grant: z.string(),
      role: roleSchema,
      /** Names the hall's staff are known by; one of them stands in each record. */
      names: z.array(z.string()),
    }),
  ),
  leave: endpoint('POST', '/api/roles/leave', none, z.object({ left: z.literal(true) })),
  /** Asked by the shell before it prints without a limit. */
  confirmStaff: endpoint('POST', '/api/staff/confirm', none, z.object({ works: z.literal(true) })),
  /** Asked by the shell before it lets anybody out of the kiosk. */
  confirmMaintenance: endpoint('POST', '/api/maintenance/confirm', none, z.object({ role: z.literal('maintenance') })),

  tray: endpoint(
    'GET',
    '/api/staff/tray',
    none,
    z.object({
      items: z.array(staffItemSchema),
      /** Counted in the ledger; more than `items` holds when the tray is very full. */
      counts: z.object({ toConfirm: z.int(), queued: z.int(), refused: z.int() }),
      /** The town's newest theme breaks the standard: since when, and each place; the one last good is shown. */
      refusedTheme: z.object({ since: z.iso.datetime(), findings: z.array(standardFindingSchema) }).optional(),
    }),
  ),
  /** For staff and maintenance alike. */
  offices: endpoint('GET', '/api/staff/offices', none, officesSchema),
  findItem: endpoint('POST', '/api/staff/look-up', z.object({ number: z.string().max(60) }), staffItemSchema),
  /** 代填: the host's word on who helps, for one form. `by` as in `record`. */
  fillingHelp: endpoint('POST', '/api/staff/filling-help', z.object({ by: staffNameSchema.optional() }), fillingHelpSchema),
  /** Repeating it makes no second record. `by`: one of the names, or nothing when there are none. */
  record: endpoint(
    'POST',
    '/api/staff/records',
    z.object({
      receipt: z.string().max(60),
      by: z.string().max(60).optional(),
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('receipt-day'), day: daySchema }),
        z.strictObject({ kind: z.literal('identity-checked') }),
        z.strictObject({ kind: z.literal('redone'), reason: z.enum(REDONE_REASONS) }),
      ]),
    }),
    staffItemSchema,
  ),

  sticks: endpoint('GET', '/api/maintenance/sticks', none, z.object({ sticks: z.array(stickSchema) })),
  /** `move`: go over to the office whose enrolment lies on the stick (归属变更). */
  stickIn: endpoint(
    'POST',
    '/api/maintenance/stick-in',
    chosenStick.extend({ move: z.boolean().default(false) }),
    z.object({ parts: z.array(stickPartSchema) }),
  ),
  stickOut: endpoint('POST', '/api/maintenance/stick-out', chosenStick, writtenOutboxesSchema),
  device: endpoint('GET', '/api/maintenance/device', none, z.object({ device: deviceRecordSchema.optional() })),
  keepDevice: endpoint('POST', '/api/maintenance/device', deviceRecordSchema, z.object({ device: deviceRecordSchema })),
  events: endpoint('GET', '/api/maintenance/events', none, z.object({ events: z.array(loggedEventSchema) })),
  eventsOut: endpoint(
    'POST',
    '/api/maintenance/events-out',
    chosenStick,
    z.object({ file: z.string(), events: z.int(), bytes: z.int() }),
  ),
  check: endpoint(
    'GET',
    '/api/maintenance/check',
    none,
    z.object({
      version: z.string(),
      freeBytes: z.number().optional(),
      storage: z.enum(['ok', 'tight', 'full', 'read-only']),
      clock: z.object({ now: z.iso.datetime(), trusted: z.boolean() }),
      /** Version that passed the self-test; undefined when it failed. */
      sqlite: z.string().optional(),
    }),
  ),
} as const
