import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { type HubStore, openHubStore } from '../store/open-store.ts'
import { auditRecord, checkAudit } from './audit-record.ts'
import { markOf, readReceipt, receiptText } from './receipt.ts'
import { verifyRecord } from './verify-records.ts'

let store: HubStore
const at = new Date('2026-11-25T02:00:00Z')

beforeEach(async () => {
  store = await openHubStore(temporaryFolder())
  const audit = auditRecord(store, () => at)
  for (const about of ['QH01-20261125-A00001-0', 'QH01-20261125-A00002-1', 'QH01-20261125-A00003-2', 'QH01-20261125-A00004-3'])
    await audit({ account: 'officer', what: 'submission-opened', about })
})
afterEach(() => store.destroy())

const receiptNow = async () => {
  const { rows, head } = await checkAudit(store)
  return markOf('audit', rows, head)
}

test('a whole record follows from its first entry to its last', async () => {
  expect(await checkAudit(store)).toMatchObject({ rows: 4, problem: undefined })
  const mark = await receiptNow()
  expect(await verifyRecord(store, 'audit', mark)).toMatchObject({ rows: 4, problem: undefined, receipt: 'holds', mark })
})

test('entries that come at once stand one after the other', async () => {
  const audit = auditRecord(store, () => at)
  await Promise.all(Array.from({ length: 20 }, () => audit({ account: 'hub', what: 'replied', about: 'x' })))
  expect(await checkAudit(store)).toMatchObject({ rows: 24, problem: undefined })
})

describe('what somebody with the database in his hands may try', () => {
  test.each(['account', 'what', 'about', 'detail', 'at'] as const)('another %s in entry 2', async (field) => {
    await store.updateTable('audit_event').set(field, 'other').where('number', '=', 2).execute()
    expect((await checkAudit(store)).problem).toEqual({ number: 2, kind: 'changed' })
  })

  test('entry 3 is deleted', async () => {
    await store.deleteFrom('audit_event').where('number', '=', 3).execute()
    expect((await checkAudit(store)).problem).toEqual({ number: 3, kind: 'missing' })
  })

  test('entry 3 is deleted, and the one after takes its number', async () => {
    await store.deleteFrom('audit_event').where('number', '=', 3).execute()
    await store.updateTable('audit_event').set({ number: 3 }).where('number', '=', 4).execute()
    expect((await checkAudit(store)).problem).toEqual({ number: 3, kind: 'changed' })
  })

  test('the first entries are deleted', async () => {
    await store.deleteFrom('audit_event').where('number', '<', 3).execute()
    expect((await checkAudit(store)).problem).toEqual({ number: 1, kind: 'missing' })
  })

  test('entry 2 is changed and its hash made anew: entry 3 does not follow', async () => {
    const rows = await store.selectFrom('audit_event').selectAll().orderBy('number').execute()
    await store.deleteFrom('audit_event').where('number', '>', 1).execute()
    await auditRecord(store, () => at)({ account: 'somebody-else', what: 'submission-opened', about: 'x' })
    await store.insertInto('audit_event').values(rows.slice(2)).execute()
    expect((await checkAudit(store)).problem).toEqual({ number: 3, kind: 'not-following' })
  })

  test('another suite is not taken on trust', async () => {
    await store.updateTable('audit_event').set({ suite: 'none-0' }).where('number', '=', 2).execute()
    expect((await checkAudit(store)).problem).toEqual({ number: 2, kind: 'suite-unknown' })
  })

  test('the end is cut off: unseen by itself, seen beside a receipt', async () => {
    const mark = await receiptNow()
    await store.deleteFrom('audit_event').where('number', '>', 2).execute()
    expect(await verifyRecord(store, 'audit', undefined)).toMatchObject({ rows: 2, problem: undefined })
    expect(await verifyRecord(store, 'audit', mark)).toMatchObject({ problem: undefined, receipt: 'cut-off' })
  })

  test('everything is made anew: unseen by itself, seen beside a receipt', async () => {
    const mark = await receiptNow()
    await store.deleteFrom('audit_event').execute()
    const audit = auditRecord(store, () => at)
    for (let n = 0; n < 5; n += 1) await audit({ account: 'officer', what: 'submission-opened', about: `other-${n}` })
    expect(await verifyRecord(store, 'audit', undefined)).toMatchObject({ rows: 5, problem: undefined })
    expect(await verifyRecord(store, 'audit', mark)).toMatchObject({ receipt: 'made-anew' })
  })
})

test('names and words have no field: what is no code is refused', async () => {
  const audit = auditRecord(store, () => at)
  await expect(audit({ account: 'officer', what: 'replied', about: 'x', detail: '某甲的答复' })).rejects.toThrow()
  await expect(audit({ account: 'officer', what: 'replied', about: 'x'.repeat(65) })).rejects.toThrow()
  expect((await checkAudit(store)).rows).toBe(4)
})

test('a receipt goes on paper and back', () => {
  const marks = [markOf('audit', 128, 'ab'.repeat(32)), markOf('desk', 5, 'cd'.repeat(32))]
  expect(receiptText(marks)).toBe('audit:128:abababababababab,desk:5:cdcdcdcdcdcdcdcd')
  expect(readReceipt(receiptText(marks))).toEqual({ ok: true, value: marks })
  for (const wrong of [
    '',
    'audit',
    'audit:1:ab',
    'other:1:abababababababab',
    'audit:-1:abababababababab',
    'audit:1:abababababababab,',
  ])
    expect(readReceipt(wrong), wrong).toEqual({ ok: false, error: { code: 'receipt-of-record-wrong' } })
})
