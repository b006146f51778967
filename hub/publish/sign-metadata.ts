// TUF metadata as the specification writes it (spec 1.0.31 §4): plain JSON, signed in canonical form.
import { canonicalize } from '@tufjs/canonical-json'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import type { TufKey } from '../../platform/package/metadata.ts'
import type { SigningKey, VerifyingKey } from '../../shared/crypto/suite.ts'

const SPEC_VERSION = '1.0.31'
const DAY_MS = 86_400_000
/** The last 32 bytes of an ed25519 public key in SPKI form are the key itself. */
const RAW_KEY_HEX = 64

/** How long signatures hold, in days. Terminals that only see a stick each month must not run out (F53, F54). */
export const VALID_DAYS = { root: 1100, targets: 400, snapshot: 400, timestamp: 100 } as const

export interface PublicTufKey {
  readonly keyId: string
  readonly key: TufKey
}

export function tufKey(key: VerifyingKey): PublicTufKey {
  const tuf: TufKey = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: key.publicKey.slice(-RAW_KEY_HEX) } }
  return { keyId: sha256Hex(Buffer.from(canonicalize(tuf))), key: tuf }
}

export interface SignedFacts {
  readonly type: 'root' | 'targets' | 'snapshot' | 'timestamp'
  readonly version: number
  readonly now: Date
  readonly fields: Readonly<Record<string, unknown>>
}

/** The bytes of a signed metadata file. */
export function signMetadata({ type, version, now, fields }: SignedFacts, keys: readonly SigningKey[]): Uint8Array {
  const expires = new Date(now.getTime() + VALID_DAYS[type] * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z')
  const signed = { _type: type, spec_version: SPEC_VERSION, version, expires, ...fields }
  const bytes = Buffer.from(canonicalize(signed))
  const signatures = keys.map((key) => ({ keyid: tufKey(key).keyId, sig: currentSuite.sign(key, bytes).value }))
  return Buffer.from(`${JSON.stringify({ signatures, signed }, null, 1)}\n`)
}
