// The folder of signing keys: one file a role, its private half sealed with the office's passphrase. Root keys lie in folders of their own,
// on sticks that are carried away after use.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { currentSuite, suiteById } from '../../platform/crypto/suites.ts'
import { makeFolder, syncFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { writeStickFile } from '../../platform/files/stick-file.ts'
import {
  type SigningKey,
  signingKeySchema,
  suiteIdSchema,
  type VerifyingKey,
  verifyingKeySchema,
} from '../../shared/crypto/suite.ts'
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
  /** The public half, without any passphrase; undefined when there is no whole key file. */
  publicHalf(name: KeyName): VerifyingKey | undefined
  /** Makes the key that will follow, beside the one that signs now. A kill before `settle` leaves that one in use. */
  createNext(name: KeyName): Promise<SigningKey>
  /** The key that follows takes the place of the one before, which is gone. */
  settle(name: KeyName): void
  /** Copies a key file as it is into another folder and reads it back; only then is it erased here. Errors: `key-missing`, `key-damaged`, those of a stick. */
  moveTo(name: KeyName, folder: string): Result<void>
}

/** The folders of the root keys: each key is looked for in all of them, and a new set is spread over them. */
export function openRootKeys(folders: readonly string[], unlocking: Unlocking): KeyFolder {
  const all = folders.map((folder) => openKeyFolder(folder, unlocking))
  const [first] = all
  if (first === undefined) throw new Error('expected at least one folder for root keys')
  const order: readonly KeyName[] = ROOT_KEY_NAMES
  const place = (name: KeyName) => all[order.indexOf(name) % all.length] ?? first
  const holder = (name: KeyName) => all.find((keys) => keys.has(name)) ?? place(name)
  return {
    has: (name) => holder(name).has(name),
    create: (name) => holder(name).create(name),
    load: (name) => holder(name).load(name),
    publicHalf: (name) => holder(name).publicHalf(name),
    createNext: (name) => holder(name).createNext(name),
    settle: (name) => holder(name).settle(name),
    moveTo: (name, folder) => holder(name).moveTo(name, folder),
  }
}

export function openKeyFolder(folder: string, unlocking: Unlocking): KeyFolder {
  const pathOf = (name: string) => join(folder, `${name}.key.json`)
  const nextPathOf = (name: string) => join(folder, `${name}.next.key.json`)

  async function make(path: string): Promise<SigningKey> {
    makeFolder(folder, 0o700)
    const { privateKey, ...key } = currentSuite.generateSigningKey()
    const file: z.infer<typeof keyFileSchema> = {
      demo: 'demo' in unlocking,
      key,
      privateKey: await lock(privateKey, unlocking),
    }
    writeFileDurably(path, `${JSON.stringify(file, null, 1)}\n`, 0o600)
    return { ...key, privateKey }
  }

  return {
    has: (name) => existsSync(pathOf(name)),
    create: (name) => make(pathOf(name)),
    createNext: (name) => make(nextPathOf(name)),

    publicHalf(name) {
      const file = readKeyFile(pathOf(name), keyFileSchema)
      return file.ok ? file.value.key : undefined
    },

    settle(name) {
      renameSync(nextPathOf(name), pathOf(name))
      syncFolder(folder)
    },

    moveTo(name, target) {
      const file = readKeyFile(pathOf(name), keyFileSchema)
      if (!file.ok) return file
      makeFolder(target, 0o700)
      const written = writeStickFile(target, `${name}.key.json`, Buffer.from(`${JSON.stringify(file.value, null, 1)}\n`), target)
      if (!written.ok) return written
      rmSync(pathOf(name))
      syncFolder(folder)
      return ok(undefined)
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
