import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openHubStore } from '../open-store.ts'
import type { HubTables } from '../schema.ts'
import { initialSchema } from './10-initial.ts'
import { windowRecords } from './20-window-records.ts'
import { standing } from './30-standing.ts'

test('F58: a hub of the release before keeps its submissions, and can keep what is done with them afterwards', async () => {
  const folder = temporaryFolder()
  const old = new Kysely<HubTables>({ dialect: new SqliteDialect({ database: openDurable(join(folder, 'hub.sqlite')) }) })
  const migrations = { '10-initial': initialSchema, '20-window-records': windowRecords, '30-standing': standing }
  await new Migrator({ db: old, provider: { getMigrations: async () => migrations } }).migrateToLatest()
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
