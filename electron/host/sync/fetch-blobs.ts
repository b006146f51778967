// Brings missing blobs from a source, piece by piece. Only what is missing travels; what was whole before a break is not asked for again.
import { statfs } from 'node:fs/promises'
import type { PackageSource, SourceFailure } from '../../../platform/package/source.ts'
import { blobPath } from '../../../shared/content/blob-path.ts'
import { type BlobRef, pieceHashes } from '../../../shared/content/catalogue.ts'
import { PIECE_BYTES } from '../../../shared/content/limits.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { BlobStore } from '../content/blob-store.ts'

export type FetchFailure = SourceFailure | 'blobs-missing' | 'piece-wrong' | 'disk-full'

export interface FetchProgress {
  readonly done: number
  readonly total: number
  readonly bytesDone: number
  readonly bytesTotal: number
}

export interface WantedDocument {
  readonly title: string
  readonly blobs: readonly BlobRef[]
}

export interface FetchOrder {
  readonly documents: readonly WantedDocument[]
  readonly source: PackageSource
  readonly store: BlobStore
  readonly dataFolder: string
  readonly progress: (progress: FetchProgress) => void
  readonly signal?: AbortSignal
}

/** Content never takes the last of the disk: submissions need room (F55). Unknown free space does not stop anything. */
const DISK_FLOOR_BYTES = 128 * 1_048_576

/** Titles that a sentence names; whoever makes the stick anew looks for these. */
const NAMED_MAX = 3

/** Totals come from the signed catalogue (F44). Errors: the source's, `piece-wrong`, `blobs-missing` with how many and of which documents, `disk-full`. */
export async function fetchBlobs({
  documents,
  source,
  store,
  dataFolder,
  progress,
  signal,
}: FetchOrder): Promise<Result<void, FetchFailure>> {
  const wanted = [...new Map(documents.flatMap(({ blobs }) => blobs.map((blob) => [blob.sha256, blob]))).values()]
  const missing = wanted.filter((blob) => !store.has(blob))
  const bytesTotal = wanted.reduce((sum, { size }) => sum + size, 0)
  let bytesDone = bytesTotal - missing.reduce((sum, { size }) => sum + size, 0)
  let done = wanted.length - missing.length
  const notThere = new Set<string>()
  const report = () => progress({ done, total: wanted.length, bytesDone, bytesTotal })
  report()
  for (const blob of missing) {
    if (!(await hasRoom(dataFolder, blob.size))) return fail('disk-full', { path: dataFolder })
    const fetched = await fetchBlob(
      blob,
      source,
      store,
      (bytes) => {
        bytesDone += bytes
        report()
      },
      signal,
    )
    if (fetched.ok) {
      done += 1
      report()
    } else if (fetched.error.code === 'not-there') notThere.add(blob.sha256)
    else return fetched
  }
  if (notThere.size === 0) return ok(undefined)
  return fail('blobs-missing', { missing: notThere.size, total: wanted.length, which: titlesOf(documents, notThere) })
}

function titlesOf(documents: readonly WantedDocument[], notThere: ReadonlySet<string>): string {
  const titles = documents.filter(({ blobs }) => blobs.some(({ sha256 }) => notThere.has(sha256))).map(({ title }) => title)
  return [...titles.slice(0, NAMED_MAX), ...(titles.length > NAMED_MAX ? ['…'] : [])].join(' · ')
}

async function fetchBlob(
  blob: BlobRef,
  source: PackageSource,
  store: BlobStore,
  arrived: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<Result<void, FetchFailure>> {
  const receiver = store.receive(blob)
  try {
    arrived(Math.min(blob.size, receiver.next * PIECE_BYTES))
    while (receiver.next < pieceHashes(blob).length) {
      if (signal?.aborted) return fail('cancelled')
      const offset = receiver.next * PIECE_BYTES
      const length = Math.min(PIECE_BYTES, blob.size - offset)
      const piece = length === 0 ? ok(new Uint8Array()) : await source.readPart(blobPath(blob.sha256), offset, length, signal)
      if (!piece.ok) return piece
      // A last piece may have the right hash and still be shorter than was said.
      const whole = piece.value.length === length && receiver.write(piece.value)
      if (!whole) return fail('piece-wrong', { sha256: blob.sha256 })
      arrived(length)
    }
    receiver.finish()
    return ok(undefined)
  } finally {
    receiver.stop()
  }
}

async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize - bytes > DISK_FLOOR_BYTES
  } catch {
    // A file system that can't tell its free space: unknown is not zero.
    return true
  }
}
