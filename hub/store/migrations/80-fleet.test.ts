import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its terminals, and can give them commands afterwards', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '80-fleet')
  await old
    .insertInto('terminal')
    .values({ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' })
    .execute()
  const before = await old.selectFrom('terminal').selectAll().execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('terminal').selectAll().execute()).toMatchObject(before)
  const at = '2026-11-27T01:00:00.000Z'
  const command = { id: 'a', terminal: 'QH01', kind: 'sync', statement: '{}', account: 'admin', by_name: '管理员' }
  await store
    .insertInto('fleet_command')
    .values({ ...command, issued_at: at, expires_at: at })
    .execute()
  expect(await store.selectFrom('fleet_command').selectAll().execute()).toMatchObject([{ ...command, outcome: null }])
  await store.destroy()
})
