import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDurable, openReadOnly } from '../../../platform/sqlite/open.ts'
import type { RegisterEntry } from '../../../shared/standard/register-entry.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'
import { lastDays } from './register-entries.ts'

const root = temporaryFolder()
let folders = 0
let folder: string

beforeEach(() => {
  folders += 1
  folder = join(root, `registers-${folders}`)
  mkdirSync(folder)
})

function open(): Ledger {
  const opened = openLedger(folder)
  if (!opened.ok) throw new Error(`expected a ledger, got ${opened.error.code}`)
  return opened.value
}
const made = (at: string) => ({ id: randomUUID(), at, clockTrusted: true, by: '某甲' })
const RIGHT = { screen: 'right', touch: 'right', printer: 'right', paper: 'right', clean: 'right' }
const check = (at: string): RegisterEntry => ({ ...made(at), register: 'daily-check', answers: RIGHT })
const fault = (at: string): RegisterEntry => ({
  ...made(at),
  register: 'fault',
  answers: { device: 'printer', what: 'dead', reported: 'yes' },
})
const mended = (at: string, mends: string): RegisterEntry => ({ ...made(at), register: 'fault', answers: {}, mends })

test('F58: a ledger of the release before keeps every row, and can keep registers afterwards', () => {
  const db = openDurable(join(folder, 'ledger.sqlite'))
  migrate(
    db,
    LEDGER_MIGRATIONS.filter(({ version }) => version <= 20),
  )
  db.prepare(
    `INSERT INTO submission (id, receipt, header, suite, sha256, sealed, code_check, state) VALUES ('one', 'R-1', '{}', 'intl-1', 'a', x'78', 'c', 'queued')`,
  ).run()
  db.prepare(`INSERT INTO window_record (id, receipt, kind, record) VALUES ('w', 'R-1', 'identity-checked', '{}')`).run()
  const rows = (from: { prepare(sql: string): { all(): unknown[] } }) =>
    ['submission', 'window_record'].map((table) => from.prepare(`SELECT * FROM ${table}`).all())
  const before = rows(db)
  db.close()
  const ledger = open()
  const entry = check('2026-11-25T01:00:00.000Z')
  ledger.registers.add(entry)
  ledger.close()
  const after = openReadOnly(join(folder, 'ledger.sqlite'))
  expect(rows(after)).toEqual(before)
  after.close()
  const again = open()
  expect(again.registers.byId(entry.id)).toEqual(entry)
  again.close()
})

test('days are China’s, newest first, each once', () => {
  const ledger = open()
  for (const at of ['2026-11-23T16:30:00.000Z', '2026-11-24T09:00:00.000Z', '2026-11-24T17:00:00.000Z'])
    ledger.registers.add(check(at))
  expect(ledger.registers.days('daily-check')).toEqual(['2026-11-25', '2026-11-24'])
  expect(lastDays(ledger.registers)).toEqual({ 'daily-check': '2026-11-25' })
  expect(ledger.registers.latest(2)).toHaveLength(2)
  ledger.close()
})

test('a fault is open until an entry mends it, once, over a restart', () => {
  let ledger = open()
  const first = fault('2026-11-20T01:00:00.000Z')
  const second = fault('2026-11-21T01:00:00.000Z')
  for (const entry of [first, second]) ledger.registers.add(entry)
  ledger.registers.add(mended('2026-11-22T01:00:00.000Z', first.id))
  expect(() => ledger.registers.add(mended('2026-11-23T01:00:00.000Z', first.id))).toThrow()
  expect(() => ledger.registers.add(mended('2026-11-23T01:00:00.000Z', randomUUID()))).toThrow()
  ledger.close()
  ledger = open()
  expect(ledger.registers.openFaults().map(({ id }) => id)).toEqual([second.id])
  ledger.close()
})

test('an entry that does not fit its register is not written', () => {
  const ledger = open()
  expect(() => ledger.registers.add({ ...check('2026-11-25T01:00:00.000Z'), answers: { screen: 'right' } })).toThrow()
  expect(ledger.registers.latest(1)).toEqual([])
  ledger.close()
})
