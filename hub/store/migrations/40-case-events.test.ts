import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its submissions, and can keep what is done with them afterwards', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '40-case-events')
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
  const event = {
    id: 'e',
    submission_id: 's',
    sequence: 1,
    action: '{}',
    words: null,
    account: 'officer',
    by_name: '某甲',
    at: '',
  }
  await store.insertInto('case_event').values(event).execute()
  await expect(
    store
      .insertInto('case_event')
      .values({ ...event, id: 'f' })
      .execute(),
  ).rejects.toThrow()
  expect(await store.selectFrom('case_event').selectAll().execute()).toEqual([event])
  await store.destroy()
})
