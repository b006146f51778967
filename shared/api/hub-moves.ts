// Contract between the hub and its console about villages that move (归属变更): offices that are known, terminals given away, what is handed on.
import { z } from 'zod'
import { submissionKindSchema } from '../requests/form.ts'
import { terminalCodeSchema } from '../requests/receipt.ts'
import { endpoint } from './endpoint.ts'
import { officeCardSchema, TRANSFER_REFUSALS } from './transfer.ts'

const none = z.object({})

const knownOfficeSchema = z.object({
  id: z.string(),
  body: z.string(),
  /** For people to compare, by telephone say. */
  fingerprint: z.string(),
  address: z.string().optional(),
})
export type KnownOffice = z.infer<typeof knownOfficeSchema>

export const HANDED_STATES = ['waiting', 'taken', 'refused', 'not-openable', 'stays'] as const

const movesSchema = z.object({
  own: knownOfficeSchema,
  card: officeCardSchema,
  offices: z.array(knownOfficeSchema),
  moved: z.array(
    z.object({
      terminal: z.string(),
      name: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      to: z.object({ id: z.string(), body: z.string() }),
      /** What it has filed and nobody has answered here, newest first. `stays`: about a document or the service of this office. */
      items: z.array(
        z.object({
          receipt: z.string(),
          kind: submissionKindSchema,
          state: z.enum(HANDED_STATES),
          at: z.iso.datetime().optional(),
          reason: z.enum(TRANSFER_REFUSALS).optional(),
        }),
      ),
    }),
  ),
})
export type Moves = z.infer<typeof movesSchema>

export const hubMovesApi = {
  moves: endpoint('GET', '/api/console/moves', none, movesSchema),
  /**
   * `fingerprint`: as heard from the other office. Another card of an office that is known replaces the first.
   * Errors: `own-office`, `fingerprint-other`.
   */
  keepOffice: endpoint(
    'POST',
    '/api/console/offices',
    z.object({ card: officeCardSchema, fingerprint: z.string().max(100) }),
    movesSchema,
  ),
  /** Errors: `not-found` (terminal or office), `already-moved`. */
  give: endpoint(
    'POST',
    '/api/console/terminals/:code/give',
    z.object({ code: terminalCodeSchema, to: z.string().max(64) }),
    movesSchema,
  ),
  /** What was handed on stays there. Error: `not-found`. */
  takeBack: endpoint('POST', '/api/console/terminals/:code/take-back', z.object({ code: terminalCodeSchema }), movesSchema),
} as const
