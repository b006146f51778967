import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReadOnly } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { hubBefore } from '../../../test/support/earlier-hub.ts'
import { openHubStore } from '../open-store.ts'

test('F58: a hub of the release before keeps its submissions with replies and steps; one may come without a terminal from then on', async () => {
  const folder = temporaryFolder()
  const old = await hubBefore(folder, '81-moved-villages')
  const terminal = {
    ...{ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-01-01T00:00:00.000Z' },
    ...{ last_contact_at: null, heartbeat: null, standing: null, standing_at: null, report: null },
  }
  const submission = {
    ...{ id: 'one', receipt: 'r1', terminal: 'QH01', header: '{}', suite: 'intl-1', sha256: 'a', sealed: Buffer.from('x') },
    ...{ received_at: '2026-01-01T00:00:00.000Z', acknowledgement: '{}', opened_at: null },
    ...{ erased_at: null, erased_why: null, counted_as: null },
  }
  const reply = {
    ...{ id: 'reply', submission_id: 'one', for_office: Buffer.from('y'), sealed_reply: '{}' },
    ...{ sent_at: '2026-01-02T00:00:00.000Z', delivered_at: null },
  }
  const step = {
    ...{ id: 'step', submission_id: 'one', sequence: 1, action: '{}', words: Buffer.from('z') },
    ...{ account: 'officer', by_name: '某甲', at: '2026-01-02T00:00:00.000Z' },
  }
  await old.insertInto('terminal').values(terminal).execute()
  await old.insertInto('submission').values(submission).execute()
  await old.insertInto('reply').values(reply).execute()
  await old.insertInto('case_event').values(step).execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('submission').selectAll().execute()).toEqual([submission])
  expect(await store.selectFrom('reply').selectAll().execute()).toEqual([reply])
  expect(await store.selectFrom('case_event').selectAll().execute()).toEqual([step])
  await store
    .insertInto('submission')
    .values({ ...submission, id: 'two', receipt: 'r2', terminal: null })
    .execute()
  await expect(
    store
      .insertInto('reply')
      .values({ ...reply, id: 'other', submission_id: 'nobody' })
      .execute(),
  ).rejects.toThrow()
  await expect(
    store
      .insertInto('submission')
      .values({ ...submission, id: 'three', receipt: 'r3', terminal: 'QH99' })
      .execute(),
  ).rejects.toThrow()
  await store.destroy()
  const db = openReadOnly(join(folder, 'hub.sqlite'))
  const loose = db
    .prepare(
      `select name from pragma_table_list where type = 'table' and schema = 'main' and strict = 0 and name not like 'sqlite_%' and name not like 'kysely_%'`,
    )
    .all()
  expect([loose, db.pragma('foreign_key_check'), db.pragma('integrity_check', { simple: true })]).toEqual([[], [], 'ok'])
  db.close()
})
