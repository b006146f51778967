// Disks change bytes without a word: the shown content file and its blobs are read again from time to time, and what differs is replaced (F24, F42).
import { existsSync, readFileSync } from 'node:fs'
import { writeFileDurably } from '../../../platform/files/durable.ts'
import { fileFailure } from '../../../platform/files/failure.ts'
import type { BlobRef } from '../../../shared/content/catalogue.ts'
import type { BlobStore } from './blob-store.ts'
import { fileHash, fileHashAtOnce } from './file-hash.ts'

/** So much of the blobs in one look, so that a look takes a moment; the whole store comes round in time. */
const BYTES_A_LOOK = 32 * 1_048_576

/** Name of the file beside a content file that says what its bytes were when it was made. */
export function checksumPath(path: string): string {
  return `${path}.sha256`
}

/** For a file that is about to get the name `path`. Reads it at once: called where nobody waits. */
export function keepChecksum(path: string, made: string): void {
  writeFileDurably(checksumPath(path), fileHashAtOnce(made))
}

/** False when the file is not what was made, or can't be read. One without a checksum is taken as it is. */
export async function isAsMade(path: string): Promise<boolean> {
  try {
    return !existsSync(checksumPath(path)) || (await fileHash(path)) === readFileSync(checksumPath(path), 'utf8')
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return false
  }
}

export interface DocumentBlobs {
  readonly rank: number
  readonly blobs: readonly BlobRef[]
}

/** The next few documents after a rank; none at the end of the shown content. */
export type BlobsAfter = (rank: number) => readonly DocumentBlobs[]

/** Looks at the next blobs each time it is called and gives back whether any was missing or damaged; a damaged one is gone then. */
export function blobScrubber(store: BlobStore): (blobsAfter: BlobsAfter) => Promise<boolean> {
  let rank = 0
  return async (blobsAfter) => {
    let missing = false
    for (let bytes = 0; bytes < BYTES_A_LOOK; ) {
      const next = blobsAfter(rank)
      for (const blob of next.flatMap(({ blobs }) => blobs)) {
        bytes += blob.size
        if (!(await store.check(blob))) missing = true
      }
      rank = next.at(-1)?.rank ?? 0
      if (rank === 0) break
    }
    return missing
  }
}
