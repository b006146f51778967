// Backups of the ledger: where the terminal keeps its own, and what counts as one.
import { isSound, openReadOnly } from '../../../platform/sqlite/open.ts'
import { storageFailure } from '../storage-failure.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'

/** The terminal's own, renewed at each start and each day, in its data folder. */
export const BACKUP_FILE = 'ledger-backup.sqlite'

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
