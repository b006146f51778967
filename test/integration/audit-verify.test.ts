// zwgk audit verify as an inspector runs it: beside a running hub, then after somebody has had the database in his hands.
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditVerify } from '../../hub/cli/audit-verify.ts'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { commandHere, zwgk } from '../support/command.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { databaseAddress } from '../support/postgres.ts'

let world: HubInProcess
let receipt: string

beforeAll(async () => {
  world = await hubInProcess()
  await world.hub.accounts.create({ name: 'admin', displayName: '某甲', roles: ['admin'] }, 'a password', { demo: true })
  for (let n = 0; n < 3; n += 1) {
    const body = JSON.stringify({ name: 'admin', password: 'a password' })
    expect((await world.hub.app.request(hubConsoleApi.signIn.path, { method: 'POST', body })).status).toBe(200)
  }
})
afterAll(() => world.close())

async function verify(more: Readonly<Record<string, string>> = {}) {
  const place = world.database ? { database: databaseAddress(world.database) } : { data: dirname(world.repo) }
  const { exit, json } = await commandHere(auditVerify, [], { ...place, ...more })
  return { exit, json, records: (json['records'] ?? []) as Record<string, unknown>[] }
}

test('beside a running hub: whole, with a receipt to take away', async () => {
  const place = world.database ? ['--database', databaseAddress(world.database)] : ['--data', dirname(world.repo)]
  const { exit, json } = zwgk(['audit', 'verify', ...place])
  expect(exit).toBe(0)
  expect(json['records']).toEqual([
    { record: 'audit', rows: 3 },
    { record: 'desk', rows: 0 },
  ])
  receipt = String(json['receipt'])
  expect(receipt).toMatch(/^audit:3:[0-9a-f]{16}$/)
  expect((await verify({ expect: receipt })).records[0]).toEqual({ record: 'audit', rows: 3, receipt: 'holds' })
})

test('an entry changed, one deleted, the end cut off', async () => {
  const table = world.hub.store
  await table.updateTable('audit_event').set({ account: 'other' }).where('number', '=', 2).execute()
  expect(await verify()).toMatchObject({ exit: 1, records: [{ problem: { number: 2, kind: 'changed' } }, {}] })
  await table.deleteFrom('audit_event').where('number', '=', 2).execute()
  expect(await verify()).toMatchObject({ exit: 1, records: [{ problem: { number: 2, kind: 'missing' } }, {}] })
  await table.deleteFrom('audit_event').where('number', '=', 3).execute()
  expect(await verify()).toMatchObject({ exit: 0, records: [{ rows: 1 }, {}] })
  expect(await verify({ expect: receipt })).toMatchObject({ exit: 1, records: [{ receipt: 'cut-off' }, {}] })
})

test('what is no hub, and no receipt, is said', async () => {
  const errorOf = async (values: Readonly<Record<string, string>>) =>
    ((await commandHere(auditVerify, [], values)).json['error'] as { code: string }).code
  expect(await errorOf({ data: join(world.repo, 'none') })).toBe('file-missing')
  expect(await errorOf({ data: dirname(world.repo), expect: 'audit' })).toBe('receipt-of-record-wrong')
  expect(await errorOf({})).toBe('usage')
  expect(await errorOf({ database: 'postgres://zwgk:secret@localhost/hub' })).toBe('database-password-in-address')
  expect(await errorOf({ database: 'postgres://zwgk@127.0.0.1:1/hub' })).toBe('database-unreachable')
})
