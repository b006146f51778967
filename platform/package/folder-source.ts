// A repository in a folder: a stick (摆渡), or a copy on disk. Each file is read once into memory; what is checked is what is kept (F50).
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import { fileFailure } from '../files/failure.ts'
import type { PackageSource, SourceFailure } from './source.ts'

export function folderSource(folder: string): PackageSource {
  return {
    kind: 'folder',
    name: folder,
    read: (path, maxBytes) =>
      withFile(folder, path, async (file) => {
        const { size } = await file.stat()
        return size > maxBytes ? fail('too-large') : await readAtMost(file, 0, size)
      }),
    readPart: (path, offset, length) => withFile(folder, path, (file) => readAtMost(file, offset, length)),
  }
}

async function withFile<Value>(
  folder: string,
  path: string,
  use: (file: FileHandle) => Promise<Result<Value, SourceFailure>>,
): Promise<Result<Value, SourceFailure>> {
  // Names in metadata are a publisher's words: none leads out of the folder.
  if (path.split('/').includes('..')) return fail('not-there')
  let file: FileHandle | undefined
  try {
    // Not through a link off the stick, and never waiting at a pipe that somebody put there.
    file = await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    return (await file.stat()).isFile() ? await use(file) : fail('not-there')
  } catch (error) {
    const failure = fileFailure(error, path)
    if (failure === undefined) throw error
    return fail(failure.code === 'file-missing' ? 'not-there' : 'stick-removed')
  } finally {
    await file?.close()
  }
}

async function readAtMost(file: FileHandle, offset: number, length: number): Promise<Result<Uint8Array, SourceFailure>> {
  const bytes = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done)
    // A file that ends early is given as it is: its hash will not fit, and that is what is wrong with it.
    if (bytesRead === 0) return ok(bytes.subarray(0, done))
    done += bytesRead
  }
  return ok(bytes)
}
