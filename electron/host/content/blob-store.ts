// Blobs on the terminal's disk, trusted by hash. A blob arrives in pieces; each piece is checked before it is written, so a broken download resumes.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, syncFolder } from '../../../platform/files/durable.ts'
import { sha256Hex } from '../../../platform/package/make-blob.ts'
import { blobPath } from '../../../shared/content/blob-path.ts'
import { type BlobRef, pieceHashes } from '../../../shared/content/catalogue.ts'
import { PIECE_BYTES } from '../../../shared/content/limits.ts'
import { fileHash } from './file-hash.ts'

export interface BlobStore {
  /** Whether a blob of this hash and size is here. The content is checked when it is used and by scrubbing. */
  has(blob: Pick<BlobRef, 'sha256' | 'size'>): boolean
  /** The bytes, checked against the hash; undefined when missing or damaged. A damaged file is removed so that it is fetched again (F42). */
  read(blob: Pick<BlobRef, 'sha256' | 'size'>): Uint8Array | undefined
  /** Whether the whole blob is here, read in passing: a film neither fills the memory nor stops the pages. A damaged file is removed. */
  check(blob: Pick<BlobRef, 'sha256' | 'size'>): Promise<boolean>
  /** A file that holds the whole blob, checked once while this process runs: for what is read in parts, such as video. */
  file(blob: Pick<BlobRef, 'sha256' | 'size'>): string | undefined
  /** Takes a blob off the disk, whole or half fetched. */
  erase(sha256: string): void
  /** Opens a blob for writing, after the pieces that an earlier try left whole. */
  receive(blob: BlobRef): BlobReceiver
}

export interface BlobReceiver {
  /** Index of the next piece that is needed; equal to the number of pieces when all are there. */
  readonly next: number
  /** Writes the next piece; false when its bytes are not the signed ones (nothing is written). */
  write(piece: Uint8Array): boolean
  /** Syncs and names the blob once every piece is there. */
  finish(): void
  /** Closes an unfinished blob; what is whole stays for the next try. */
  stop(): void
}

export function openBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string) => join(folder, blobPath(sha256))
  const checked = new Set<string>()
  const read: BlobStore['read'] = ({ sha256, size }) => {
    const path = pathOf(sha256)
    const bytes = bytesOf(path)
    if (bytes === undefined) return undefined
    if (bytes.length === size && sha256Hex(bytes) === sha256) return bytes
    rmSync(path, { force: true })
    return undefined
  }
  const has: BlobStore['has'] = ({ sha256, size }) => {
    const path = pathOf(sha256)
    return existsSync(path) && statSync(path).size === size
  }
  return {
    has,

    async check(blob) {
      if (!has(blob)) return false
      const path = pathOf(blob.sha256)
      if ((await fileHash(path)) === blob.sha256) return true
      rmSync(path, { force: true })
      checked.delete(blob.sha256)
      return false
    },

    read,

    file: (blob) => {
      const path = pathOf(blob.sha256)
      if (checked.has(blob.sha256) && existsSync(path)) return path
      if (read(blob) === undefined) return undefined
      checked.add(blob.sha256)
      return path
    },

    erase: (sha256) => {
      checked.delete(sha256)
      rmSync(pathOf(sha256), { force: true })
      rmSync(partialOf(pathOf(sha256)), { force: true })
    },

    receive: (blob) => receiver(pathOf(blob.sha256), blob),
  }
}

/** Undefined where there is no such file. Not asked for beforehand: a release is ten thousand of them. */
function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function partialOf(path: string): string {
  return `${path}.part`
}

function receiver(path: string, blob: BlobRef): BlobReceiver {
  makeFolder(dirname(path))
  const partial = partialOf(path)
  const hashes = pieceHashes(blob)
  let next = wholePieces(partial, hashes)
  const file = openSync(partial, next === 0 ? 'w' : 'r+')
  let open = true
  const close = () => {
    if (open) closeSync(file)
    open = false
  }
  return {
    get next() {
      return next
    },
    write(piece) {
      if (sha256Hex(piece) !== hashes[next]) return false
      for (let done = 0; done < piece.length; )
        done += writeSync(file, piece, done, piece.length - done, next * PIECE_BYTES + done)
      next += 1
      return true
    },
    finish() {
      if (next !== hashes.length) throw new Error(`expected ${hashes.length} pieces, got ${next}`)
      fsyncSync(file)
      close()
      renameSync(partial, path)
      syncFolder(dirname(path))
    },
    stop: close,
  }
}

/** How many leading pieces of an unfinished file are whole. Anything after them is cut off. */
function wholePieces(partial: string, hashes: readonly string[]): number {
  if (!existsSync(partial)) return 0
  const file = openSync(partial, 'r')
  const buffer = Buffer.alloc(PIECE_BYTES)
  let whole = 0
  try {
    while (whole < hashes.length) {
      const length = readSync(file, buffer, 0, PIECE_BYTES, whole * PIECE_BYTES)
      if (sha256Hex(buffer.subarray(0, length)) !== hashes[whole]) break
      whole += 1
    }
  } finally {
    closeSync(file)
  }
  truncateSync(partial, Math.min(statSync(partial).size, whole * PIECE_BYTES))
  return whole
}
