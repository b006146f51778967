import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDurable, openReadOnly } from '../../../platform/sqlite/open.ts'
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import type { WindowRecord } from '../../../shared/requests/window-record.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'
import { readQueue } from './read-only.ts'

const root = temporaryFolder()
let folders = 0
let folder: string

beforeEach(() => {
  folders += 1
  folder = join(root, `ledger-${folders}`)
  mkdirSync(folder)
})

function open(): Ledger {
  const opened = openLedger(folder)
  if (!opened.ok) throw new Error(`expected a ledger, got ${opened.error.code}`)
  return opened.value
}
function handIn(ledger: Ledger, kind: SubmissionKind): { id: string; receipt: string } {
  const receipt = ledger.submissions.nextReceipt({ terminal: 'QH01', day: '2026-11-25' })
  const id = randomUUID()
  const header = {
    ...{ id, receipt, kind, form: { id: kind, version: 1 }, addressee: 'qinghe', terminal: 'QH01' },
    ...{ submittedAt: '2026-11-25T02:00:00.000Z', clockTrusted: true, onBehalf: false },
  }
  ledger.submissions.keep({ format: 1, suite: 'intl-1', header, sha256: 'a'.repeat(64), sealed: 'eA==' }, 'check')
  return { id, receipt }
}
const about = (receipt: string) => ({ id: randomUUID(), receipt, by: '某甲', at: '2026-11-25T03:00:00.000Z' })

test('F58: a ledger of the release before keeps every row, and counts its queue before and after', () => {
  const db = openDurable(join(folder, 'ledger.sqlite'))
  migrate(
    db,
    LEDGER_MIGRATIONS.filter(({ version }) => version === 10),
  )
  const insert = db.prepare(
    `INSERT INTO submission (id, receipt, header, suite, sha256, sealed, code_check, state, refused_because)
     VALUES (?, ?, '{}', 'intl-1', ?, x'78', 'c', ?, ?)`,
  )
  insert.run('one', 'R-1', 'a', 'queued', null)
  insert.run('two', 'R-2', 'b', 'refused', 'malformed')
  const before = db.prepare('SELECT * FROM submission').all()
  db.close()
  expect(readQueue(folder)).toEqual({ waiting: 1, refused: 1 })
  const ledger = open()
  expect(ledger.submissions.counts()).toEqual({ waiting: 1, refused: 1 })
  ledger.close()
  const after = openReadOnly(join(folder, 'ledger.sqlite'))
  expect(after.prepare('SELECT * FROM submission').all()).toEqual(before)
  expect(after.pragma('user_version', { simple: true })).toBe(LEDGER_MIGRATIONS.at(-1)?.version)
  after.close()
  expect(readQueue(folder)).toEqual({ waiting: 1, refused: 1 })
})

test('the tray holds what needs the window, and nothing else', () => {
  const ledger = open()
  const request = handIn(ledger, 'disclosure-request')
  const refused = handIn(ledger, 'consultation')
  const waiting = handIn(ledger, 'rating')
  ledger.submissions.refuse(refused.id, 'malformed')
  expect(ledger.windowRecords.tray(10)).toEqual([waiting.receipt, refused.receipt, request.receipt])
  expect(ledger.windowRecords.trayCounts()).toEqual({ toConfirm: 1, queued: 2, refused: 1 })
  ledger.windowRecords.add({ ...about(request.receipt), kind: 'receipt-day', day: '2026-11-25' })
  ledger.windowRecords.add({ ...about(refused.receipt), kind: 'redone', reason: 'on-paper' })
  expect(ledger.windowRecords.trayCounts()).toEqual({ toConfirm: 0, queued: 2, refused: 0 })
  expect(ledger.windowRecords.tray(10)).toEqual([waiting.receipt, request.receipt])
  expect(ledger.submissions.counts()).toEqual({ waiting: 2, refused: 0 })
  ledger.close()
  expect(readQueue(folder)).toEqual({ waiting: 2, refused: 0 })
})

test('a record is told until the hub has it or will never take it; a restart forgets nothing', () => {
  let ledger = open()
  const { receipt } = handIn(ledger, 'disclosure-request')
  const records: WindowRecord[] = [1, 2, 3].map(() => ({ ...about(receipt), kind: 'identity-checked' }))
  for (const record of records) ledger.windowRecords.add(record)
  const [first, second, third] = records.map(({ id }) => id)
  ledger.windowRecords.told([first ?? ''], [second ?? ''])
  ledger.close()
  ledger = open()
  expect(ledger.windowRecords.untold(10).map(({ id }) => id)).toEqual([third])
  expect(ledger.windowRecords.of(receipt)).toEqual(records)
  ledger.close()
})

test('a record about a receipt that was never given, or with a second use of its id, is not kept', () => {
  const ledger = open()
  const { receipt } = handIn(ledger, 'disclosure-request')
  const record: WindowRecord = { ...about(receipt), kind: 'identity-checked' }
  ledger.windowRecords.add(record)
  expect(() => ledger.windowRecords.add(record)).toThrow()
  expect(() => ledger.windowRecords.add({ ...record, id: randomUUID(), receipt: 'QH01-20261125-A09999-0' })).toThrow()
  ledger.close()
})
