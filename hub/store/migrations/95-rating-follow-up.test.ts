import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its ratings, and can keep what is done about them afterwards', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '95-rating-follow-up')
  await old
    .insertInto('terminal')
    .values({ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' })
    .execute()
  const submission = {
    ...{ id: 's', receipt: 'QH01-20261125-A00001-0', terminal: 'QH01', header: '{}', suite: 'intl-1', sha256: '00' },
    ...{ sealed: Buffer.from([1]), received_at: '2026-11-25T02:00:00.000Z', acknowledgement: '{}', opened_at: null },
  }
  await old.insertInto('submission').values(submission).execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('submission').selectAll().execute()).toMatchObject([submission])
  const rating = { submission_id: 's', grade: 'dissatisfied', reachable: 1 }
  await store.insertInto('rating').values(rating).execute()
  const step = {
    ...{ id: 'e', submission_id: 's', sequence: 1, action: '{}', words: null },
    ...{ account: 'officer', by_name: '某甲', at: '' },
  }
  await store.insertInto('follow_up_step').values(step).execute()
  const second = store.insertInto('follow_up_step').values({ ...step, id: 'f' })
  await expect(second.execute()).rejects.toThrow()
  expect(await store.selectFrom('rating').selectAll().execute()).toEqual([rating])
  expect(await store.selectFrom('follow_up_step').selectAll().execute()).toEqual([step])
  await store.destroy()
})
