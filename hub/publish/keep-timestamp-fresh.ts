// Signs the timestamp anew once a day, so that terminals never run out because nobody published anything (F53).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../platform/log/logger.ts'
import { METADATA_FOLDER, SIGNED_AT_FIELD, timestampFactsSchema } from '../../platform/package/metadata.ts'
import type { PublishingLock } from '../store/one-at-a-time.ts'
import { openKeyFolder, type Unlocking } from './key-folder.ts'
import { renewTimestamp } from './repository.ts'
import { dueSignatures } from './signatures.ts'

const LOOK_EVERY_MS = 6 * 3_600_000
const RENEW_AFTER_MS = 24 * 3_600_000

export interface FreshnessParts {
  readonly repo: string
  readonly keys: string
  readonly unlocking: Unlocking
  readonly publishing: PublishingLock
  readonly now: () => Date
  readonly log: Log
}

/** Looks now and every six hours. Gives back how to stop. */
export function keepTimestampFresh(parts: FreshnessParts): () => void {
  const look = async () => {
    await renewIfOld(parts)
    remind(parts)
  }
  void look()
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

/** True when a new timestamp was signed. A publication under way does it anyway, so its lock is not waited for. */
export async function renewIfOld({ repo, keys, unlocking, publishing, now, log }: FreshnessParts): Promise<boolean> {
  const facts = timestampFactsSchema.parse(JSON.parse(readFileSync(join(repo, METADATA_FOLDER, 'timestamp.json'), 'utf8')))
  if (now().getTime() - Date.parse(facts.signed[SIGNED_AT_FIELD]) < RENEW_AFTER_MS) return false
  const renewed = await publishing(() => renewTimestamp({ repo, keys: openKeyFolder(keys, unlocking), now: now() }))
  if (renewed === undefined) return false
  log(renewed.ok ? 'timestamp-renewed' : 'timestamp-not-renewed', renewed.ok ? {} : { code: renewed.error.code })
  return renewed.ok
}

/** The other signatures need keys that people hold: for whoever reads the log and not the console. */
function remind({ repo, now, log }: FreshnessParts): void {
  const due = dueSignatures(repo, now())
  if (due.ok && due.value.length > 0) log('signatures-due', { roles: due.value.map(({ role }) => role).join(' ') })
}
