// Documents to a package folder: `catalogue.json` and `blobs/`, unsigned. The same files give the same bytes.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { blobRef } from '../../platform/package/make-blob.ts'
import { blobPath } from '../../shared/content/blob-path.ts'
import { type BlobRef, blobsOf, CATALOGUE_FORMAT, type Catalogue, type CatalogueEntry } from '../../shared/content/catalogue.ts'
import { SPEECH_MEDIA_TYPE } from '../../shared/content/speech.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SourceDocument } from '../intake/source-document.ts'
import type { DocumentSpeech } from '../speech/speak-document.ts'

export const PACKAGE_CATALOGUE = 'catalogue.json'

export interface PackedPackage {
  readonly catalogue: Catalogue
  /** Sum of all blobs. */
  readonly bytes: number
}

/**
 * Writes a package into `out`, which must be new, empty, or an earlier package. `speech`: reading aloud by the document's id.
 * Errors: `folder-not-empty`, and the file system's own.
 */
export function writePackage(
  documents: readonly SourceDocument[],
  options: { channel: string; out: string; createdAt: Date; speech?: ReadonlyMap<string, DocumentSpeech> },
): Result<PackedPackage> {
  const { channel, out, createdAt, speech } = options
  try {
    if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, PACKAGE_CATALOGUE)))
      return fail('folder-not-empty', { path: out })
    makeFolder(out)
    const entries = documents.map((document) => writeDocument(document, speech?.get(document.meta.id), out))
    const catalogue: Catalogue = {
      format: CATALOGUE_FORMAT,
      channel,
      release: 0,
      createdAt: createdAt.toISOString(),
      trial: documents.some(({ trial }) => trial),
      documents: entries.sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1)),
    }
    writeFileDurably(join(out, PACKAGE_CATALOGUE), `${JSON.stringify(catalogue, null, 1)}\n`)
    return ok({ catalogue, bytes: entries.flatMap(blobsOf).reduce((sum, { size }) => sum + size, 0) })
  } catch (error) {
    const failure = fileFailure(error, out)
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  }
}

function writeDocument(
  { meta, body, media, source, trial }: SourceDocument,
  speech: DocumentSpeech | undefined,
  out: string,
): CatalogueEntry {
  const bytes = Buffer.from(JSON.stringify({ html: body.html, text: body.text }))
  const files = media.map(({ name, mediaType, bytes }) => ({ name, mediaType, blob: writeBlob(out, bytes) }))
  const entry = { meta, source, trial, body: writeBlob(out, bytes), media: files }
  if (speech === undefined) return entry
  const audio = writeBlob(out, speech.audio)
  const timings = writeBlob(out, Buffer.from(JSON.stringify(speech.timings)))
  return { ...entry, speech: { mediaType: SPEECH_MEDIA_TYPE, audio, timings } }
}

function writeBlob(out: string, bytes: Uint8Array): BlobRef {
  const blob = blobRef(bytes)
  const path = join(out, blobPath(blob.sha256))
  makeFolder(join(path, '..'))
  writeFileDurably(path, bytes)
  return blob
}
