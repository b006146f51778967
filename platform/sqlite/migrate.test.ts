import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { migrate } from './migrate.ts'
import { openDurable, openReadOnly, type SqliteDatabase, sqliteErrorKind } from './open.ts'

const folder = temporaryFolder()
let files = 0
const fresh = () => {
  files += 1
  return join(folder, `${files}.sqlite`)
}
const version = (db: SqliteDatabase) => db.pragma('user_version', { simple: true })
const tables = (db: SqliteDatabase) =>
  db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).pluck().all()
const STEPS = [
  { version: 20, sql: 'CREATE TABLE b (x TEXT) STRICT; INSERT INTO b SELECT x FROM a' },
  { version: 10, sql: `CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES ('00123')` },
]

test('a new file gets every step in the order of its number, once', () => {
  const db = openDurable(fresh())
  expect(migrate(db, STEPS)).toEqual({ ok: true })
  expect(migrate(db, STEPS)).toEqual({ ok: true })
  expect(tables(db)).toEqual(['a', 'b'])
  expect(version(db)).toBe(20)
  expect(db.prepare('SELECT x FROM b').pluck().all()).toEqual(['00123'])
  db.close()
})

test('an old file gets only the newer steps, also one that was put between later', () => {
  const db = openDurable(fresh())
  migrate(db, STEPS.slice(1))
  migrate(db, [...STEPS, { version: 15, sql: `INSERT INTO a VALUES ('fix')` }])
  expect(db.prepare('SELECT x FROM b ORDER BY x').pluck().all()).toEqual(['00123', 'fix'])
  db.close()
})

test('F58: a step that breaks off in the middle leaves nothing of itself, and the steps before it stand', () => {
  const db = openDurable(fresh())
  expect(() =>
    migrate(db, [...STEPS, { version: 30, sql: 'CREATE TABLE c (x TEXT) STRICT; DROP TABLE a; SELECT nonsense()' }]),
  ).toThrow()
  expect(tables(db)).toEqual(['a', 'b'])
  expect(version(db)).toBe(20)
  expect(migrate(db, [...STEPS, { version: 30, sql: 'DROP TABLE a' }])).toEqual({ ok: true })
  expect(tables(db)).toEqual(['b'])
  db.close()
})

test('a file of a newer release is refused and left byte for byte', () => {
  const path = fresh()
  const db = openDurable(path)
  migrate(db, [...STEPS, { version: 40, sql: 'CREATE TABLE d (x TEXT) STRICT' }])
  expect(migrate(db, STEPS)).toEqual({ ok: false, found: 40, newest: 20 })
  expect(version(db)).toBe(40)
  expect(tables(db)).toEqual(['a', 'b', 'd'])
  db.close()
})

test('F20: a file that was opened before, even with other settings, opens with full syncing every time', () => {
  const path = fresh()
  for (let round = 0; round < 3; round += 1) {
    const db = openDurable(path)
    expect(['journal_mode', 'synchronous', 'foreign_keys'].map((name) => db.pragma(name, { simple: true }))).toEqual([
      'wal',
      2,
      1,
    ])
    db.pragma('synchronous = OFF')
    db.pragma('foreign_keys = OFF')
    db.exec(`CREATE TABLE IF NOT EXISTS t (x TEXT) STRICT`)
    db.close()
  }
})

test('a reader cannot write, and a missing file is not made by looking', () => {
  const path = fresh()
  const db = openDurable(path)
  migrate(db, STEPS)
  const reader = openReadOnly(path)
  expect(reader.prepare('SELECT count(*) FROM a').pluck().get()).toBe(1)
  try {
    reader.prepare(`INSERT INTO a VALUES ('x')`).run()
    expect.unreachable()
  } catch (error) {
    expect(sqliteErrorKind(error)).toBe('read-only')
  }
  reader.close()
  db.close()
  expect(() => openReadOnly(join(folder, 'none.sqlite'))).toThrow()
  expect(existsSync(join(folder, 'none.sqlite'))).toBe(false)
})

test('what is no database is damaged, what is no SQLite error is none', () => {
  const path = fresh()
  writeFileSync(path, 'no database, only words. '.repeat(500))
  try {
    openDurable(path)
    expect.unreachable()
  } catch (error) {
    expect(sqliteErrorKind(error)).toBe('damaged')
  }
  expect(sqliteErrorKind(new Error('SQLITE_CORRUPT'))).toBeUndefined()
})
