import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its terminals, and they can call for help afterwards', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '55-help-calls')
  const row = { code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' }
  await old
    .insertInto('terminal')
    .values({ ...row, last_contact_at: null, heartbeat: null, standing: null, standing_at: null })
    .execute()
  const before = await old.selectFrom('terminal').selectAll().execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('terminal').selectAll().execute()).toMatchObject(before)
  const call = { id: 'a', terminal: 'QH01', called_at: '2026-11-25T01:00:00.000Z', rings: 1, ended_at: null, ended_how: null }
  await store.insertInto('help_call').values(call).execute()
  expect(await store.selectFrom('help_call').selectAll().execute()).toEqual([call])
  await store.destroy()
})
