// Commands of the office to one terminal (指令): what there is, how long each holds, and when a terminal says no. The same rules on both sides.
import { z } from 'zod'
import { signatureSchema } from '../crypto/suite.ts'
import { terminalCodeSchema } from '../requests/receipt.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** By then whoever gave it has looked again, or no longer means it. A message has its own end instead. */
export const COMMAND_VALID_HOURS = 24
/** A message that stands longer is a notice, and belongs on paper. */
export const MESSAGE_DAYS_MAX = 30
export const MESSAGE_CHARACTERS_MAX = 200
/** How far the two clocks may stand apart. */
export const COMMAND_AHEAD_TOLERANCE_MS = 10 * 60_000
/** Of one terminal at a time, and in one answer. */
export const COMMANDS_OPEN_MAX = 20

/** `theme` is a sync as well: the newest theme comes with the content, and is refused there as ever when it breaks the standard. */
export const COMMAND_KINDS = ['sync', 'theme', 'restart', 'message'] as const
export type CommandKind = (typeof COMMAND_KINDS)[number]

export const commandOrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sync') }),
  z.strictObject({ kind: z.literal('theme') }),
  z.strictObject({ kind: z.literal('restart') }),
  /** To the hall's staff, shown until `until` behind their PIN. */
  z.strictObject({
    kind: z.literal('message'),
    words: z.string().trim().min(1).max(MESSAGE_CHARACTERS_MAX),
    until: z.iso.datetime(),
  }),
])
export type CommandOrder = z.infer<typeof commandOrderSchema>

export const commandStatementSchema = z.strictObject({
  id: z.uuid(),
  hub: z.string().max(64),
  terminal: terminalCodeSchema,
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  order: commandOrderSchema,
})
export type CommandStatement = z.infer<typeof commandStatementSchema>

/** Signed with the key that signs acknowledgements; a terminal knows it through the town's signed office file. */
export const signedCommandSchema = z.strictObject({ statement: commandStatementSchema, signature: signatureSchema })
export type SignedCommand = z.infer<typeof signedCommandSchema>

/**
 * `clock`: issued later than the terminal believes it is. `sync-failed`: the content could not be fetched; the old one stays.
 * `no-restart`: nobody would start the program anew there, as where a browser shows the pages.
 */
export const COMMAND_REFUSALS = ['clock', 'sync-failed', 'no-restart'] as const

/** What became of a command. `seenAt`: staff have marked a message as read. */
export const commandAnswerSchema = z.strictObject({
  id: z.uuid(),
  outcome: z.enum(['done', 'refused', 'expired']),
  reason: z.enum(COMMAND_REFUSALS).optional(),
  seenAt: z.iso.datetime().optional(),
})
export type CommandAnswer = z.infer<typeof commandAnswerSchema>

/** When a command that is given now runs out, or why it can't be given. */
export function commandExpiry(order: CommandOrder, now: Date): { readonly at: string } | { readonly wrong: 'message-end-wrong' } {
  if (order.kind !== 'message') return { at: new Date(now.getTime() + COMMAND_VALID_HOURS * HOUR_MS).toISOString() }
  const ahead = Date.parse(order.until) - now.getTime()
  return ahead > 0 && ahead <= MESSAGE_DAYS_MAX * DAY_MS ? { at: order.until } : { wrong: 'message-end-wrong' }
}

/**
 * What a terminal does with a command whose signature holds. `ignore`: nothing is kept and nobody is told: it is not this terminal's,
 * or was taken before. `answer`: kept and told, not carried out.
 */
export type Verdict =
  | { readonly is: 'carry-out' }
  | { readonly is: 'ignore'; readonly because: 'other-terminal' | 'other-hub' | 'seen-before' }
  | { readonly is: 'answer'; readonly outcome: 'expired' }
  | { readonly is: 'answer'; readonly outcome: 'refused'; readonly reason: 'clock' }

export interface JudgedBy {
  readonly terminal: string
  readonly hub: string
  /** The terminal's trusted time. */
  readonly now: Date
  readonly seenBefore: boolean
}

export function judgeCommand(statement: CommandStatement, { terminal, hub, now, seenBefore }: JudgedBy): Verdict {
  if (statement.terminal !== terminal) return { is: 'ignore', because: 'other-terminal' }
  if (statement.hub !== hub) return { is: 'ignore', because: 'other-hub' }
  if (seenBefore) return { is: 'ignore', because: 'seen-before' }
  if (Date.parse(statement.expiresAt) <= now.getTime()) return { is: 'answer', outcome: 'expired' }
  if (Date.parse(statement.issuedAt) - now.getTime() > COMMAND_AHEAD_TOLERANCE_MS)
    return { is: 'answer', outcome: 'refused', reason: 'clock' }
  return { is: 'carry-out' }
}

/** 待取, 已送达, 已执行, 未执行, 已过期. What the terminal has answered counts before what the clock says. */
export const COMMAND_STATES = ['waiting', 'delivered', 'done', 'refused', 'expired'] as const
export type CommandState = (typeof COMMAND_STATES)[number]

export function commandState(
  command: {
    readonly outcome: CommandAnswer['outcome'] | undefined
    readonly deliveredAt: string | undefined
    readonly expiresAt: string
  },
  now: Date,
): CommandState {
  if (command.outcome !== undefined) return command.outcome
  if (Date.parse(command.expiresAt) <= now.getTime()) return 'expired'
  return command.deliveredAt === undefined ? 'waiting' : 'delivered'
}

/** Somebody at the machine is not cut off: it waits until they have gone, but no longer than this, for a page may have died unsaid. */
export const RESTART_WAITS_AT_MOST_MS = 15 * 60_000
