// The published repository: immutable files plus one small timestamp that is replaced last, so a reader never sees half a release.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import {
  METADATA_FOLDER,
  rootFactsSchema,
  SIGNED_AT_FIELD,
  snapshotFactsSchema,
  targetFilePath,
  targetsFactsSchema,
  timestampFactsSchema,
} from '../../platform/package/metadata.ts'
import { delegatedPaths } from '../../shared/content/channel.ts'
import type { SigningKey } from '../../shared/crypto/suite.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { type KeyFolder, type KeyName, ROOT_KEY_NAMES, ROOT_THRESHOLD } from './key-folder.ts'
import { type PublicTufKey, signMetadata, tufKey } from './sign-metadata.ts'

export interface Publisher {
  readonly repo: string
  readonly keys: KeyFolder
  readonly now: Date
}

const TOP_ROLES = ['targets', 'snapshot', 'timestamp'] as const

/** Makes a new repository with its keys and an empty first release. Errors: `repository-exists`, the key folder's. */
export async function initRepository({ repo, keys, now }: Publisher): Promise<Result<void>> {
  if (repositoryExists(repo)) return fail('repository-exists', { path: repo })
  const roots = await loadOrCreateAll(keys, ROOT_KEY_NAMES)
  if (!roots.ok) return roots
  const tops = await loadOrCreateAll(keys, TOP_ROLES)
  if (!tops.ok) return tops
  const [targetsKey, snapshotKey, timestampKey] = tops.value as [SigningKey, SigningKey, SigningKey]
  const rootRole = { keyids: roots.value.map((key) => tufKey(key).keyId), threshold: ROOT_THRESHOLD }
  const roles = Object.fromEntries(
    TOP_ROLES.map((role, i) => [role, { keyids: [tufKey(tops.value[i] as SigningKey).keyId], threshold: 1 }]),
  )
  const root = signMetadata(
    {
      type: 'root',
      version: 1,
      now,
      fields: {
        consistent_snapshot: true,
        keys: keyTable([...roots.value, ...tops.value].map(tufKey)),
        roles: { root: rootRole, ...roles },
      },
    },
    roots.value,
  )
  makeFolder(join(repo, METADATA_FOLDER))
  writeMetadata(repo, '1.root.json', root)
  const targets = signMetadata(
    { type: 'targets', version: 1, now, fields: { targets: {}, delegations: { keys: {}, roles: [] } } },
    [targetsKey],
  )
  writeMetadata(repo, '1.targets.json', targets)
  writeSnapshotAndTimestamp(
    repo,
    { 'targets.json': { version: 1 } },
    { snapshot: 1, timestamp: 1 },
    [snapshotKey, timestampKey],
    now,
  )
  return ok(undefined)
}

export function repositoryExists(repo: string): boolean {
  return existsSync(join(repo, METADATA_FOLDER, 'timestamp.json'))
}

/**
 * Publishes new versions of some of a role's targets (`path -> bytes`) in one release; the others stay as they are.
 * A role seen for the first time gets a key and a delegation for its own paths.
 */
export async function publishTargets(
  { repo, keys, now }: Publisher,
  role: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Result<void>> {
  const current = readRepository(repo)
  if (!current.ok) return current
  const { snapshot, targets } = current.value
  const meta = { ...snapshot.signed.meta }
  const online = await loadAll(keys, ['snapshot', 'timestamp'])
  if (!online.ok) return online
  const delegated = targets.signed.delegations?.roles.some(({ name }) => name === role) ?? false
  const roleKey = delegated ? await keys.load(`channel-${role}`) : await loadOrCreate(keys, `channel-${role}`)
  if (!roleKey.ok) return roleKey
  if (!delegated) {
    const targetsKey = await keys.load('targets')
    if (!targetsKey.ok) return targetsKey
    const version = targets.signed.version + 1
    writeMetadata(repo, `${version}.targets.json`, delegate(targets, role, roleKey.value, version, targetsKey.value, now))
    meta['targets.json'] = { version }
  }
  const version = (meta[`${role}.json`]?.version ?? 0) + 1
  const earlier = version === 1 ? {} : (readFacts(repo, `${version - 1}.${role}.json`, targetsFactsSchema)?.signed.targets ?? {})
  const added = [...files].map(([path, bytes]) => {
    const sha256 = sha256Hex(bytes)
    const file = join(repo, targetFilePath(path, sha256))
    makeFolder(dirname(file))
    if (!existsSync(file)) writeFileDurably(file, bytes)
    return [path, { length: bytes.length, hashes: { sha256 } }] as const
  })
  const fields = { targets: { ...earlier, ...Object.fromEntries(added) } }
  writeMetadata(repo, `${version}.${role}.json`, signMetadata({ type: 'targets', version, now, fields }, [roleKey.value]))
  meta[`${role}.json`] = { version }
  const versions = { snapshot: snapshot.signed.version + 1, timestamp: current.value.timestamp.signed.version + 1 }
  writeSnapshotAndTimestamp(repo, meta, versions, online.value as [SigningKey, SigningKey], now)
  return ok(undefined)
}

/** Signs the timestamp anew without any change of content, so that terminals do not run out (F53). */
export async function renewTimestamp({ repo, keys, now }: Publisher): Promise<Result<void>> {
  const current = readRepository(repo)
  if (!current.ok) return current
  const key = await keys.load('timestamp')
  if (!key.ok) return key
  const { timestamp, snapshot } = current.value
  writeTimestamp(repo, snapshot.signed.version, timestamp.signed.version + 1, key.value, now)
  return ok(undefined)
}

/** The current bytes of a target as the publisher last wrote it; undefined when there is none. */
export function currentTarget(repo: string, role: string, path: string): Uint8Array | undefined {
  const current = readRepository(repo)
  if (!current.ok) return undefined
  const version = current.value.snapshot.signed.meta[`${role}.json`]?.version
  if (version === undefined) return undefined
  const target = readFacts(repo, `${version}.${role}.json`, targetsFactsSchema)?.signed.targets[path]
  return target && readFileSync(join(repo, targetFilePath(path, target.hashes.sha256)))
}

/** Signing roles that have published something. */
export function publishedRoles(repo: string): string[] {
  const current = readRepository(repo)
  return current.ok ? (current.value.targets.signed.delegations?.roles.map(({ name }) => name) ?? []) : []
}

/** Paths of all current targets of a role. */
export function roleTargets(repo: string, role: string): string[] {
  const current = readRepository(repo)
  const version = current.ok ? current.value.snapshot.signed.meta[`${role}.json`]?.version : undefined
  return version === undefined
    ? []
    : Object.keys(readFacts(repo, `${version}.${role}.json`, targetsFactsSchema)?.signed.targets ?? {})
}

/** Version of a role's metadata that is published now; 0 when there is none. */
export function roleVersion(repo: string, role: string): number {
  const current = readRepository(repo)
  return current.ok ? (current.value.snapshot.signed.meta[`${role}.json`]?.version ?? 0) : 0
}

/** Files that a version of a role named, by target path; earlier versions stay readable. */
export function targetFilesAt(repo: string, role: string, version: number): ReadonlyMap<string, string> {
  const targets = readFacts(repo, `${version}.${role}.json`, targetsFactsSchema)?.signed.targets ?? {}
  return new Map(
    Object.entries(targets).map(([path, { hashes }]) => [path, join(repo, targetFilePath(path, hashes.sha256))] as const),
  )
}

interface RepositoryFacts {
  readonly timestamp: z.infer<typeof timestampFactsSchema>
  readonly snapshot: z.infer<typeof snapshotFactsSchema>
  readonly targets: z.infer<typeof targetsFactsSchema>
}

function readRepository(repo: string): Result<RepositoryFacts, 'repository-missing' | 'repository-damaged'> {
  if (!repositoryExists(repo)) return fail('repository-missing', { path: repo })
  const timestamp = readFacts(repo, 'timestamp.json', timestampFactsSchema)
  const snapshot =
    timestamp && readFacts(repo, `${timestamp.signed.meta['snapshot.json'].version}.snapshot.json`, snapshotFactsSchema)
  const targets = snapshot && readFacts(repo, `${snapshot.signed.meta['targets.json']?.version}.targets.json`, targetsFactsSchema)
  const root = readFacts(repo, '1.root.json', rootFactsSchema)
  if (!timestamp || !snapshot || !targets || !root) return fail('repository-damaged', { path: repo })
  return ok({ timestamp, snapshot, targets })
}

function readFacts<Schema extends z.ZodType>(repo: string, name: string, schema: Schema): z.output<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(repo, METADATA_FOLDER, name), 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError || fileFailure(error, name)?.code === 'file-missing') return undefined
    throw error
  }
}

function delegate(
  targets: RepositoryFacts['targets'],
  role: string,
  roleKey: SigningKey,
  version: number,
  targetsKey: SigningKey,
  now: Date,
): Uint8Array {
  const { keyId, key } = tufKey(roleKey)
  const delegations = {
    keys: { ...targets.signed.delegations?.keys, [keyId]: key },
    roles: [
      ...(targets.signed.delegations?.roles ?? []),
      { name: role, keyids: [keyId], threshold: 1, terminating: true, paths: delegatedPaths(role) },
    ],
  }
  return signMetadata({ type: 'targets', version, now, fields: { targets: targets.signed.targets, delegations } }, [targetsKey])
}

function writeSnapshotAndTimestamp(
  repo: string,
  meta: Readonly<Record<string, { version: number }>>,
  versions: { snapshot: number; timestamp: number },
  [snapshotKey, timestampKey]: readonly [SigningKey, SigningKey],
  now: Date,
): void {
  const snapshot = signMetadata({ type: 'snapshot', version: versions.snapshot, now, fields: { meta } }, [snapshotKey])
  writeMetadata(repo, `${versions.snapshot}.snapshot.json`, snapshot)
  writeTimestamp(repo, versions.snapshot, versions.timestamp, timestampKey, now)
}

function writeTimestamp(repo: string, snapshotVersion: number, version: number, key: SigningKey, now: Date): void {
  const fields = { meta: { 'snapshot.json': { version: snapshotVersion } }, [SIGNED_AT_FIELD]: now.toISOString() }
  writeMetadata(repo, 'timestamp.json', signMetadata({ type: 'timestamp', version, now, fields }, [key]))
}

function writeMetadata(repo: string, name: string, bytes: Uint8Array): void {
  writeFileDurably(join(repo, METADATA_FOLDER, name), bytes)
}

function keyTable(keys: readonly PublicTufKey[]): Record<string, PublicTufKey['key']> {
  return Object.fromEntries(keys.map(({ keyId, key }) => [keyId, key]))
}

async function loadAll(keys: KeyFolder, names: readonly KeyName[]): Promise<Result<SigningKey[]>> {
  return await allOf(names, (name) => keys.load(name))
}

async function loadOrCreateAll(keys: KeyFolder, names: readonly KeyName[]): Promise<Result<SigningKey[]>> {
  return await allOf(names, (name) => loadOrCreate(keys, name))
}

async function loadOrCreate(keys: KeyFolder, name: KeyName): Promise<Result<SigningKey>> {
  return keys.has(name) ? await keys.load(name) : ok(await keys.create(name))
}

async function allOf(
  names: readonly KeyName[],
  get: (name: KeyName) => Promise<Result<SigningKey>>,
): Promise<{ ok: true; value: SigningKey[] } | { ok: false; error: Failure }> {
  const found: SigningKey[] = []
  for (const name of names) {
    const key = await get(name)
    if (!key.ok) return key
    found.push(key.value)
  }
  return ok(found)
}
