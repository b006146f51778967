// Contract of the look at the system around a public terminal: what is off, and that staff go on all the same.
import { z } from 'zod'
import { SYSTEM_CHECKS } from '../lockdown/system-check.ts'
import { endpoint } from './endpoint.ts'

const standing = z.object({
  findings: z.array(
    z.object({
      check: z.enum(SYSTEM_CHECKS),
      state: z.enum(['off', 'unknown']),
      missing: z.array(z.string()).readonly().optional(),
    }),
  ),
  /** Nothing is off, or staff have gone on with just this. */
  goesOn: z.boolean(),
})
export type LockdownStanding = z.infer<typeof standing>

export const terminalLockdownApi = {
  lockdown: endpoint('GET', '/api/lockdown', z.object({}), standing),
  /** With a grant of staff or maintenance. */
  goOn: endpoint('POST', '/api/lockdown/go-on', z.strictObject({}), standing),
}
