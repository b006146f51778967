// Contract between the hub and its console about the terminals: commands given to them, and what is wrong with them.
import { z } from 'zod'
import { ALERT_KINDS } from '../fleet/alerts.ts'
import { COMMAND_KINDS, COMMAND_REFUSALS, COMMAND_STATES, commandOrderSchema } from '../fleet/command.ts'
import { terminalCodeSchema } from '../requests/receipt.ts'
import { endpoint } from './endpoint.ts'

const none = z.object({})

export const commandRowSchema = z.object({
  id: z.uuid(),
  terminal: z.string(),
  kind: z.enum(COMMAND_KINDS),
  /** Of a message. */
  words: z.string().optional(),
  /** Display name. */
  by: z.string(),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(COMMAND_STATES),
  reason: z.enum(COMMAND_REFUSALS).optional(),
  /** When the terminal told what became of it. */
  answeredAt: z.iso.datetime().optional(),
  /** When staff at the hall marked the message as read. */
  seenAt: z.iso.datetime().optional(),
})
export type CommandRow = z.infer<typeof commandRowSchema>

const commands = z.object({ now: z.iso.datetime(), commands: z.array(commandRowSchema) })

const alertRowSchema = z.object({
  terminal: z.string(),
  name: z.string(),
  kind: z.enum(ALERT_KINDS),
  since: z.iso.datetime(),
})
export type AlertRow = z.infer<typeof alertRowSchema>

export const hubFleetApi = {
  alerts: endpoint('GET', '/api/console/alerts', none, z.object({ alerts: z.array(alertRowSchema) })),
  /** Of the last 30 days, newest first. */
  commands: endpoint('GET', '/api/console/commands', none, commands),
  /**
   * `id` is made by the page when the question is put: pressed twice, it is one command (F14).
   * Errors: `not-found`, `command-waiting` (one of that kind is on its way), `too-many-commands`, `message-end-wrong`.
   */
  giveCommand: endpoint(
    'POST',
    '/api/console/terminals/:code/commands',
    z.object({ code: terminalCodeSchema, id: z.uuid(), order: commandOrderSchema }),
    commands,
  ),
} as const
