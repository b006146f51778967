// What an officer writes beside a recorded fact may name people: it is sealed to the office, so that it opens with the office's key only.
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { UnsealingParts } from './unseal.ts'

type Key = Pick<UnsealingParts, 'officeKey'>

/** Null where nothing was written. */
export async function sealWords(words: string | undefined, { officeKey }: Key): Promise<Uint8Array | null> {
  return words === undefined || words === '' ? null : await currentSuite.seal([officeKey.recipient], Buffer.from(words, 'utf8'))
}

/** Undefined where nothing was written, it was erased, or the key is another. */
export async function openWords(sealed: Buffer | null, { officeKey }: Key): Promise<string | undefined> {
  const bytes = sealed === null ? undefined : await currentSuite.open([officeKey.identity], sealed)
  return bytes && Buffer.from(bytes).toString('utf8')
}
