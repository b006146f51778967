// Trust in a repository by The Update Framework: no rollback, no freeze, no mix-and-match, keys can rotate.
// tuf-js does the checking on a throw-away copy of the metadata; the caller keeps the new set in one commit, so a power cut
// can't leave half of it behind (a truncated set would silently lose the protection against rollback).
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Updater } from 'tuf-js'
import { BadVersionError, DownloadHTTPError, DownloadLengthMismatchError, ExpiredMetadataError } from 'tuf-js/dist/error.js'
import { fail, ok, type Result } from '../../shared/result.ts'
import { fileFailure } from '../files/failure.ts'
import { sha256Hex } from './make-blob.ts'
import {
  METADATA_FOLDER,
  rootFactsSchema,
  SIGNED_AT_FIELD,
  type TargetFile,
  targetFilePath,
  targetFileSchema,
  timestampFactsSchema,
} from './metadata.ts'
import type { PackageSource, SourceFailure } from './source.ts'

/** Metadata files by role name, as accepted: `root`, `timestamp`, `snapshot`, `targets`, and each channel's role. */
export type TrustedMetadata = ReadonlyMap<string, Uint8Array>

export type TrustFailure =
  | SourceFailure
  | 'package-older'
  | 'package-expired'
  | 'package-not-trusted'
  | 'package-damaged'
  | 'disk-full'
  | 'storage-failed'

export interface TrustedSet {
  readonly metadata: TrustedMetadata
  /** When the timestamp was signed: a signed floor under the clock. */
  readonly signedAt: Date
  /** Signed length and hash of each target asked for; one that no role has signed is not in it. */
  readonly targets: ReadonlyMap<string, TargetFile>
}

export interface TrustQuestion {
  /** Target paths to look up. */
  readonly targets: readonly string[]
  /** Trusted time that expiry is measured against. */
  readonly now: Date
  /** Existing folder for the throw-away copy. */
  readonly workFolder: string
  readonly signal?: AbortSignal
}

/** Names of throw-away copies begin so; a later start sweeps those that a kill has left. */
export const TRUST_WORK_PREFIX = 'trust-'
/** A town that was switched off for years catches up in one go (F54). */
const MAX_ROOT_ROTATIONS = 1024
const BASE = 'package:/'

/** Checks a source against the metadata trusted so far, which must hold `root`. Changes nothing; the new set is in the result. */
export async function refreshTrust(
  trusted: TrustedMetadata,
  source: PackageSource,
  { targets, now, workFolder, signal }: TrustQuestion,
): Promise<Result<TrustedSet, TrustFailure>> {
  const fetcher = new SourceFetcher(source, signal)
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(workFolder, TRUST_WORK_PREFIX))
    for (const [role, bytes] of trusted) writeFileSync(join(folder, `${role}.json`), bytes)
    const updater = new Updater({
      metadataDir: folder,
      metadataBaseUrl: `${BASE}${METADATA_FOLDER}`,
      fetcher,
      config: { maxRootRotations: MAX_ROOT_ROTATIONS },
    })
    setReferenceTime(updater, now)
    await updater.refresh()
    const found = new Map<string, TargetFile>()
    for (const path of targets) {
      const target = await updater.getTargetInfo(path)
      if (target === undefined) continue
      const facts = targetFileSchema.safeParse({ length: target.length, hashes: target.hashes })
      if (!facts.success) return fail('package-damaged')
      found.set(path, facts.data)
    }
    const metadata = readAll(folder)
    const timestamp = timestampFactsSchema.safeParse(parseJson(metadata.get('timestamp')))
    if (!timestamp.success) return fail('package-damaged')
    return ok({ metadata, signedAt: new Date(timestamp.data.signed[SIGNED_AT_FIELD]), targets: found })
  } catch (error) {
    return fail(fetcher.failure ?? trustFailure(error))
  } finally {
    if (folder !== undefined) dropQuietly(folder)
  }
}

/** Reads a signed target's bytes and checks them against their signed length and hash. */
export async function readTarget(
  source: PackageSource,
  path: string,
  target: TargetFile,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Result<Uint8Array, TrustFailure>> {
  if (target.length > maxBytes) return fail('too-large')
  const bytes = await source.read(targetFilePath(path, target.hashes.sha256), target.length, signal)
  if (!bytes.ok) return bytes
  const whole = bytes.value.length === target.length && sha256Hex(bytes.value) === target.hashes.sha256
  return whole ? bytes : fail('package-damaged')
}

/** The first root a repository offers: what a terminal that was never enrolled may take on trial. */
export async function readFirstRoot(source: PackageSource): Promise<Result<Uint8Array, TrustFailure>> {
  const root = await source.read(`${METADATA_FOLDER}/1.root.json`, ROOT_MAX_BYTES)
  if (!root.ok) return root
  return rootFingerprint(root.value) === undefined ? fail('package-damaged') : root
}

/** Short name of a root for people to compare: the hash of its sorted root key ids, in groups of four. Undefined when it is no root. */
export function rootFingerprint(root: Uint8Array): string | undefined {
  const facts = rootFactsSchema.safeParse(parseJson(root))
  const keyids = facts.success ? facts.data.signed.roles['root']?.keyids : undefined
  if (keyids === undefined) return undefined
  const hash = sha256Hex(Buffer.from([...keyids].sort().join('\n')))
  return hash
    .slice(0, 32)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ')
}

const ROOT_MAX_BYTES = 512_000

/** Lets tuf-js read from any package source; nothing goes through temporary files. */
class SourceFetcher {
  /** The first failure of the source itself, as opposed to what the checks say of its bytes. */
  failure: SourceFailure | undefined
  readonly #source: PackageSource
  readonly #signal: AbortSignal | undefined

  constructor(source: PackageSource, signal: AbortSignal | undefined) {
    this.#source = source
    this.#signal = signal
  }

  async downloadBytes(url: string, maxLength: number): Promise<Buffer> {
    const bytes = await this.#source.read(decodeURI(url.slice(BASE.length)), maxLength, this.#signal)
    if (bytes.ok) return Buffer.from(bytes.value)
    // tuf-js takes 404 for the next root as "there is no newer one"; any other miss ends the check.
    if (bytes.error.code === 'not-there') throw new DownloadHTTPError('not there', 404)
    this.failure ??= bytes.error.code
    throw bytes.error.code === 'too-large'
      ? new DownloadLengthMismatchError(bytes.error.code)
      : new DownloadHTTPError(bytes.error.code, 500)
  }

  downloadFile(): never {
    throw new Error('expected targets to be read by readTarget, never by tuf-js')
  }
}

/** tuf-js measures expiry against the machine's clock, which a terminal can't trust; its store keeps the time in a private field. */
function setReferenceTime(updater: Updater, now: Date): void {
  const store: unknown = Reflect.get(updater, 'trustedSet')
  if (typeof store !== 'object' || store === null || !(Reflect.get(store, 'referenceTime') instanceof Date))
    throw new Error('expected tuf-js to keep a referenceTime in its trusted set')
  Reflect.set(store, 'referenceTime', now)
}

function trustFailure(error: unknown): TrustFailure {
  if (error instanceof BadVersionError) return 'package-older'
  if (error instanceof ExpiredMetadataError) return 'package-expired'
  if (!(error instanceof Error)) return 'package-damaged'
  // A disk that does not take the copy says nothing of the package (F27). tuf-js keeps only the text of such an error.
  const disk = /\b(ENOSPC|EDQUOT|EROFS|EIO)\b/.exec(error.message)?.[1]
  if (disk !== undefined) return disk === 'ENOSPC' || disk === 'EDQUOT' ? 'disk-full' : 'storage-failed'
  // tuf-js wraps what is wrong with the snapshot or a role in a RuntimeError and keeps only its text.
  if (/was signed by \d+\/\d+ keys|UnsignedMetadata|no delegation/i.test(`${error.name} ${error.message}`))
    return 'package-not-trusted'
  if (/version .*(?:less|lower|older|rollback)|less than/i.test(error.message)) return 'package-older'
  if (/expired/i.test(error.message)) return 'package-expired'
  return 'package-damaged'
}

/** On a disk that fails the copy stays; the next start sweeps it. */
function dropQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    if (fileFailure(error, folder) === undefined) throw error
  }
}

function readAll(folder: string): Map<string, Uint8Array> {
  return new Map(readdirSync(folder).map((name) => [name.replace(/\.json$/, ''), readFileSync(join(folder, name))]))
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString('utf8'))
  } catch {
    // Not JSON is one more way of being damaged; the schema says so.
    return undefined
  }
}
