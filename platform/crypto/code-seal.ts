// age seals under a code, with the stretching outside the program's own thread: age's own is JavaScript and stops every page and request meanwhile.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { type Identity, type Recipient, Stanza } from 'age-encryption'

const KIND = 'scrypt'
const SALT_LABEL = Buffer.from('age-encryption.org/v1/scrypt')
const SALT_BYTES = 16
const KEY_BYTES = 32
const FILE_KEY_BYTES = 16
const TAG_BYTES = 16
const CIPHER = 'chacha20-poly1305'
/** The key is used once, so age seals with a nonce of zeros. */
const NONCE = Buffer.alloc(12)
const BLOCK_SIZE = 8
/** What the `age` program uses: 256 MB to open. A seal that asks for more is not of ours and would take the machine's memory. */
const LOG_N_MAX = 18

/** 32 bytes; runs in the pool of threads. Memory: 2^logN KB. */
export function stretched(secret: string, salt: Uint8Array | string, logN: number): Promise<Buffer> {
  const cost = { N: 2 ** logN, r: BLOCK_SIZE, p: 1, maxmem: 2 * 128 * BLOCK_SIZE * 2 ** logN }
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, cost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

export function codeRecipient(code: string, logN: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(SALT_BYTES)
      const key = await stretched(code, Buffer.concat([SALT_LABEL, salt]), logN)
      const cipher = createCipheriv(CIPHER, key, NONCE, { authTagLength: TAG_BYTES })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      return [new Stanza([KIND, withoutPadding(salt), String(logN)], body)]
    },
  }
}

/** Opens nothing that is malformed, damaged, under another code, or stretched beyond `LOG_N_MAX`. */
export function codeIdentity(code: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [only, ...others] = stanzas
      // A seal under a code has that one way in (age's own rule): else whoever knows it could not be sure who made the seal.
      if (only === undefined || others.length > 0 || only.args[0] !== KIND) return null
      const [, saltText = '', logNText = ''] = only.args
      const salt = Buffer.from(saltText, 'base64')
      const logN = Number(/^[1-9]\d?$/.exec(logNText)?.[0] ?? Number.NaN)
      if (only.args.length !== 3 || salt.length !== SALT_BYTES || !(logN <= LOG_N_MAX)) return null
      if (only.body.length !== FILE_KEY_BYTES + TAG_BYTES) return null
      return opened(await stretched(code, Buffer.concat([SALT_LABEL, salt]), logN), Buffer.from(only.body))
    },
  }
}

function opened(key: Buffer, body: Buffer): Uint8Array | null {
  const decipher = createDecipheriv(CIPHER, key, NONCE, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(body.subarray(FILE_KEY_BYTES))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, FILE_KEY_BYTES)), decipher.final()])
  } catch {
    // Another code, or damaged: the tag does not fit.
    return null
  }
}

function withoutPadding(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
