// The metadata files of a repository: read with their schemas, written whole. Each version is a file of its own; only the timestamp is replaced.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import {
  METADATA_FOLDER,
  rootFactsSchema,
  SIGNED_AT_FIELD,
  snapshotFactsSchema,
  targetsFactsSchema,
  timestampFactsSchema,
} from '../../platform/package/metadata.ts'
import type { SigningKey } from '../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type PublicTufKey, signMetadata, tufKey } from './sign-metadata.ts'

/** The newest version of each top role. */
export interface RepositoryFacts {
  readonly root: z.infer<typeof rootFactsSchema>
  readonly timestamp: z.infer<typeof timestampFactsSchema>
  readonly snapshot: z.infer<typeof snapshotFactsSchema>
  readonly targets: z.infer<typeof targetsFactsSchema>
}

export function repositoryExists(repo: string): boolean {
  return existsSync(join(repo, METADATA_FOLDER, 'timestamp.json'))
}

export function readRepository(repo: string): Result<RepositoryFacts, 'repository-missing' | 'repository-damaged'> {
  if (!repositoryExists(repo)) return fail('repository-missing', { path: repo })
  const timestamp = readFacts(repo, 'timestamp.json', timestampFactsSchema)
  const snapshot =
    timestamp && readFacts(repo, `${timestamp.signed.meta['snapshot.json'].version}.snapshot.json`, snapshotFactsSchema)
  const targets = snapshot && readFacts(repo, `${snapshot.signed.meta['targets.json']?.version}.targets.json`, targetsFactsSchema)
  const root = readFacts(repo, rootFileName(newestRootVersion(repo)), rootFactsSchema)
  if (!timestamp || !snapshot || !targets || !root) return fail('repository-damaged', { path: repo })
  return ok({ root, timestamp, snapshot, targets })
}

/** Undefined when the file is missing or is no such metadata. */
export function readFacts<Schema extends z.ZodType>(repo: string, name: string, schema: Schema): z.output<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(repo, METADATA_FOLDER, name), 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError || fileFailure(error, name)?.code === 'file-missing') return undefined
    throw error
  }
}

/** A role's metadata as the snapshot names it; undefined for a role that has published nothing. */
export function readRole(repo: string, { snapshot }: RepositoryFacts, role: string) {
  const version = snapshot.signed.meta[`${role}.json`]?.version
  return version === undefined ? undefined : readFacts(repo, `${version}.${role}.json`, targetsFactsSchema)
}

/** The newest root's bytes: what a newly enrolled terminal starts from, so that root keys that were replaced vouch for nothing any more. */
export function newestRoot(repo: string): Uint8Array {
  return readFileSync(join(repo, METADATA_FOLDER, rootFileName(newestRootVersion(repo))))
}

function newestRootVersion(repo: string): number {
  const versions = readdirSync(join(repo, METADATA_FOLDER)).map((name) => Number(/^(\d+)\.root\.json$/.exec(name)?.[1] ?? 0))
  return Math.max(...versions)
}

export function rootFileName(version: number): string {
  return `${version}.root.json`
}

export function writeMetadata(repo: string, name: string, bytes: Uint8Array): void {
  writeFileDurably(join(repo, METADATA_FOLDER, name), bytes)
}

/** The snapshot first, the timestamp last: a reader sees the release before or this one. */
export function writeSnapshotAndTimestamp(
  repo: string,
  meta: Readonly<Record<string, { version: number }>>,
  versions: { readonly snapshot: number; readonly timestamp: number },
  keys: { readonly snapshot: SigningKey; readonly timestamp: SigningKey },
  now: Date,
): void {
  const snapshot = signMetadata({ type: 'snapshot', version: versions.snapshot, now, fields: { meta } }, [keys.snapshot])
  writeMetadata(repo, `${versions.snapshot}.snapshot.json`, snapshot)
  writeTimestamp(repo, versions, keys.timestamp, now)
}

export function writeTimestamp(
  repo: string,
  versions: { readonly snapshot: number; readonly timestamp: number },
  key: SigningKey,
  now: Date,
): void {
  const fields = { meta: { 'snapshot.json': { version: versions.snapshot } }, [SIGNED_AT_FIELD]: now.toISOString() }
  writeMetadata(repo, 'timestamp.json', signMetadata({ type: 'timestamp', version: versions.timestamp, now, fields }, [key]))
}

export function keyTable(keys: readonly PublicTufKey[]): Record<string, PublicTufKey['key']> {
  return Object.fromEntries(keys.map(({ keyId, key }) => [keyId, key]))
}

/** Whether a role lists this key. What another key signs, every terminal would refuse. */
export function isListed(role: { readonly keyids: readonly string[] } | undefined, key: Parameters<typeof tufKey>[0]): boolean {
  return role?.keyids.includes(tufKey(key).keyId) ?? false
}
