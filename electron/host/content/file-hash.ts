// The hash of a file of any size, read in passing.
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'

const PART_BYTES = 262_144

/** SHA-256 in hex. Throws what the file system throws. One buffer for the whole file: a stream makes a new one for each part of each file. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const buffer = Buffer.allocUnsafe(Math.min(PART_BYTES, Math.max(1, size)))
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

/** The same at once, for a worker where nobody waits: in parts too, for a content file may be as large as the memory. */
export function fileHashAtOnce(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(PART_BYTES)
    for (;;) {
      const bytesRead = readSync(file, buffer)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    closeSync(file)
  }
}
