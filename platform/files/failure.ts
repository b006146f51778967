// Errors of the file system as named failures, so that a full disk is never mistaken for a damaged file (F27).
import { accessSync, constants, statSync } from 'node:fs'
import type { Failure } from '../../shared/result.ts'

export type FileFailureCode = 'disk-full' | 'read-only' | 'no-permission' | 'file-missing' | 'stick-removed' | 'file-error'

const CODES: Readonly<Record<string, FileFailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EEXIST: 'file-error',
  EIO: 'stick-removed',
  ENODEV: 'stick-removed',
  ENXIO: 'stick-removed',
}

/** The failure for a thrown file-system error, naming the path; undefined when the error is none (then it is a bug: rethrow). */
export function fileFailure(error: unknown, path: string): Failure<FileFailureCode> | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  if (!('syscall' in error)) return undefined
  return { code: CODES[error.code] ?? 'file-error', params: { path } }
}

/** Why this user can't read a file or look into a folder; undefined where that is possible. A good backup must not be taken for a missing or damaged one. */
export function whyUnreadable(path: string): Failure<FileFailureCode> | undefined {
  try {
    accessSync(path, statSync(path).isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK)
    return undefined
  } catch (error) {
    const failure = fileFailure(error, path)
    if (failure === undefined) throw error
    return failure
  }
}
