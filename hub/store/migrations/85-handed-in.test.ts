import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: the terminals of the release before stay terminals, and the office begins to give numbers', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '85-handed-in')
  await old
    .insertInto('terminal')
    .values({ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' })
    .execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('terminal').select(['code', 'is_office']).execute()).toEqual([{ code: 'QH01', is_office: 0 }])
  expect(await store.selectFrom('office_number').selectAll().execute()).toEqual([{ only: 1, epoch: 'A', sequence: 0 }])
  await store.destroy()
})
