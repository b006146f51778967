// Single files on a stick: written so that "done" is true (F46), read as a stranger's. Used by terminal and hub.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result.ts'
import { syncFolder, writeAll } from './durable.ts'
import { fileFailure } from './failure.ts'

export type StickWriteFailure = 'stick-full' | 'stick-read-only' | 'stick-removed' | 'stick-not-written'
export type StickReadFailure = 'stick-file-missing' | 'stick-file-too-large' | 'stick-file-damaged' | 'stick-removed'

/** Temporary names end so, with a random part; what an aborted export left is swept by the next (F45). */
const PART = '.part-'

/**
 * Writes `name` into `folder`: a new file beside it, synced, renamed, the folder synced, read again and compared.
 * `shown` names the stick in sentences.
 */
export function writeStickFile(
  folder: string,
  name: string,
  bytes: Uint8Array,
  shown: string,
): Result<{ bytes: number }, StickWriteFailure> {
  const path = join(folder, name)
  const temporary = `${path}${PART}${randomBytes(6).toString('hex')}`
  try {
    sweepParts(folder, name)
    // Exclusive: never through a link or into a file that somebody put there.
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeAll(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
    syncStickFolder(folder)
    if (!readFileSync(path).equals(bytes)) return fail('stick-not-written', { name: shown })
    return ok({ bytes: bytes.length })
  } catch (error) {
    dropQuietly(temporary)
    const failure = fileFailure(error, path)
    if (failure === undefined) throw error
    switch (failure.code) {
      case 'disk-full':
        return fail('stick-full', { name: shown })
      case 'read-only':
      case 'no-permission':
        return fail('stick-read-only', { name: shown })
      case 'file-missing':
      case 'stick-removed':
        return fail('stick-removed', { name: shown })
      case 'file-error':
        return fail('stick-not-written', { name: shown })
    }
  }
}

/** Reads a JSON file of at most `max` bytes, once; no links, no devices. What is no such thing is `stick-file-damaged`. */
export function readStickFile<Schema extends z.ZodType>(
  folder: string,
  name: string,
  max: number,
  schema: Schema,
): Result<z.output<Schema>, StickReadFailure> {
  const path = join(folder, name)
  try {
    if (!lstatSync(path).isFile()) return fail('stick-file-damaged', { name })
    // Between the look and the opening it may have become another thing: not followed, not waited for.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const { size } = fstatSync(file)
      if (!fstatSync(file).isFile()) return fail('stick-file-damaged', { name })
      if (size > max) return fail('stick-file-too-large', { name })
      const parsed = schema.safeParse(parseJson(readAtMost(file, size)))
      return parsed.success ? ok(parsed.data) : fail('stick-file-damaged', { name })
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const failure = fileFailure(error, path)
    if (failure === undefined) throw error
    if (failure.code === 'file-missing') return fail('stick-file-missing', { name })
    return failure.code === 'stick-removed' ? fail('stick-removed', { name }) : fail('stick-file-damaged', { name })
  }
}

function readAtMost(file: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let done = 0
  while (done < size) {
    const read = readSync(file, bytes, done, size - done, done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // No JSON: fails its schema next.
    return undefined
  }
}

function sweepParts(folder: string, name: string): void {
  for (const other of readdirSync(folder)) {
    if (other.startsWith(`${name}${PART}`)) rmSync(join(folder, other), { force: true })
  }
}

/** Some file systems of sticks have nothing to sync in a folder and say so. */
function syncStickFolder(folder: string): void {
  try {
    syncFolder(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error
  }
}

/** The stick may be gone; then there is nothing to drop. */
function dropQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
    syncFolder(dirname(path))
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
  }
}
