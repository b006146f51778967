// The published repository: immutable files plus one small timestamp that is replaced last, so a reader never sees half a release.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import {
  cataloguePatchPath,
  METADATA_FOLDER,
  REVOKED_FIELD,
  type TargetFile,
  targetFilePath,
  targetsFactsSchema,
} from '../../platform/package/metadata.ts'
import { cataloguePatch } from '../../shared/content/catalogue-patch.ts'
import { delegatedPaths } from '../../shared/content/channel.ts'
import type { SigningKey } from '../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type KeyFolder, type KeyName, ROOT_KEY_NAMES, ROOT_THRESHOLD } from './key-folder.ts'
import {
  isListed,
  keyTable,
  type RepositoryFacts,
  readFacts,
  readRepository,
  readRole,
  repositoryExists,
  rootFileName,
  writeMetadata,
  writeSnapshotAndTimestamp,
  writeTimestamp,
} from './metadata-files.ts'
import { signMetadata, tufKey } from './sign-metadata.ts'

export interface Publisher {
  readonly repo: string
  readonly keys: KeyFolder
  readonly now: Date
}

/** A patch is kept when the whole is at least so many times as long. */
const PATCH_SAVES = 2

export const TOP_ROLES = ['targets', 'snapshot', 'timestamp'] as const

/**
 * Makes a new repository with its keys and an empty first release. `roots`: where the root keys are made; a folder of their own, which is
 * carried away afterwards. Errors: `repository-exists`, the key folder's.
 */
export async function initRepository({ repo, keys, now }: Publisher, roots: KeyFolder = keys): Promise<Result<void>> {
  if (repositoryExists(repo)) return fail('repository-exists', { path: repo })
  const rootKeys: SigningKey[] = []
  for (const name of ROOT_KEY_NAMES) {
    const key = await loadOrCreate(roots, name)
    if (!key.ok) return key
    rootKeys.push(key.value)
  }
  const targetsKey = await loadOrCreate(keys, 'targets')
  if (!targetsKey.ok) return targetsKey
  const snapshot = await loadOrCreate(keys, 'snapshot')
  if (!snapshot.ok) return snapshot
  const timestamp = await loadOrCreate(keys, 'timestamp')
  if (!timestamp.ok) return timestamp
  const role = (key: SigningKey) => ({ keyids: [tufKey(key).keyId], threshold: 1 })
  const root = signMetadata(
    {
      ...{ type: 'root', version: 1, now },
      fields: {
        consistent_snapshot: true,
        keys: keyTable([...rootKeys, targetsKey.value, snapshot.value, timestamp.value].map(tufKey)),
        roles: {
          root: { keyids: rootKeys.map((key) => tufKey(key).keyId), threshold: ROOT_THRESHOLD },
          ...{ targets: role(targetsKey.value), snapshot: role(snapshot.value), timestamp: role(timestamp.value) },
        },
      },
    },
    rootKeys,
  )
  makeFolder(join(repo, METADATA_FOLDER))
  writeMetadata(repo, rootFileName(1), root)
  const targets = signMetadata(
    { type: 'targets', version: 1, now, fields: { targets: {}, delegations: { keys: {}, roles: [] } } },
    [targetsKey.value],
  )
  writeMetadata(repo, '1.targets.json', targets)
  const online = { snapshot: snapshot.value, timestamp: timestamp.value }
  writeSnapshotAndTimestamp(repo, { 'targets.json': { version: 1 } }, { snapshot: 1, timestamp: 1 }, online, now)
  return ok(undefined)
}

/**
 * Publishes new versions of some of a role's targets (`path -> bytes`) in one release; the others stay as they are.
 * A role seen for the first time gets a key and a delegation for its own paths.
 * Errors: `channel-revoked`, `key-not-listed` (terminals would refuse what it signs), the key folder's.
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
  const earlier = readRole(repo, current.value, role)
  if (earlier?.signed[REVOKED_FIELD]) return fail('channel-revoked', { channel: role })
  const online = await onlineKeys(keys, current.value)
  if (!online.ok) return online
  const delegation = targets.signed.delegations?.roles.find(({ name }) => name === role)
  const roleKey = delegation ? await keys.load(`channel-${role}`) : await loadOrCreate(keys, `channel-${role}`)
  if (!roleKey.ok) return roleKey
  if (delegation === undefined) {
    const targetsKey = await listedKey(keys, 'targets', current.value.root.signed.roles['targets'])
    if (!targetsKey.ok) return targetsKey
    const version = targets.signed.version + 1
    writeMetadata(repo, `${version}.targets.json`, delegate(targets, role, roleKey.value, version, targetsKey.value, now))
    meta['targets.json'] = { version }
  } else if (!isListed(delegation, roleKey.value)) return fail('key-not-listed', { name: `channel-${role}` })
  const version = (meta[`${role}.json`]?.version ?? 0) + 1
  const added = [...files].map(([path, bytes]) => {
    const sha256 = sha256Hex(bytes)
    const file = join(repo, targetFilePath(path, sha256))
    makeFolder(dirname(file))
    if (!existsSync(file)) writeFileDurably(file, bytes)
    writePatch(repo, path, earlier?.signed.targets[path], bytes)
    return [path, { length: bytes.length, hashes: { sha256 } }] as const
  })
  const fields = { targets: { ...earlier?.signed.targets, ...Object.fromEntries(added) } }
  writeMetadata(repo, `${version}.${role}.json`, signMetadata({ type: 'targets', version, now, fields }, [roleKey.value]))
  meta[`${role}.json`] = { version }
  writeSnapshotAndTimestamp(repo, meta, nextVersions(current.value), online.value, now)
  return ok(undefined)
}

/** From the release before, where that is much less than the whole: terminals that have it fetch only this. */
function writePatch(repo: string, path: string, before: TargetFile | undefined, bytes: Uint8Array): void {
  const file = before && join(repo, targetFilePath(path, before.hashes.sha256))
  const to = sha256Hex(bytes)
  if (before === undefined || file === undefined || before.hashes.sha256 === to || !existsSync(file)) return
  const patch = cataloguePatch(before.hashes.sha256, readFileSync(file, 'utf8'), Buffer.from(bytes).toString('utf8'))
  const text = JSON.stringify(patch)
  if (text.length * PATCH_SAVES < bytes.length)
    writeFileDurably(join(repo, cataloguePatchPath(path, before.hashes.sha256, to)), text)
}

/** Signs the timestamp anew without any change of content, so that terminals do not run out (F53). */
export async function renewTimestamp({ repo, keys, now }: Publisher): Promise<Result<void>> {
  const current = readRepository(repo)
  if (!current.ok) return current
  const { timestamp, snapshot, root } = current.value
  const key = await listedKey(keys, 'timestamp', root.signed.roles['timestamp'])
  if (!key.ok) return key
  writeTimestamp(repo, { snapshot: snapshot.signed.version, timestamp: timestamp.signed.version + 1 }, key.value, now)
  return ok(undefined)
}

/** The keys that every release needs. Errors: `key-not-listed`, the key folder's. */
export async function onlineKeys(
  keys: KeyFolder,
  { root }: RepositoryFacts,
): Promise<Result<{ snapshot: SigningKey; timestamp: SigningKey }>> {
  const snapshot = await listedKey(keys, 'snapshot', root.signed.roles['snapshot'])
  if (!snapshot.ok) return snapshot
  const timestamp = await listedKey(keys, 'timestamp', root.signed.roles['timestamp'])
  return timestamp.ok ? ok({ snapshot: snapshot.value, timestamp: timestamp.value }) : timestamp
}

/** A key that the role lists now. */
export async function listedKey(
  keys: KeyFolder,
  name: KeyName,
  role: { readonly keyids: readonly string[] } | undefined,
): Promise<Result<SigningKey>> {
  const key = await keys.load(name)
  if (!key.ok) return key
  return isListed(role, key.value) ? key : fail('key-not-listed', { name })
}

export function nextVersions({ snapshot, timestamp }: RepositoryFacts) {
  return { snapshot: snapshot.signed.version + 1, timestamp: timestamp.signed.version + 1 }
}

/** The current bytes of a target as the publisher last wrote it; undefined when there is none. */
export function currentTarget(repo: string, role: string, path: string): Uint8Array | undefined {
  const current = readRepository(repo)
  if (!current.ok) return undefined
  const target = readRole(repo, current.value, role)?.signed.targets[path]
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
  return current.ok ? Object.keys(readRole(repo, current.value, role)?.signed.targets ?? {}) : []
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

/** `targets` with `role` delegated to `roleKey` alone, whatever key it had before. */
export function delegate(
  targets: RepositoryFacts['targets'],
  role: string,
  roleKey: SigningKey,
  version: number,
  targetsKey: SigningKey,
  now: Date,
): Uint8Array {
  const { keyId, key } = tufKey(roleKey)
  const others = (targets.signed.delegations?.roles ?? []).filter(({ name }) => name !== role)
  const used = new Set(others.flatMap(({ keyids }) => keyids))
  const keys = Object.entries(targets.signed.delegations?.keys ?? {}).filter(([id]) => used.has(id))
  const delegations = {
    keys: { ...Object.fromEntries(keys), [keyId]: key },
    roles: [...others, { name: role, keyids: [keyId], threshold: 1, terminating: true, paths: delegatedPaths(role) }],
  }
  return signMetadata({ type: 'targets', version, now, fields: { targets: targets.signed.targets, delegations } }, [targetsKey])
}

async function loadOrCreate(keys: KeyFolder, name: KeyName): Promise<Result<SigningKey>> {
  return keys.has(name) ? await keys.load(name) : ok(await keys.create(name))
}
