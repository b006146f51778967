import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its terminals, and can keep how a hall stands afterwards', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '30-standing')
  const row = { code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' }
  await old
    .insertInto('terminal')
    .values({ ...row, last_contact_at: null, heartbeat: '{"generation":1}' })
    .execute()
  const before = await old.selectFrom('terminal').selectAll().execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('terminal').selectAll().execute()).toMatchObject(
    before.map((one) => ({ ...one, standing: null, standing_at: null })),
  )
  await store.updateTable('terminal').set({ standing: '{}', standing_at: '2026-11-25T02:00:00.000Z' }).execute()
  expect(await store.selectFrom('terminal').select(['standing', 'heartbeat']).execute()).toEqual([
    { standing: '{}', heartbeat: '{"generation":1}' },
  ])
  await store.destroy()
})
