// Puts a packed package into the repository as the next release of its channel.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import { blobPath } from '../../shared/content/blob-path.ts'
import {
  type BlobRef,
  blobsOf,
  type Catalogue,
  catalogueSchema,
  type DocumentBody,
  documentBodySchema,
} from '../../shared/content/catalogue.ts'
import { catalogueTarget, signingRole } from '../../shared/content/channel.ts'
import { CATALOGUE_MAX_BYTES } from '../../shared/content/limits.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { PACKAGE_CATALOGUE } from './pack.ts'
import { refusePersonalData } from './personal-data-again.ts'
import { currentTarget, type Publisher, publishTargets } from './repository.ts'

/** Errors: `package-missing`, `package-damaged`, `blob-damaged`, `personal-data-in-package`, the repository's and the file system's. */
export async function publishPackage(publisher: Publisher, folder: string): Promise<Result<Catalogue>> {
  const read = readPackage(folder)
  if (!read.ok) return read
  try {
    const clean = refusePersonalData(read.value, ({ body }) => bodyIn(folder, publisher.repo, body))
    if (!clean.ok) return clean
    for (const blob of read.value.documents.flatMap(blobsOf)) {
      const copied = copyBlob(folder, publisher.repo, blob)
      if (!copied.ok) return copied
    }
    const catalogue = { ...read.value, release: nextRelease(publisher.repo, read.value.channel) }
    const bytes = Buffer.from(`${JSON.stringify(catalogue)}\n`)
    if (bytes.length > CATALOGUE_MAX_BYTES) return fail('package-damaged', { path: folder })
    const files = new Map([[catalogueTarget(catalogue.channel), bytes]])
    const published = await publishTargets(publisher, signingRole(catalogue.channel), files)
    return published.ok ? ok(catalogue) : published
  } catch (error) {
    const failure = fileFailure(error, publisher.repo)
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  }
}

/** The release now published for a channel; undefined when there is none. */
export function publishedCatalogue(repo: string, channel: string): Catalogue | undefined {
  const bytes = currentTarget(repo, signingRole(channel), catalogueTarget(channel))
  return bytes && catalogueSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
}

function nextRelease(repo: string, channel: string): number {
  return (publishedCatalogue(repo, channel)?.release ?? 0) + 1
}

export function readPackage(folder: string): Result<Catalogue, 'package-missing' | 'package-damaged'> {
  const path = join(folder, PACKAGE_CATALOGUE)
  if (!existsSync(path)) return fail('package-missing', { path: folder })
  if (statSync(path).size > CATALOGUE_MAX_BYTES) return fail('package-damaged', { path: folder })
  try {
    const parsed = catalogueSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? ok(parsed.data) : fail('package-damaged', { path: folder })
  } catch (error) {
    if (error instanceof SyntaxError) return fail('package-damaged', { path: folder })
    throw error
  }
}

/** What was published before may be missing in the package: it is looked at where it lies. */
function bodyIn(folder: string, repo: string, blob: BlobRef): Result<DocumentBody, 'blob-damaged'> {
  const published = join(repo, blobPath(blob.sha256))
  const bytes = existsSync(published) ? ok(readFileSync(published)) : soundBytes(join(folder, blobPath(blob.sha256)), blob)
  if (!bytes.ok) return bytes
  const body = documentBodySchema.safeParse(parsedJson(bytes.value))
  return body.success ? ok(body.data) : fail('blob-damaged', { path: join(folder, blobPath(blob.sha256)) })
}

/** The bytes are read once, checked, and only then written: what was checked is what is published (F50). */
function copyBlob(folder: string, repo: string, blob: BlobRef): Result<void, 'blob-damaged'> {
  const target = join(repo, blobPath(blob.sha256))
  if (existsSync(target)) return ok(undefined)
  const bytes = soundBytes(join(folder, blobPath(blob.sha256)), blob)
  if (!bytes.ok) return bytes
  makeFolder(dirname(target))
  writeFileDurably(target, bytes.value)
  return ok(undefined)
}

function soundBytes(path: string, blob: BlobRef): Result<Buffer, 'blob-damaged'> {
  if (!existsSync(path) || statSync(path).size !== blob.size) return fail('blob-damaged', { path })
  const bytes = readFileSync(path)
  return sha256Hex(bytes) === blob.sha256 ? ok(bytes) : fail('blob-damaged', { path })
}

function parsedJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
