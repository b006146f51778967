// A copy of the ledger made by SQLite itself: a copy of the file alone would miss what still lies in its log (F28).
import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFile, syncFolder } from '../../../platform/files/durable.ts'
import { isSound, openReadOnly, type SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { storageFailure } from '../storage-failure.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'

/** The terminal's own, renewed at each start and each day, in its data folder. */
export const BACKUP_FILE = 'ledger-backup.sqlite'

/** Whole and synced at `path` when it returns; until then what was there before. Throws what SQLite and the file system throw. */
export function backUp(db: Pick<SqliteDatabase, 'prepare'>, path: string): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  db.prepare('VACUUM INTO ?').run(part)
  syncFile(part)
  renameSync(part, path)
  syncFolder(dirname(path))
}

/** Whether this is a ledger without damage, written by this release or an earlier one. */
export function isBackup(path: string): boolean {
  try {
    const db = openReadOnly(path)
    try {
      const newest = Math.max(...LEDGER_MIGRATIONS.map(({ version }) => version))
      const version = Number(db.pragma('user_version', { simple: true }))
      return isSound(db) && version > 0 && version <= newest
    } finally {
      db.close()
    }
  } catch (error) {
    if (storageFailure(error, path) === undefined) throw error
    return false
  }
}
