// Opens a database for somebody who only looks, and leaves nothing behind. To open a WAL file that nobody has open makes two files beside it even
// when it is only read; made by root, they keep out the program that the database belongs to.
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { fail, ok, type Result } from '../../shared/result.ts'
import { openReadOnly, type ReadOnlyDatabase } from './open.ts'

/** Where the head of a file says by which kind of log it is written and read (file format, 1.3). */
const LOG_KIND_AT = 18
const ROLLBACK = 1
const WAL = 2
/** It is held in memory twice for a moment. */
const IN_MEMORY_MAX_BYTES = 512 * 1_048_576

/**
 * With something in its log it is read through the log's index, where readers and writers mark what they read: the one file that may change. Otherwise
 * it is read into memory. Errors: `database-unsettled` (its program was cut off, and the next start settles what lies in the log),
 * `database-too-large`. Throws what SQLite and the file system throw.
 */
export function openUntouched(path: string): Result<ReadOnlyDatabase, 'database-unsettled' | 'database-too-large'> {
  const hasIndex = existsSync(`${path}-wal`) && existsSync(`${path}-shm`)
  if (!isWrittenByWal(path)) return ok(openReadOnly(path))
  if (hasLog(path)) return hasIndex ? ok(openReadOnly(path)) : fail('database-unsettled', { path })
  if (statSync(path).size > IN_MEMORY_MAX_BYTES) return hasIndex ? ok(openReadOnly(path)) : fail('database-too-large', { path })
  const bytes = readFileSync(path)
  // A program that has begun to write meanwhile may have changed pages that were still to be read.
  if (hasLog(path)) return ok(openReadOnly(path))
  bytes.fill(ROLLBACK, LOG_KIND_AT, LOG_KIND_AT + 2)
  return ok(new Database(bytes, { readonly: true }))
}

function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function isWrittenByWal(path: string): boolean {
  const head = Buffer.alloc(LOG_KIND_AT + 2)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  return head[LOG_KIND_AT + 1] === WAL
}
