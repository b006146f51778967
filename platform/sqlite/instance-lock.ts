// One process a data folder (F23). The lock is SQLite's own file lock, so the system gives it back even after kill -9.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sqliteErrorKind } from './open.ts'

/** Stays in the folder when the lock is released: who finds it knows that the folder has been used. */
export const INSTANCE_LOCK_FILE = 'instance.lock'

export interface InstanceLock {
  release(): void
}

/** Takes the folder's lock; undefined when another process holds it. Throws what the file system throws. */
export function takeInstanceLock(folder: string): InstanceLock | undefined {
  const db = new Database(join(folder, INSTANCE_LOCK_FILE), { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (sqliteErrorKind(error) === 'busy') return undefined
    throw error
  }
  return { release: () => void db.close() }
}
