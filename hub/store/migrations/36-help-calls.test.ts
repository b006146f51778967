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

test('F58: a hub of the release before keeps its terminals, and they can call for help afterwards', async () => {
  const folder = temporaryFolder()
  const old = new Kysely<Omit<HubTables, 'help_call'>>({
    dialect: new SqliteDialect({ database: openDurable(join(folder, 'hub.sqlite')) }),
  })
  const migrations = { '10-initial': initialSchema, '20-window-records': windowRecords, '30-standing': standing }
  await new Migrator({ db: old, provider: { getMigrations: async () => migrations } }).migrateToLatest()
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
