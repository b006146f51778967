import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its rows, and can keep window records afterwards', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '20-window-records')
  await old
    .insertInto('terminal')
    .values({ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' })
    .execute()
  const before = await old.selectFrom('terminal').selectAll().execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('terminal').selectAll().execute()).toMatchObject(before)
  const row = {
    id: 'a',
    receipt: 'QH01-20261125-A00001-0',
    kind: 'receipt-day',
    day: '2026-11-25',
    reason: null,
    by_name: '某甲',
    at: '2026-11-25T02:00:00.000Z',
    source: 'console',
    kept_at: '2026-11-25T02:00:00.000Z',
  } as const
  await store.insertInto('window_record').values(row).execute()
  expect(await store.selectFrom('window_record').selectAll().execute()).toEqual([row])
  await store.destroy()
})
