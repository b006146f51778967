// The one opener of SQLite files. A lint rule keeps `better-sqlite3` out of every other file but the stores' types.
import Database from 'better-sqlite3'

export type SqliteDatabase = Database.Database
/** A connection that was opened read-only: a read path cannot write. */
export type ReadOnlyDatabase = Pick<SqliteDatabase, 'prepare' | 'pragma' | 'close' | 'name'>

/** Below this SQLite may lose rows when two connections share a WAL file (F21). */
const SQLITE_FLOOR = [3, 51, 3] as const
const BUSY_TIMEOUT_MS = 5_000

/** Opens or makes a database whose commits survive a power cut: WAL, synchronous FULL, foreign keys; each asserted, for an existing WAL file opens at NORMAL (F20). */
export function openDurable(path: string): SqliteDatabase {
  const db = new Database(path, { timeout: BUSY_TIMEOUT_MS })
  try {
    requireSqliteFloor(db)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    requirePragma(db, 'journal_mode', 'wal')
    requirePragma(db, 'synchronous', 2)
    requirePragma(db, 'foreign_keys', 1)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Makes a database that can be built again: no syncing while it is filled. The caller syncs and renames it when it is whole. */
export function openDisposable(path: string): SqliteDatabase {
  const db = new Database(path)
  requireSqliteFloor(db)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = ON')
  return db
}

/** Opens a copy of a damaged database to read what can still be read; it must not be used for anything else. */
export function openForRescue(path: string): SqliteDatabase {
  const db = new Database(path, { fileMustExist: true })
  // A schema with damaged parts is read as far as it goes.
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  return db
}

/** Opens an existing file for reading. */
export function openReadOnly(path: string): ReadOnlyDatabase {
  return new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
}

/**
 * Opens a file that nobody changes any more: the lock is taken once and kept, for to take it and to look for changes with each statement cost as
 * much as to read a row. `cacheBytes`: how much of the file the connection keeps in memory.
 */
export function openUnchanging(path: string, cacheBytes: number): ReadOnlyDatabase {
  const db = openReadOnly(path)
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma(`cache_size = -${Math.floor(cacheBytes / 1024)}`)
  return db
}

export type SqliteErrorKind = 'damaged' | 'disk-full' | 'read-only' | 'busy' | 'cannot-open' | 'other'

/** SQLite's own look at each page; false for a file that holds anything out of place. */
export function isSound(db: Pick<SqliteDatabase, 'pragma'>): boolean {
  return db.pragma('quick_check(1)', { simple: true }) === 'ok'
}

/** Classifies a thrown SQLite error once; undefined when it is no SQLite error. */
export function sqliteErrorKind(error: unknown): SqliteErrorKind | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return 'damaged'
  // SQLite says FULL for a write without room; its shared memory, made at each opening, has a code of its own for that.
  if (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_IOERR_SHMSIZE') return 'disk-full'
  if (error.code.startsWith('SQLITE_READONLY')) return 'read-only'
  if (error.code.startsWith('SQLITE_BUSY')) return 'busy'
  if (error.code.startsWith('SQLITE_CANTOPEN')) return 'cannot-open'
  return 'other'
}

/** Whether this release of SQLite has the repair of its WAL race (F21). */
export function isSafeSqlite(version: string): boolean {
  const parts = version.split('.').map(Number)
  const index = SQLITE_FLOOR.findIndex((floor, i) => parts[i] !== floor)
  return index < 0 || (parts[index] ?? 0) > (SQLITE_FLOOR[index] ?? 0)
}

function requireSqliteFloor(db: SqliteDatabase): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  if (!isSafeSqlite(version)) throw new Error(`expected SQLite ${SQLITE_FLOOR.join('.')} or newer, got ${version}`)
}

function requirePragma(db: SqliteDatabase, name: string, expected: string | number): void {
  const got = db.pragma(name, { simple: true })
  if (got !== expected) throw new Error(`expected pragma ${name} to be ${expected}, got ${String(got)}`)
}
