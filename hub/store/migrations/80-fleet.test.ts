import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openHubStore } from '../open-store.ts'
import type { HubTables } from '../schema.ts'
import { initialSchema } from './10-initial.ts'

test('F58: a hub of the release before keeps its terminals, and can give them commands afterwards', async () => {
  const folder = temporaryFolder()
  const old = new Kysely<HubTables>({ dialect: new SqliteDialect({ database: openDurable(join(folder, 'hub.sqlite')) }) })
  await new Migrator({ db: old, provider: { getMigrations: async () => ({ '10-initial': initialSchema }) } }).migrateToLatest()
  await old
    .insertInto('terminal')
    .values({ code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: '2026-11-01T00:00:00.000Z' })
    .execute()
  const before = await old.selectFrom('terminal').selectAll().execute()
  await old.destroy()

  const store = await openHubStore(folder)
  expect(await store.selectFrom('terminal').selectAll().execute()).toMatchObject(before)
  const at = '2026-11-27T01:00:00.000Z'
  const command = { id: 'a', terminal: 'QH01', kind: 'sync', statement: '{}', account: 'admin', by_name: '管理员' }
  await store
    .insertInto('fleet_command')
    .values({ ...command, issued_at: at, expires_at: at })
    .execute()
  expect(await store.selectFrom('fleet_command').selectAll().execute()).toMatchObject([{ ...command, outcome: null }])
  await store.destroy()
})
