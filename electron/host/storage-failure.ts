// Trouble with the terminal's disk under one name, whether the file system or SQLite met it first (F27, F80).
import { fileFailure } from '../../platform/files/failure.ts'
import { sqliteErrorKind } from '../../platform/sqlite/open.ts'
import type { Failure } from '../../shared/result.ts'

export type StorageFailureCode = 'disk-full' | 'read-only' | 'storage-failed'

/** `path`: what could not be written, for whoever looks after the machine. Undefined when the error is something else: then it is a bug. */
export function storageFailure(error: unknown, path: string): Failure<StorageFailureCode> | undefined {
  const code = sqliteErrorKind(error) ?? fileFailure(error, path)?.code
  if (code === undefined) return undefined
  return { code: code === 'disk-full' || code === 'read-only' ? code : 'storage-failed', params: { path } }
}
