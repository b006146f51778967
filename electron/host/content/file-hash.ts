// The hash of a file of any size, read in passing.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** SHA-256 in hex. Throws what the file system throws. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}
