// A copy of a database made by SQLite itself: a copy of the file alone would miss what still lies in its log (F28).
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFile, syncFolder } from '../files/durable.ts'
import type { SqliteDatabase } from './open.ts'

/** Whole and synced at `path` when it returns; until then what was there before. Throws what SQLite and the file system throw. */
export function backUp(db: Pick<SqliteDatabase, 'prepare'>, path: string): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  // It may hold a private key, and it may lie where others can look.
  writeFileSync(part, '', { mode: 0o600 })
  db.prepare('VACUUM INTO ?').run(part)
  syncFile(part)
  renameSync(part, path)
  syncFolder(dirname(path))
}
