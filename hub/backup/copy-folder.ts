// Copies a folder's files so that they are on disk afterwards; unfinished files of somebody who writes meanwhile are left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'

const UNFINISHED = /\.part(?:-\d+)?$/

/** Gives back how many files. */
export function copyFolder(from: string, to: string, mode?: number): number {
  if (!existsSync(from)) return 0
  let count = 0
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || UNFINISHED.test(entry.name) || entry.name === 'instance.lock') continue
    const path = join(entry.parentPath, entry.name)
    const target = join(to, relative(from, path))
    makeFolder(dirname(target), mode === undefined ? undefined : 0o700)
    writeFileDurably(target, readFileSync(path), mode)
    count += 1
  }
  return count
}
