// Looks once a day whether sign-ups, and files that nobody saved, have been kept long enough.
import { errorName } from '../../platform/log/error-name.ts'
import type { Log } from '../../platform/log/logger.ts'
import { dropLooseFiles } from '../desk/desk.ts'
import { sweepErased } from './erase.ts'
import { eraseEndedSignUps, type RetentionParts } from './retention.ts'

const LOOK_EVERY_MS = 24 * 3_600_000

/** Looks now and once a day. Gives back how to stop; that waits for a look under way. */
export function keepRetention(parts: RetentionParts & { readonly log: Log }): () => Promise<void> {
  let under: Promise<void> = Promise.resolve()
  const look = () => {
    under = under
      .then(async () => {
        const count = await eraseEndedSignUps(parts)
        await dropLooseFiles(parts.store, parts.now())
        // Also for what was erased just before a kill.
        await sweepErased(parts.store)
        if (count > 0) parts.log('sign-ups-erased', { count })
      })
      .catch((error: unknown) => parts.log('unexpected', { error: errorName(error) }))
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await under
  }
}
