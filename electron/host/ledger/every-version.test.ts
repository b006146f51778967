// F56 F58: a ledger of every earlier schema version, with a row in each of its tables, comes to the newest with all rows as they were, in the same shape as a new one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDurable, openReadOnly, type ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import { openLedger } from './ledger.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'

/** One row for each table there ever was, in the order in which they point at each other. */
const ROWS: Readonly<Record<string, string>> = {
  setting: `INSERT INTO setting VALUES ('time-floor', '"2026-11-25T00:00:00.000Z"')`,
  trusted_metadata: `INSERT INTO trusted_metadata VALUES ('root', x'7b7d')`,
  active_content: `INSERT INTO active_content VALUES (1, 7, 6, '{"catalogues":{},"documents":3}')`,
  submission: `INSERT INTO submission (id, receipt, header, suite, sha256, sealed, code_check, state, attempts)
    VALUES ('one', '00123', '{}', 'intl-1', 'a', x'78', 'c', 'queued', 4)`,
  reply: `INSERT INTO reply VALUES ('r', '00123', 'sealed', 1)`,
  window_record: `INSERT INTO window_record VALUES ('w', '00123', 'identity-checked', '{}', 2)`,
  former_office: `INSERT INTO former_office VALUES ('QH77', '{}')`,
  fleet_command: `INSERT INTO fleet_command (id, statement, state) VALUES ('f', '{}', 'done')`,
  register_entry: `INSERT INTO register_entry VALUES ('e', 'daily-check', '2026-11-25T01:00:00.000Z', NULL, '{}')`,
}
const VERSIONS = LEDGER_MIGRATIONS.map(({ version }) => version)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-version-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const tablesOf = (db: Pick<ReadOnlyDatabase, 'prepare'>) =>
  db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name)
const rowsOf = (db: Pick<ReadOnlyDatabase, 'prepare'>, tables: readonly string[]) =>
  Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]))
const shapeOf = (db: Pick<ReadOnlyDatabase, 'prepare'>) =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name').all()

function shapeOfNew(): unknown {
  const path = join(folder, 'new.sqlite')
  const db = openDurable(path)
  migrate(db, LEDGER_MIGRATIONS)
  const shape = shapeOf(db)
  db.close()
  return shape
}

test.each(VERSIONS)('F56 F58: version %i', (version) => {
  const path = join(folder, 'ledger.sqlite')
  const old = openDurable(path)
  migrate(
    old,
    LEDGER_MIGRATIONS.filter((one) => one.version <= version),
  )
  const tables = tablesOf(old)
  for (const [table, row] of Object.entries(ROWS)) if (tables.includes(table)) old.exec(row)
  const before = rowsOf(old, tables)
  // A version that brings a table without a row here would be tried on nothing.
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
  old.close()

  const opened = openLedger(folder)
  if (!opened.ok) throw new Error(`expected a ledger, got ${opened.error.code}`)
  expect(opened.value.submissions.counts().waiting).toBe(1)
  opened.value.close()
  const now = openReadOnly(path)
  expect(rowsOf(now, tables)).toEqual(before)
  expect(shapeOf(now)).toEqual(shapeOfNew())
  expect(now.pragma('user_version', { simple: true })).toBe(VERSIONS.at(-1))
  now.close()
})
