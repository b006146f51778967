// Suite `intl-1`: ed25519 signatures, SHA-256, HMAC-SHA-256, age seals (files that the `age` program opens as well).
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { CryptoSuite, Signature, SigningKey, VerifyingKey } from '../../shared/crypto/suite.ts'
import { codeIdentity, codeRecipient, stretched } from './code-seal.ts'

/** scrypt work factor 2^15: about 0.14 s a try on the office's machine; codes and passphrases carry 58 bits or more. */
const STRETCH_LOG_N = 15

export const intl1: CryptoSuite = {
  id: 'intl-1',

  hash(bytes) {
    return createHash('sha256').update(bytes).digest('hex')
  },

  mac(secret, bytes) {
    return createHmac('sha256', secret).update(bytes).digest('hex')
  },

  async stretch(code, salt) {
    return (await stretched(code, `zwgk ${salt}`, STRETCH_LOG_N)).toString('hex')
  },

  generateSigningKey(): SigningKey {
    const pair = generateKeyPairSync('ed25519')
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
    const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('hex')
    return { suite: 'intl-1', keyId: intl1.hash(Buffer.from(publicKey, 'hex')), publicKey, privateKey }
  },

  sign(key: SigningKey, bytes): Signature {
    const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'hex'), format: 'der', type: 'pkcs8' })
    return { suite: 'intl-1', keyId: key.keyId, value: sign(null, bytes, privateKey).toString('hex') }
  },

  verify(key: VerifyingKey, bytes, signature): boolean {
    if (key.suite !== 'intl-1' || signature.suite !== 'intl-1' || key.keyId !== signature.keyId) return false
    const der = Buffer.from(key.publicKey, 'hex')
    if (intl1.hash(der) !== key.keyId) return false
    try {
      const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
      return publicKey.asymmetricKeyType === 'ed25519' && verify(null, bytes, publicKey, Buffer.from(signature.value, 'hex'))
    } catch {
      // A key that is no key: hostile or damaged input, which proves nothing.
      return false
    }
  },

  async generateSealingIdentity() {
    const identity = await generateX25519Identity()
    return { identity, recipient: await identityToRecipient(identity) }
  },

  async seal(recipients, bytes) {
    const encrypter = new Encrypter()
    for (const recipient of recipients) encrypter.addRecipient(recipient)
    return await encrypter.encrypt(bytes)
  },

  async open(identities, sealed) {
    const decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    return await opened(decrypter, sealed)
  },

  async sealWithCode(code, bytes) {
    const encrypter = new Encrypter()
    encrypter.addRecipient(codeRecipient(code, STRETCH_LOG_N))
    return await encrypter.encrypt(bytes)
  },

  async openWithCode(code, sealed) {
    const decrypter = new Decrypter()
    decrypter.addIdentity(codeIdentity(code))
    return await opened(decrypter, sealed)
  },
}

async function opened(decrypter: Decrypter, sealed: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await decrypter.decrypt(sealed, 'uint8array')
  } catch {
    // age gives no error kinds: a wrong key and damaged bytes look the same, and mean the same to the caller.
    return undefined
  }
}
