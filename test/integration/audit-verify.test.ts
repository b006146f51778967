// zwgk audit verify as an inspector runs it: beside a running hub, then after somebody has had the database in his hands.
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { type CommandResult, zwgk } from '../support/command.ts'
import { onPostgres } from '../support/hub-database.ts'
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

function verify(...more: string[]): CommandResult & { records: Record<string, unknown>[] } {
  const place = world.database ? ['--database', databaseAddress(world.database)] : ['--data', dirname(world.repo)]
  const result = zwgk(['audit', 'verify', ...place, ...more])
  return { ...result, records: (result.json['records'] ?? []) as Record<string, unknown>[] }
}

test('beside a running hub: whole, with a receipt to take away', () => {
  const { exit, json, records } = verify()
  expect(exit).toBe(0)
  expect(records).toEqual([
    { record: 'audit', rows: 3 },
    { record: 'desk', rows: 0 },
  ])
  receipt = String(json['receipt'])
  expect(receipt).toMatch(/^audit:3:[0-9a-f]{16}$/)
  expect(verify('--expect', receipt).records[0]).toEqual({ record: 'audit', rows: 3, receipt: 'holds' })
})

test('an entry changed, one deleted, the end cut off', async () => {
  const table = world.hub.store
  await table.updateTable('audit_event').set({ account: 'other' }).where('number', '=', 2).execute()
  expect(verify()).toMatchObject({ exit: 1, records: [{ problem: { number: 2, kind: 'changed' } }, {}] })
  await table.deleteFrom('audit_event').where('number', '=', 2).execute()
  expect(verify()).toMatchObject({ exit: 1, records: [{ problem: { number: 2, kind: 'missing' } }, {}] })
  await table.deleteFrom('audit_event').where('number', '=', 3).execute()
  expect(verify()).toMatchObject({ exit: 0, records: [{ rows: 1 }, {}] })
  expect(verify('--expect', receipt)).toMatchObject({ exit: 1, records: [{ receipt: 'cut-off' }, {}] })
})

test.skipIf(onPostgres)('what is no hub, and no receipt, is said', () => {
  expect(zwgk(['audit', 'verify', '--data', join(world.repo, 'none')]).json).toMatchObject({ error: { code: 'file-missing' } })
  expect(verify('--expect', 'audit').json).toMatchObject({ error: { code: 'receipt-of-record-wrong' } })
  expect(zwgk(['audit', 'verify']).json).toMatchObject({ error: { code: 'usage' } })
  expect(zwgk(['audit', 'verify', '--database', 'postgres://zwgk:secret@localhost/hub']).json).toMatchObject({
    error: { code: 'database-password-in-address' },
  })
  expect(zwgk(['audit', 'verify', '--database', 'postgres://zwgk@127.0.0.1:1/hub']).json).toMatchObject({
    error: { code: 'database-unreachable' },
  })
})
