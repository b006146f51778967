// A damaged ledger is made anew row by row, a restored one loses nothing and gives no number twice.

import { randomUUID } from 'node:crypto'
import { closeSync, cpSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Envelope } from '../../../shared/requests/envelope.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { type DataFolder, openDataFolder } from '../data-folder.ts'
import { rebuildLedger } from './rebuild.ts'

const PAGE = 4096
let folders = 0
const root = temporaryFolder()
const folder = () => {
  folders += 1
  return join(root, `${folders}`)
}
function opened(path: string): DataFolder {
  const data = openDataFolder(path)
  if (!data.ok) throw new Error(`expected a data folder, got ${data.error.code}`)
  return data.value
}
function keep({ ledger }: DataFolder): string {
  const receipt = ledger.submissions.nextReceipt({ terminal: 'QH01', day: '2026-11-25' })
  const header: Envelope['header'] = {
    ...{ id: randomUUID(), receipt, kind: 'consultation', form: { id: 'consultation', version: 1 } },
    ...{ addressee: 'qinghe', terminal: 'QH01', submittedAt: '2026-11-25T02:00:00Z', clockTrusted: true, onBehalf: false },
  }
  const sealed = Buffer.alloc(1500, receipt)
  ledger.submissions.keep(
    { format: 1, suite: 'intl-1', header, sha256: 'a'.repeat(64), sealed: sealed.toString('base64') },
    'check',
  )
  return receipt
}
/** A data folder with so many submissions, and no log beside its ledger. */
function filled(path: string, submissions: number): string[] {
  const data = opened(path)
  data.ledger.settings.set('hub-address', 'http://127.0.0.1:8080')
  const receipts = Array.from({ length: submissions }, () => keep(data))
  data.close()
  return receipts
}
function damagePage(file: string, page: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(PAGE, 0xa5), 0, PAGE, page * PAGE)
  closeSync(handle)
}
const pages = (file: string) => readFileSync(file).length / PAGE

test('F24 F26: whichever page of the ledger is damaged, the terminal opens; what is on other pages is there, and the file is kept aside', () => {
  const whole = folder()
  const receipts = filled(whole, 16)
  let rescued = 0
  for (let page = 0; page < pages(join(whole, 'ledger.sqlite')); page += 1) {
    const path = folder()
    cpSync(whole, path, { recursive: true })
    damagePage(join(path, 'ledger.sqlite'), page)
    const before = readFileSync(join(path, 'ledger.sqlite'))
    const data = opened(path)
    const left = receipts.filter((receipt) => data.ledger.submissions.byReceipt(receipt) !== undefined)
    // Two or three submissions lie on a page; the page that leads to all of them can't be done without.
    if (left.length >= receipts.length - 4) rescued += 1
    expect(keep(data), `page ${page}`).not.toBeOneOf(receipts)
    if (data.rebuilt !== undefined) {
      expect(data.rebuilt.submissions).toBe(left.length)
      expect(readFileSync(join(data.rebuilt.keptIn ?? '', 'ledger.sqlite')).equals(before)).toBe(true)
      expect(keep(data)).toMatch(/-C0000\d-/)
    }
    data.close()
  }
  expect(rescued).toBeGreaterThanOrEqual(pages(join(whole, 'ledger.sqlite')) - 1)
})

test('F24: with a backup beside it nothing of before the backup is lost, whichever page is damaged', () => {
  const whole = folder()
  const receipts = filled(whole, 6)
  const data = opened(whole)
  data.ledger.backUp(join(whole, 'ledger-backup.sqlite'))
  data.close()
  for (let page = 0; page < pages(join(whole, 'ledger.sqlite')); page += 1) {
    const path = folder()
    cpSync(whole, path, { recursive: true })
    damagePage(join(path, 'ledger.sqlite'), page)
    const again = opened(path)
    expect(receipts.filter((receipt) => again.ledger.submissions.byReceipt(receipt) === undefined)).toEqual([])
    expect(again.ledger.settings.get('hub-address')).toBe('http://127.0.0.1:8080')
    again.close()
  }
})

test('F24: a ledger that is no database any more is kept aside and the terminal opens', () => {
  const path = folder()
  filled(path, 3)
  writeFileSync(join(path, 'ledger.sqlite'), 'not a database '.repeat(1000))
  const data = opened(path)
  expect(data.rebuilt?.submissions).toBe(0)
  expect(readFileSync(join(data.rebuilt?.keptIn ?? '', 'ledger.sqlite'), 'utf8')).toContain('not a database')
  data.close()
})

test('F25: a damaged ledger of an earlier release is kept aside before anything is migrated', () => {
  const path = folder()
  filled(path, 12)
  const before = readFileSync(join(path, 'ledger.sqlite'))
  before.writeUInt32BE(20, 60)
  before.fill(0xa5, 12 * PAGE, 13 * PAGE)
  writeFileSync(join(path, 'ledger.sqlite'), before)
  const data = opened(path)
  expect(readFileSync(join(data.rebuilt?.keptIn ?? '', 'ledger.sqlite')).equals(before)).toBe(true)
  data.close()
})

test('F12 F28: restored onto a new disk from a backup made in use: all rows, and numbers in a new epoch; restored again over it, still none twice', () => {
  const old = folder()
  const receipts = filled(old, 5)
  const data = opened(old)
  const backup = join(root, 'backup.sqlite')
  receipts.push(keep(data))
  data.ledger.backUp(backup)
  const after = keep(data)
  data.close()
  const fresh = folder()
  opened(fresh).close()
  expect(rebuildLedger(fresh, backup).submissions).toBe(6)
  const restored = opened(fresh)
  for (const receipt of receipts) expect(restored.ledger.submissions.byReceipt(receipt)?.state).toBe('queued')
  const given = [keep(restored), keep(restored)]
  restored.close()
  expect(rebuildLedger(fresh, backup).submissions).toBe(8)
  const again = opened(fresh)
  const all = [...receipts, after, ...given, keep(again), keep(again)]
  expect(new Set(all).size).toBe(all.length)
  expect(given.every((receipt) => again.ledger.submissions.byReceipt(receipt) !== undefined)).toBe(true)
  again.close()
})

test('F12: the present ledger goes before the backup: what was acknowledged since is not queued again', () => {
  const path = folder()
  filled(path, 1)
  const data = opened(path)
  const [item] = data.ledger.submissions.queued()
  const backup = join(root, 'yesterday.sqlite')
  data.ledger.backUp(backup)
  data.ledger.submissions.refuse(item?.id ?? '', 'malformed')
  data.close()
  rebuildLedger(path, backup)
  const again = opened(path)
  expect(again.ledger.submissions.counts()).toEqual({ waiting: 0, refused: 1 })
  again.close()
})

test('a rebuilding that was cut off before its last step is finished at the next start', () => {
  const path = folder()
  const receipts = filled(path, 3)
  cpSync(join(path, 'ledger.sqlite'), join(path, 'ledger.rebuilt'))
  damagePage(join(path, 'ledger.sqlite'), 0)
  const data = opened(path)
  expect(data.rebuilt).toBeUndefined()
  expect(data.ledger.submissions.byReceipt(receipts[0] ?? '')).toBeDefined()
  expect(existsSync(join(path, 'ledger.rebuilt'))).toBe(false)
  data.close()
})
