import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { LEDGER_MIGRATIONS } from '../../electron/host/ledger/migrations.ts'
import { projectFolder } from '../paths.ts'
import { takeInstanceLock } from './instance-lock.ts'
import { migrate } from './migrate.ts'
import { isSafeSqlite, isSound, openDisposable, openDurable, openReadOnly, openUnchanging } from './open.ts'
import { sqliteSelfTest } from './self-test.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('F20: an existing WAL database opens again with full syncing and foreign keys', () => {
  const path = join(folder, 'ledger.sqlite')
  openDurable(path).close()
  for (let opening = 0; opening < 3; opening += 1) {
    const db = openDurable(path)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    db.close()
  }
})

test('F29: every table of the ledger is STRICT', () => {
  const db = openDurable(join(folder, 'strict.sqlite'))
  expect(migrate(db, LEDGER_MIGRATIONS).ok).toBe(true)
  const loose = db.prepare<[], string>(
    `SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
  )
  expect(loose.pluck().all()).toEqual([])
  db.close()
})

test('F58: a migration that fails leaves the version before it, whole; a newer file is left alone', () => {
  const db = openDurable(join(folder, 'migrated.sqlite'))
  const good = { version: 10, sql: 'CREATE TABLE a (x TEXT) STRICT' }
  const broken = { version: 20, sql: 'CREATE TABLE b (x TEXT) STRICT; CREATE TABLE a (y TEXT) STRICT' }
  expect(() => migrate(db, [good, broken])).toThrow()
  expect(db.pragma('user_version', { simple: true })).toBe(10)
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'b'`).pluck().get()).toBe(0)
  db.pragma('user_version = 990')
  expect(migrate(db, [good])).toEqual({ ok: false, found: 990, newest: 10 })
  db.close()
})

test('F24: the look at each page looks into a full-text index as well', () => {
  const db = openDisposable(join(folder, 'index.sqlite'))
  // The shadow tables of an index are closed to writing.
  db.unsafeMode(true)
  db.exec(
    `CREATE VIRTUAL TABLE words USING fts5(word, content = '', columnsize = 0); INSERT INTO words (rowid, word) VALUES (1, '低保')`,
  )
  expect(isSound(db)).toBe(true)
  const piece = db.prepare<[], { id: number; block: Buffer }>('SELECT id, block FROM words_data WHERE id > 10').get()
  if (piece === undefined) throw new Error('expected a piece of the index')
  db.prepare('UPDATE words_data SET block = ? WHERE id = ?').run(
    Buffer.from(piece.block.map((byte) => byte ^ 0x55)),
    BigInt(piece.id),
  )
  expect(isSound(db)).toBe(false)
  db.close()
})

test('a file that is read under one lock can be read by others meanwhile, and is written by none of them', () => {
  const path = join(folder, 'unchanging.sqlite')
  const made = openDisposable(path)
  made.exec('CREATE TABLE a (b TEXT NOT NULL) STRICT')
  made.prepare('INSERT INTO a (b) VALUES (?)').run('低保')
  made.close()
  const readers = [openUnchanging(path, 1_048_576), openUnchanging(path, 1_048_576), openReadOnly(path)]
  for (let time = 0; time < 2; time += 1)
    for (const reader of readers) expect(reader.prepare('SELECT b FROM a').pluck().all()).toEqual(['低保'])
  for (const reader of readers) expect(() => reader.prepare('DELETE FROM a').run()).toThrow(/readonly/)
  for (const reader of readers) reader.close()
})

test('F23: a folder has one owner, and a released one can be taken again', () => {
  const first = takeInstanceLock(folder)
  expect(first).toBeDefined()
  expect(takeInstanceLock(folder)).toBeUndefined()
  first?.release()
  const again = takeInstanceLock(folder)
  expect(again).toBeDefined()
  again?.release()
})

test('F34: SQLite here has what search needs', () => {
  expect(sqliteSelfTest().ok).toBe(true)
})

test('F21: SQLite below the repair of its WAL race is refused, and the one that is bundled is above', () => {
  for (const version of ['3.7.0', '3.50.9', '3.51.2', '2.99.9', '3.51']) expect(isSafeSqlite(version), version).toBe(false)
  for (const version of ['3.51.3', '3.51.10', '3.53.2', '3.100.0', '4.0.0']) expect(isSafeSqlite(version), version).toBe(true)
  expect(() => openDurable(join(folder, 'floor.sqlite')).close()).not.toThrow()
})

test('F22: one SQLite in a process: no other library of it is loaded, and none is among the dependencies', () => {
  openDurable(join(folder, 'one.sqlite')).close()
  const manifest = readFileSync(join(projectFolder(), 'package.json'), 'utf8')
  expect(manifest.match(/"[^"]*sqlite[^"]*":/g)?.filter((name) => !/better-sqlite3/.test(name))).toEqual([])
  expect(readFileSync(join(projectFolder(), 'biome.json'), 'utf8')).toContain('"node:sqlite"')
  if (process.platform !== 'linux') return
  const mapped = readFileSync('/proc/self/maps', 'utf8').split('\n')
  const libraries = new Set(mapped.map((line) => line.split(' ').at(-1) ?? '').filter((path) => /sqlite/i.test(path)))
  expect([...libraries].filter((path) => !path.includes('/better-sqlite3/') && !path.includes(folder))).toEqual([])
  expect(libraries.size).toBeGreaterThan(0)
})
