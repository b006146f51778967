// The folder of signing keys: one file a role, its private half sealed with the office's passphrase. Root keys may be carried away after use.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { currentSuite, suiteById } from '../../platform/crypto/suites.ts'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { type SigningKey, signingKeySchema, suiteIdSchema, verifyingKeySchema } from '../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

/** Three root keys, of which two must sign: one may be lost, one may be stolen. */
export const ROOT_KEY_NAMES = ['root-1', 'root-2', 'root-3'] as const
export const ROOT_THRESHOLD = 2

export type KeyName = (typeof ROOT_KEY_NAMES)[number] | 'targets' | 'snapshot' | 'timestamp' | `channel-${string}` | 'hub'
export type Unlocking =
  | { readonly passphrase: string }
  /** Keys of a demo lie open and say so; they never sign for a real office. */
  | { readonly demo: true }

const keyFileSchema = z.strictObject({
  demo: z.boolean(),
  key: verifyingKeySchema,
  /** Private half: sealed under the passphrase (base64), or open in a demo. */
  privateKey: z.string().max(4000),
})

const sealingFileSchema = z.strictObject({
  demo: z.boolean(),
  suite: suiteIdSchema,
  recipient: z.string().max(2000),
  identity: z.string().max(4000),
})

export interface KeyFolder {
  has(name: KeyName): boolean
  create(name: KeyName): Promise<SigningKey>
  load(name: KeyName): Promise<Result<SigningKey, 'key-missing' | 'key-damaged' | 'passphrase-wrong' | 'key-is-demo'>>
}

export function openKeyFolder(folder: string, unlocking: Unlocking): KeyFolder {
  const pathOf = (name: string) => join(folder, `${name}.key.json`)
  return {
    has: (name) => existsSync(pathOf(name)),

    async create(name) {
      makeFolder(folder, 0o700)
      const { privateKey, ...key } = currentSuite.generateSigningKey()
      const file: z.infer<typeof keyFileSchema> = {
        demo: 'demo' in unlocking,
        key,
        privateKey: await lock(privateKey, unlocking),
      }
      writeFileDurably(pathOf(name), `${JSON.stringify(file, null, 1)}\n`, 0o600)
      return { ...key, privateKey }
    },

    async load(name) {
      const file = readKeyFile(pathOf(name), keyFileSchema)
      if (!file.ok) return file
      const { key, demo, privateKey } = file.value
      const opened = await unlock(privateKey, demo, unlocking, key.suite)
      if (!opened.ok) return opened
      const whole = signingKeySchema.safeParse({ ...key, privateKey: opened.value })
      return whole.success ? ok(whole.data) : fail('key-damaged', { path: pathOf(name) })
    },
  }
}

export interface SealingKey {
  readonly recipient: string
  readonly identity: string
}

/**
 * The office's sealing key. `name` tells the town's from the county's backup. `create`: make it when it is not there; never
 * on the way to open something, for a new key in place of a lost one would open nothing that terminals have sealed.
 */
export async function sealingKey(
  folder: string,
  name: 'office' | 'county-backup',
  unlocking: Unlocking,
  create: boolean,
): Promise<Result<SealingKey, 'key-missing' | 'key-damaged' | 'passphrase-wrong' | 'key-is-demo'>> {
  const path = join(folder, `${name}.seal.json`)
  if (!existsSync(path)) {
    if (!create) return fail('key-missing', { path })
    makeFolder(folder, 0o700)
    const { recipient, identity } = await currentSuite.generateSealingIdentity()
    const file: z.infer<typeof sealingFileSchema> = {
      demo: 'demo' in unlocking,
      suite: currentSuite.id,
      recipient,
      identity: await lock(identity, unlocking),
    }
    writeFileDurably(path, `${JSON.stringify(file, null, 1)}\n`, 0o600)
    return ok({ recipient, identity })
  }
  const file = readKeyFile(path, sealingFileSchema)
  if (!file.ok) return file
  const opened = await unlock(file.value.identity, file.value.demo, unlocking, file.value.suite)
  return opened.ok ? ok({ recipient: file.value.recipient, identity: opened.value }) : opened
}

async function lock(secret: string, unlocking: Unlocking): Promise<string> {
  if ('demo' in unlocking) return secret
  return Buffer.from(await currentSuite.sealWithCode(unlocking.passphrase, Buffer.from(secret))).toString('base64')
}

async function unlock(
  stored: string,
  demo: boolean,
  unlocking: Unlocking,
  suite: z.infer<typeof suiteIdSchema>,
): Promise<Result<string, 'passphrase-wrong' | 'key-is-demo'>> {
  if ('demo' in unlocking) return demo ? ok(stored) : fail('passphrase-wrong')
  if (demo) return fail('key-is-demo')
  const opened = await suiteById(suite).openWithCode(unlocking.passphrase, Buffer.from(stored, 'base64'))
  return opened === undefined ? fail('passphrase-wrong') : ok(Buffer.from(opened).toString('utf8'))
}

function readKeyFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Result<z.output<Schema>, 'key-missing' | 'key-damaged'> {
  if (!existsSync(path)) return fail('key-missing', { path })
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? ok(parsed.data) : fail('key-damaged', { path })
  } catch (error) {
    if (error instanceof SyntaxError) return fail('key-damaged', { path })
    throw error
  }
}
