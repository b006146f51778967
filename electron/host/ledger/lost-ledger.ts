// A ledger that is gone: after a power cut the file may be missing or empty. A new one in its place would forget enrolment and receipts, and the next
// backup would be a copy of nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { BACKUP_FILE } from './backup.ts'
import { keptFirstPage } from './read-rows.ts'

/** Whether a terminal has kept a ledger in this folder before: what it puts beside one is there. */
export function hasKeptLedger(dataFolder: string): boolean {
  return existsSync(join(dataFolder, BACKUP_FILE)) || keptFirstPage(dataFolder) !== undefined
}

export function isNewInUsedFolder(db: Pick<SqliteDatabase, 'pragma'>, dataFolder: string): boolean {
  return Number(db.pragma('user_version', { simple: true })) === 0 && hasKeptLedger(dataFolder)
}
