// The cryptography port: named, not assumed. Every stored hash, signature and seal carries its suite's id; an unknown id is refused.
// The engine of `intl-1` stands in platform/crypto; `gm-1` (SM2, SM3, SM4) is to follow behind the same interface.
import { z } from 'zod'

export const SUITE_IDS = ['intl-1'] as const
export const suiteIdSchema = z.enum(SUITE_IDS)
export type SuiteId = (typeof SUITE_IDS)[number]

/** Public half of a signing key; `keyId` is the hash of `publicKey`. */
export const verifyingKeySchema = z.strictObject({
  suite: suiteIdSchema,
  keyId: z.string().regex(/^[0-9a-f]{64}$/),
  publicKey: z.string().min(1).max(500),
})
export type VerifyingKey = z.infer<typeof verifyingKeySchema>

/** Private half; `privateKey` never leaves the machine that made it, unless sealed with a passphrase. */
export const signingKeySchema = verifyingKeySchema.extend({ privateKey: z.string().min(1).max(500) })
export type SigningKey = z.infer<typeof signingKeySchema>

export const signatureSchema = z.strictObject({
  suite: suiteIdSchema,
  keyId: z.string().regex(/^[0-9a-f]{64}$/),
  value: z
    .string()
    .regex(/^[0-9a-f]+$/)
    .max(512),
})
export type Signature = z.infer<typeof signatureSchema>

export interface SealingIdentity {
  /** Secret; opens what was sealed to `recipient`. */
  readonly identity: string
  /** Public. */
  readonly recipient: string
}

export interface CryptoSuite {
  readonly id: SuiteId
  /** Hex digest. */
  hash(bytes: Uint8Array): string
  /** Hex MAC of `bytes` under a shared secret. */
  mac(secret: string, bytes: Uint8Array): string
  /** Hex of a short secret stretched with `salt`, to check it later without keeping it. Takes a tenth of a second, not on the caller's thread. */
  stretch(code: string, salt: string): Promise<string>
  generateSigningKey(): SigningKey
  sign(key: SigningKey, bytes: Uint8Array): Signature
  /** False for a wrong key, a wrong suite or changed bytes; never throws on hostile input. */
  verify(key: VerifyingKey, bytes: Uint8Array, signature: Signature): boolean
  generateSealingIdentity(): Promise<SealingIdentity>
  /** Seals to every recipient; any one of their identities opens it. */
  seal(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array>
  /** Undefined when none of the identities fits or the bytes are damaged. */
  open(identities: readonly string[], sealed: Uint8Array): Promise<Uint8Array | undefined>
  /** Seals under a passphrase or code, stretched so that guessing is slow. */
  sealWithCode(code: string, bytes: Uint8Array): Promise<Uint8Array>
  openWithCode(code: string, sealed: Uint8Array): Promise<Uint8Array | undefined>
}
