// Reads what can be read of a ledger that may be damaged, row by row: a bad page costs the rows on it and no others (F24).
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileDurably } from '../../../platform/files/durable.ts'
import { openForRescue, type ReadOnlyDatabase, type SqliteDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { storageFailure } from '../storage-failure.ts'

export type Row = Readonly<Record<string, unknown>>

export interface FoundRows {
  /** Version of the schema; 0 when not even that could be read. */
  readonly version: number
  /** Rows by table, oldest first. */
  readonly tables: ReadonlyMap<string, readonly Row[]>
}

const PAGE_BYTES = 4096
/** Places in the head of a SQLite file. */
const PAGE_COUNT_AT = 28
const FREE_LIST_AT = 32
const SCHEMA_VERSION_AT = 40
const FIRST_PAGE = 'ledger-first-page'
/** Beyond the last row that any scan has seen. */
const ROWS_PAST_THE_LAST = 64

/**
 * `path`: a copy, for it is changed: where its first page can't be read, `firstPage` (kept from when it could) takes its place.
 * Never throws for what is wrong with the file.
 */
export function readRows(path: string, tables: readonly string[], firstPage: Uint8Array | undefined): FoundRows {
  const found = tryRead(path, tables)
  if (found !== undefined || firstPage === undefined || !existsSync(path) || statSync(path).size < PAGE_BYTES)
    return found ?? NOTHING
  const bytes = readFileSync(path)
  bytes.set(firstPage.subarray(0, Math.min(PAGE_BYTES, bytes.length)))
  // The file has grown since that page was kept, and its list of free pages is another.
  bytes.writeUInt32BE(Math.floor(bytes.length / PAGE_BYTES), PAGE_COUNT_AT)
  bytes.fill(0, FREE_LIST_AT, FREE_LIST_AT + 8)
  writeFileSync(path, bytes)
  return tryRead(path, tables) ?? NOTHING
}

/** Kept from a sound ledger, for the day it is not: the page that says where everything is. Written only when the schema has changed. */
export function keepFirstPage(db: SqliteDatabase, dataFolder: string): void {
  const schemaVersion = Number(db.pragma('schema_version', { simple: true }))
  const path = join(dataFolder, `${FIRST_PAGE}-${schemaVersion}`)
  try {
    if (existsSync(path)) return
    // What was written lately lies in the log and not yet in the file.
    db.pragma('wal_checkpoint(TRUNCATE)')
    const page = readFileSync(join(dataFolder, 'ledger.sqlite')).subarray(0, PAGE_BYTES)
    if (page.length < PAGE_BYTES || page.readUInt32BE(SCHEMA_VERSION_AT) !== schemaVersion) return
    for (const older of firstPages(dataFolder)) rmSync(join(dataFolder, older), { force: true })
    writeFileDurably(path, page, 0o600)
  } catch (error) {
    // A full or failing disk: the terminal must open all the same.
    if (storageFailure(error, path) === undefined) throw error
  }
}

export function keptFirstPage(dataFolder: string): Uint8Array | undefined {
  const name = firstPages(dataFolder).at(-1)
  return name === undefined ? undefined : readFileSync(join(dataFolder, name))
}

function firstPages(dataFolder: string): string[] {
  return readdirSync(dataFolder).filter((name) => name.startsWith(`${FIRST_PAGE}-`))
}

const NOTHING: FoundRows = { version: 0, tables: new Map() }

function tryRead(path: string, tables: readonly string[]): FoundRows | undefined {
  let db: SqliteDatabase | undefined
  try {
    db = openForRescue(path)
    const version = Number(db.pragma('user_version', { simple: true }))
    const known = new Set(db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all())
    const own = db
    return { version, tables: new Map(tables.filter((name) => known.has(name)).map((name) => [name, rowsOf(own, name)])) }
  } catch (error) {
    if (sqliteErrorKind(error) === undefined) throw error
    return undefined
  } finally {
    db?.close()
  }
}

function rowsOf(db: ReadOnlyDatabase, table: string): Row[] {
  const ids = new Set<number>()
  for (const order of ['ASC', 'DESC'])
    scan(db, `SELECT rowid FROM ${table} NOT INDEXED ORDER BY rowid ${order}`, (id) => ids.add(id))
  // An index tells of rows that stand between two bad pages.
  scan(db, `SELECT rowid FROM ${table}`, (id) => ids.add(id))
  const last = Math.max(0, ...ids)
  for (let id = 1; id <= last + ROWS_PAST_THE_LAST; id += 1) ids.add(id)
  return [...ids]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const row = one(db, table, id)
      return row === undefined ? [] : [row]
    })
}

function scan(db: ReadOnlyDatabase, sql: string, seen: (id: number) => void): void {
  try {
    for (const id of db.prepare<[], number>(sql).pluck().iterate()) seen(id)
  } catch (error) {
    if (sqliteErrorKind(error) === undefined) throw error
  }
}

function one(db: ReadOnlyDatabase, table: string, id: number): Row | undefined {
  try {
    return db.prepare<[number], Row>(`SELECT * FROM ${table} WHERE rowid = ?`).get(id)
  } catch (error) {
    if (sqliteErrorKind(error) === undefined) throw error
    return undefined
  }
}
