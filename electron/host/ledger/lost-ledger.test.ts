// A ledger that is missing, empty or holds a value that nobody can read: the terminal opens with what its own backup has, and the backup stays as good as it was.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openDataFolder } from '../data-folder.ts'
import { BACKUP_FILE } from './backup.ts'

const HUB = 'https://hub.example.cn'
const root = temporaryFolder()

function opened(path: string) {
  const data = openDataFolder(path)
  if (!data.ok) throw new Error(`expected a data folder, got ${data.error.code}`)
  return data.value
}

/** A folder of a terminal that knows its hub and has given one receipt since its last backup. */
function used(): string {
  const path = mkdtempSync(join(root, 'used-'))
  const { ledger, close } = opened(path)
  ledger.settings.set('hub-address', HUB)
  ledger.settings.set('staff-names', ['窗口一'])
  ledger.backUp(join(path, BACKUP_FILE))
  ledger.submissions.nextReceipt({ terminal: 'QH01', day: '2026-11-25' })
  close()
  return path
}

function lose(path: string, left: string | undefined): void {
  for (const part of ['', '-wal', '-shm']) rmSync(join(path, `ledger.sqlite${part}`), { force: true })
  if (left !== undefined) writeFileSync(join(path, 'ledger.sqlite'), left)
}

function setValue(path: string, sql: string): void {
  const db = openDurable(join(path, 'ledger.sqlite'))
  db.exec(sql)
  db.close()
}

test.each([
  ['missing', undefined],
  ['empty', ''],
])('F24: a ledger that is %s comes back from the backup, with numbers that were not given yet', (_, left) => {
  const path = used()
  lose(path, left)
  const { ledger, rebuilt, close } = opened(path)
  expect(rebuilt).toBeDefined()
  expect(ledger.settings.get('hub-address')).toBe(HUB)
  expect(ledger.submissions.nextReceipt({ terminal: 'QH01', day: '2026-11-25' })).toContain('-C00001-')
  close()
})

test('F24: lost with no backup beside it, it is made anew and told, and gives no number a second time', () => {
  const path = used()
  rmSync(join(path, BACKUP_FILE))
  lose(path, undefined)
  const { ledger, rebuilt, close } = opened(path)
  expect(rebuilt).toMatchObject({ submissions: 0 })
  expect(ledger.submissions.nextReceipt({ terminal: 'QH01', day: '2026-11-25' })).toContain('-C00001-')
  close()
})

test('a folder that never had one gets a ledger without ado', () => {
  const { rebuilt, close } = opened(mkdtempSync(join(root, 'new-')))
  expect(rebuilt).toBeUndefined()
  close()
})

const PAGE_IS_SOUND = [
  ['a setting that is no JSON', `UPDATE setting SET value = '"https://hub' WHERE name = 'hub-address'`],
  ['a setting of another shape', `UPDATE setting SET value = '{"url":1}' WHERE name = 'hub-address'`],
  ['a sequence of numbers', `UPDATE setting SET value = '{"epoch":1}' WHERE name = 'receipt-sequence'`],
  ['trusted metadata', `INSERT INTO trusted_metadata VALUES ('root', x'7b00')`],
  ['the record of the shown content', `INSERT INTO active_content VALUES (1, 7, 6, '{"documents":')`],
] as const

test.each(PAGE_IS_SOUND)('F70: %s that can’t be read keeps nobody out: the rest stays, the backup fills in', (_, sql) => {
  const path = used()
  setValue(path, sql)
  const before = readFileSync(join(path, 'ledger.sqlite'))
  const { ledger, rebuilt, close } = opened(path)
  expect(readFileSync(join(rebuilt?.keptIn ?? '', 'ledger.sqlite')).equals(before)).toBe(true)
  expect(ledger.settings.get('hub-address')).toBe(HUB)
  expect(ledger.settings.get('staff-names')).toEqual(['窗口一'])
  expect(ledger.content.active()).toBeUndefined()
  expect(ledger.submissions.nextReceipt({ terminal: 'QH01', day: '2026-11-25' })).toContain('-C00001-')
  close()
  const again = opened(path)
  expect(again.rebuilt).toBeUndefined()
  again.close()
})

test('what the backup can’t give either is forgotten, and the file kept aside gives it back to whoever can read it', () => {
  const path = used()
  setValue(path, `UPDATE setting SET value = '"no address"' WHERE name = 'hub-address'`)
  cpSync(join(path, 'ledger.sqlite'), join(path, BACKUP_FILE))
  const { ledger, rebuilt, close } = opened(path)
  expect(ledger.settings.get('hub-address')).toBeUndefined()
  expect(ledger.settings.get('staff-names')).toEqual(['窗口一'])
  expect(existsSync(join(rebuilt?.keptIn ?? '', 'ledger.sqlite'))).toBe(true)
  close()
})
