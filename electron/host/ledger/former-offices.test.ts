import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { parseReceipt } from '../../../shared/requests/receipt.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import type { NextOffice } from './former-offices.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { rebuildLedger } from './rebuild.ts'

const root = temporaryFolder()
const NOW = new Date('2026-11-25T02:00:00.000Z')
const grant = (terminal: string, hub: string) => ({
  ...{ terminal: { code: terminal, name: '一号机' }, hub, channels: ['town'], officeChannel: 'town', root: '{}' },
})
const BAISHA: NextOffice = {
  ...{ address: 'https://baisha.example.cn', grant: grant('PX01', 'baisha'), root: Buffer.from('{"of":"baisha"}') },
}
let folder: string
let ledger: Ledger

function open(): Ledger {
  const opened = openLedger(folder)
  if (!opened.ok) throw new Error(`expected a ledger, got ${opened.error.code}`)
  return opened.value
}
beforeEach(() => {
  folder = mkdtempSync(join(root, 'ledger-'))
  ledger = open()
  ledger.settings.set('grant', grant('QH01', 'qinghe'))
  ledger.settings.set('hub-address', 'https://qinghe.example.cn')
  ledger.settings.set('hub-clock-offset', 1500)
  ledger.settings.set('moved-away', {
    hub: 'qinghe',
    terminal: 'QH01',
    at: NOW.toISOString(),
    to: { hub: 'baisha', body: '白沙' },
  })
  ledger.content.keepTrusted(new Map([['root', Buffer.from('{"of":"qinghe"}')]]), NOW)
})

test('F13: what was agreed with the office that is left goes with it; the device and the time stay', () => {
  ledger.formerOffices.move(undefined, BAISHA, NOW)
  ledger.close()
  ledger = open()
  expect(ledger.settings.get('grant')?.hub).toBe('baisha')
  expect(ledger.settings.get('hub-address')).toBe(BAISHA.address)
  expect([ledger.settings.get('hub-clock-offset'), ledger.settings.get('moved-away')]).toEqual([undefined, undefined])
  expect([...ledger.content.trusted()].map(([role, bytes]) => [role, String(bytes)])).toEqual([['root', '{"of":"baisha"}']])
  expect(ledger.settings.get('time-floor')).toBe(NOW.toISOString())
  expect(ledger.formerOffices.list()).toMatchObject([
    { terminal: 'QH01', hub: 'qinghe', address: 'https://qinghe.example.cn', clockOffset: 1500 },
  ])
})

test('F13: offices that publish in one repository keep its protection against older content', () => {
  ledger.formerOffices.move(undefined, { ...BAISHA, root: undefined }, NOW)
  expect(String(ledger.content.trusted().get('root'))).toBe('{"of":"qinghe"}')
})

test('F13: receipt numbers go on where they were: no sequence number is given twice over a move', () => {
  const next = (terminal: string) => parseReceipt(ledger.submissions.nextReceipt({ terminal, day: '2026-11-25' }))
  const before = [next('QH01'), next('QH01')]
  ledger.formerOffices.move(undefined, BAISHA, NOW)
  const all = [...before, next('PX01'), next('PX01')].map((receipt) => `${receipt?.epoch}${receipt?.sequence}`)
  expect(new Set(all).size).toBe(4)
})

test('F13: a move is whole or not at all', () => {
  const wrong = { ...BAISHA, address: 'no address' }
  expect(() => ledger.formerOffices.move(undefined, wrong, NOW)).toThrow()
  expect(ledger.formerOffices.list()).toEqual([])
  expect([ledger.settings.get('grant')?.hub, ledger.settings.get('hub-clock-offset')]).toEqual(['qinghe', 1500])
})

test('F13 F12: a rebuilt ledger still knows the offices that were left, and asks them for their replies again', () => {
  ledger.formerOffices.move(undefined, BAISHA, NOW)
  ledger.close()
  rebuildLedger(folder)
  ledger = open()
  expect(ledger.formerOffices.list()).toMatchObject([{ terminal: 'QH01', repliesWantedAgain: true }])
  ledger.formerOffices.repliesAskedAgain('QH01')
  expect(ledger.formerOffices.list()).toMatchObject([{ repliesWantedAgain: false }])
})

test('F13: a retired office stays on record, its codes with it', () => {
  ledger.formerOffices.move(undefined, BAISHA, NOW)
  ledger.formerOffices.retire('QH01', NOW)
  expect(ledger.formerOffices.list()).toMatchObject([{ terminal: 'QH01', retiredAt: NOW.toISOString() }])
  expect([ledger.formerOffices.has('QH01'), ledger.formerOffices.has('PX01')]).toEqual([true, false])
})

test('F13: what is shown counts as of the former office until another release is', () => {
  const record = { catalogues: {}, documents: 1, builtFor: '2026-11-25' }
  ledger.content.activate(1, record, [])
  ledger.formerOffices.move(undefined, BAISHA, NOW)
  expect(ledger.content.active()?.record).toEqual({ ...record, ofFormerOffice: true })
  ledger.close()
  const db = openDurable(join(folder, 'ledger.sqlite'))
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})
