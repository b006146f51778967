// Files that must be whole or absent: written beside, synced, renamed, folder synced.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a whole file so that after a power cut either the old or the new one is there. */
export function writeFileDurably(path: string, bytes: Uint8Array | string, mode = 0o644): void {
  const temporary = `${path}.part-${process.pid}`
  const data = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
  try {
    const file = openSync(temporary, 'w', mode)
    try {
      writeAll(file, data)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/**
 * Makes a folder with its parents; 0700 where it holds keys or the ledger. One level at a time: on file systems that
 * make no folders (such as /proc) Node's own recursive `mkdir` never comes back.
 */
export function makeFolder(path: string, mode = 0o755): void {
  if (existsSync(path)) {
    // A file in the way is told as such by the system.
    if (!statSync(path).isDirectory()) mkdirSync(path, { mode })
    return
  }
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent, mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    // Another process may have made it in the same moment.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST' && statSync(path).isDirectory())) throw error
    return
  }
  // Else a power cut takes the folder, and every synced file in it.
  syncFolder(parent)
}

/** What a file holds is on disk when it returns. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A rename is on disk only once its folder is. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** `write` may write less than asked. */
export function writeAll(file: number, data: Uint8Array): void {
  for (let at = 0; at < data.length; ) at += writeSync(file, data, at)
}
