import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: what the release before received stays, and may have a decision beside it', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '90-opinions')
  const kept = {
    ...{ id: 'a', receipt: 'QH01-20261125-A00001-X', terminal: null, header: '{}', suite: 'intl-1', sha256: '0' },
    ...{ sealed: Buffer.from('sealed'), received_at: '2026-11-25T02:00:00.000Z', acknowledgement: '{}' },
  }
  await old.insertInto('submission').values(kept).execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('submission').select(['id', 'sealed']).execute()).toEqual([{ id: 'a', sealed: kept.sealed }])
  await store.insertInto('opinion').values({ submission_id: 'a', document: 'road-plan' }).execute()
  expect(await store.selectFrom('opinion').selectAll().execute()).toEqual([
    { submission_id: 'a', document: 'road-plan', verdict: null, words: null, by_name: null, decided_at: null },
  ])
  await expect(
    store.insertInto('opinion').values({ submission_id: 'unknown', document: 'road-plan' }).execute(),
  ).rejects.toThrow()
  await store.destroy()
})
