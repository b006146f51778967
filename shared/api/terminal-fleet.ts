// Contract between the terminal's pages and its host about what the office has sent (指令): messages for staff, and whether somebody is there.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const staffMessageSchema = z.object({
  id: z.uuid(),
  words: z.string(),
  issuedAt: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Marked as read. */
  seenAt: z.iso.datetime().optional(),
})
export type ShownMessage = z.infer<typeof staffMessageSchema>

const messages = z.object({ messages: z.array(staffMessageSchema) })

export const terminalFleetApi = {
  /** Needs no grant: all it can do is to put a restart off for some minutes, or to let it come. */
  inUse: endpoint('POST', '/api/in-use', z.strictObject({ using: z.boolean() }), z.object({ taken: z.literal(true) })),
  messages: endpoint('GET', '/api/staff/messages', z.object({}), messages),
  /** Marking it twice changes nothing. Errors: `not-found`. */
  messageSeen: endpoint('POST', '/api/staff/messages/:id/seen', z.object({ id: z.uuid() }), messages),
} as const
