import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDisposable, openDurable } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { GENERATION_SCHEMA } from '../content/generation-file.ts'
import { openLedger } from './ledger.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'

const root = temporaryFolder()
let folders = 0
function folder(): string {
  folders += 1
  mkdirSync(join(root, `${folders}`))
  return join(root, `${folders}`)
}
function opened(path: string) {
  const ledger = openLedger(path)
  if (!ledger.ok) throw new Error(`expected a ledger, got ${ledger.error.code}`)
  return ledger.value
}

test('F29: every table is STRICT, in the ledger and in a content file, and a number cannot pass for a text', () => {
  for (const fill of [
    (db: ReturnType<typeof openDisposable>) => void migrate(db, LEDGER_MIGRATIONS),
    (db: ReturnType<typeof openDisposable>) => void db.exec(GENERATION_SCHEMA),
  ]) {
    const db = openDisposable(':memory:')
    fill(db)
    const tables = db
      .prepare<[], { name: string; type: string; strict: number }>(
        `SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
    const plain = tables.filter(({ type }) => type === 'table')
    expect(plain.length).toBeGreaterThanOrEqual(3)
    expect(plain.filter(({ strict }) => strict !== 1)).toEqual([])
    db.close()
  }
})

test('F29: foreign keys point at columns of the same type', () => {
  const db = openDisposable(':memory:')
  migrate(db, LEDGER_MIGRATIONS)
  const typeOf = (table: string, column: string) =>
    db.prepare<[string, string], string>('SELECT type FROM pragma_table_info(?) WHERE name = ?').pluck().get(table, column)
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all()
  const keys = tables.flatMap((table) =>
    db
      .prepare<[string], { table: string; from: string; to: string }>(
        'SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)',
      )
      .all(table)
      .map((key) => ({ ...key, own: table })),
  )
  expect(keys.length).toBeGreaterThan(0)
  for (const { own, from, table, to } of keys) expect(typeOf(own, from)).toBe(typeOf(table, to))
  db.close()
})

test('F24: a ledger that is no database is said to be damaged and left as it is; a newer one too', () => {
  const damaged = folder()
  writeFileSync(join(damaged, 'ledger.sqlite'), 'not a database '.repeat(1000))
  expect(openLedger(damaged)).toMatchObject({ ok: false, error: { code: 'ledger-damaged' } })
  expect(readFileSync(join(damaged, 'ledger.sqlite'), 'utf8').startsWith('not a database')).toBe(true)
  const newer = folder()
  opened(newer).close()
  const db = openDurable(join(newer, 'ledger.sqlite'))
  db.pragma('user_version = 9999')
  db.close()
  expect(openLedger(newer)).toMatchObject({ ok: false, error: { code: 'ledger-newer', params: { found: 9999 } } })
})

test('F60: the signed floor of the clock only rises', () => {
  const ledger = opened(folder())
  const floors = ['2026-11-20', '2026-11-25', '2026-11-22', '1970-01-01'].map((day) => {
    ledger.content.keepTrusted(new Map([['root', Buffer.from(day)]]), new Date(`${day}T00:00:00Z`))
    return ledger.settings.get('time-floor')?.slice(0, 10)
  })
  expect(floors).toEqual(['2026-11-20', '2026-11-25', '2026-11-25', '2026-11-25'])
  // The set is replaced as a whole.
  expect([...ledger.content.trusted()].map(([role, bytes]) => [role, Buffer.from(bytes).toString()])).toEqual([
    ['root', '1970-01-01'],
  ])
  ledger.close()
})

test('switching to a generation remembers the one before it, over a restart', () => {
  const path = folder()
  let ledger = opened(path)
  expect(ledger.content.active()).toBeUndefined()
  ledger.content.activate(1, { catalogues: {}, documents: 3 }, [])
  ledger.content.activate(2, { catalogues: {}, documents: 4 }, [])
  ledger.close()
  ledger = opened(path)
  expect(ledger.content.active()).toEqual({ generation: 2, previous: 1, record: { catalogues: {}, documents: 4 } })
  ledger.close()
})

test('a setting that does not fit its schema is not written', () => {
  const ledger = opened(folder())
  expect(() => ledger.settings.set('hub-address', 'no address')).toThrow()
  expect(ledger.settings.get('hub-address')).toBeUndefined()
  ledger.settings.set('hub-address', 'http://127.0.0.1:8080')
  expect(ledger.settings.get('hub-address')).toBe('http://127.0.0.1:8080')
  ledger.close()
})
