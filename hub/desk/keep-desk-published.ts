// Looks once a minute whether something signed has its day, or whether a release is still owed after a fault.
import type { DeskParts } from './desk-parts.ts'
import { publishDesk } from './publish-desk.ts'

const LOOK_EVERY_MS = 60_000

/** Looks now and every minute. Gives back how to stop; that waits for a look under way. */
export function keepDeskPublished(parts: DeskParts): () => Promise<void> {
  let under: Promise<void> = Promise.resolve()
  const look = () => {
    under = under.then(async () => {
      const published = await publishDesk(parts)
      // Somebody else publishes at this moment: the next look sees what is left.
      if (!published.ok && published.error.code !== 'publishing-already')
        parts.log('desk-not-published', { code: published.error.code })
    })
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await under
  }
}
