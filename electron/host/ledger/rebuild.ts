// A ledger made anew from what can be read of a damaged one and of backups (F12, F24). The damaged file is kept aside, whole.
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, syncFile, syncFolder } from '../../../platform/files/durable.ts'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDurable, type SqliteDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { BACKUP_FILE } from './backup.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'
import { type FoundRows, keptFirstPage, type Row, readRows } from './read-rows.ts'
import { isReadableRow } from './readable-rows.ts'
import { raiseEpoch } from './receipt-sequence.ts'

export interface Rebuilt {
  readonly submissions: number
  /** Rows of any kind that could not be taken over; the file kept aside still holds what there is of them. */
  readonly notTaken: number
  /** Folder with the ledger as it was found; undefined when there was none. */
  readonly keptIn: string | undefined
}

/** Parents before what points at them. */
const TABLES = [
  ...['setting', 'trusted_metadata', 'active_content', 'submission', 'reply'],
  ...['window_record', 'register_entry', 'fleet_command', 'former_office'],
]
const LEDGER = 'ledger.sqlite'
const READY = 'ledger.rebuilt'
const ASIDE = 'ledger-aside-'

/**
 * Only the owner of the folder's lock may do this. What the present ledger says goes before what a backup says; `backup`: a further file to
 * take rows from, as from the terminal's own backup. The receipt numbers go on in a new epoch, so that none is given twice.
 */
export function rebuildLedger(dataFolder: string, backup?: string): Rebuilt {
  const keptIn = keepAside(dataFolder)
  const work = join(dataFolder, 'ledger.rebuilding')
  rmSync(work, { recursive: true, force: true })
  makeFolder(work, 0o700)
  const found = [
    ...(keptIn === undefined ? [] : [{ folder: keptIn, file: LEDGER }]),
    ...(existsSync(join(dataFolder, BACKUP_FILE)) ? [{ folder: dataFolder, file: BACKUP_FILE }] : []),
  ]
    .map(({ folder, file }, index) => copyOf(folder, file, join(work, `source-${index}.sqlite`)))
    .concat(backup === undefined ? [] : [copyOf('', backup, join(work, 'source-given.sqlite'))])
    .map((copy) => readRows(copy, TABLES, keptFirstPage(dataFolder)))
  const made = join(work, 'made.sqlite')
  const rebuilt = fill(made, found)
  syncFile(made)
  renameSync(made, join(dataFolder, READY))
  syncFolder(dataFolder)
  finishRebuilding(dataFolder)
  return { ...rebuilt, keptIn }
}

/** Puts a ledger that is ready into its place. Called at each start too: the power may have gone in between. */
export function finishRebuilding(dataFolder: string): void {
  rmSync(join(dataFolder, 'ledger.rebuilding'), { recursive: true, force: true })
  const ready = join(dataFolder, READY)
  if (!existsSync(ready)) return
  // The old file's log goes first: SQLite would play it into the new file.
  for (const log of ['-wal', '-shm']) rmSync(join(dataFolder, `${LEDGER}${log}`), { force: true })
  syncFolder(dataFolder)
  renameSync(ready, join(dataFolder, LEDGER))
  syncFolder(dataFolder)
}

/** Copies, for the original stays in its place until its successor is ready. */
function keepAside(dataFolder: string): string | undefined {
  if (!existsSync(join(dataFolder, LEDGER))) return undefined
  const taken = readdirSync(dataFolder).filter((name) => name.startsWith(ASIDE))
  const folder = join(dataFolder, `${ASIDE}${taken.length + 1}`)
  makeFolder(folder, 0o700)
  copyOf(dataFolder, LEDGER, join(folder, LEDGER))
  syncFolder(folder)
  return folder
}

/** With its log, which may hold the newest rows. */
function copyOf(folder: string, file: string, target: string): string {
  for (const part of ['', '-wal']) {
    const from = join(folder, `${file}${part}`)
    if (!existsSync(from)) continue
    copyFileSync(from, `${target}${part}`)
    syncFile(`${target}${part}`)
  }
  return target
}

function fill(path: string, sources: readonly FoundRows[]): Omit<Rebuilt, 'keptIn'> {
  const db = openDurable(path)
  try {
    migrate(db, LEDGER_MIGRATIONS)
    let notTaken = 0
    for (const table of TABLES) {
      for (const { tables } of sources) {
        for (const row of tables.get(table) ?? []) if (!take(db, table, row)) notTaken += 1
      }
    }
    raiseEpoch(db)
    db.prepare(`INSERT OR REPLACE INTO setting (name, value) VALUES ('replies-wanted-again', 'true')`).run()
    db.exec(`UPDATE former_office SET record = json_set(record, '$.repliesWantedAgain', json('true'))`)
    const submissions = db.prepare<[], number>('SELECT count(*) FROM submission').pluck().get() ?? 0
    // One file without a log, so that it can be put in place by one rename.
    db.pragma('journal_mode = DELETE')
    return { submissions, notTaken }
  } finally {
    db.close()
  }
}

/** False when it does not fit: a column or a text was damaged, and must not stand in the way of all the others (F70). A row that is there already stays as it is. */
function take(db: SqliteDatabase, table: string, row: Row): boolean {
  if (!isReadableRow(table, row)) return false
  const columns = Object.keys(row)
  const values = columns.map((name) => `@${name}`)
  try {
    db.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`).run(bound(row))
    return true
  } catch (error) {
    if (sqliteErrorKind(error) === undefined) throw error
    return false
  }
}

/** better-sqlite3 binds numbers as REAL, which a STRICT column of whole numbers takes only where nothing is lost. */
function bound(row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number.isInteger(value) ? BigInt(Number(value)) : value]),
  )
}
