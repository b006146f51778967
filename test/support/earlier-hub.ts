// A hub's database as the release before a migration made it (F58).
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { HubSqliteDialect } from '../../hub/store/dialects.ts'
import { HUB_MIGRATIONS } from '../../hub/store/open-store.ts'
import type { HubTables } from '../../hub/store/schema.ts'
import { openDurable } from '../../platform/sqlite/open.ts'

/** Since this one tables are made STRICT. */
const STRICT_SINCE = '60-strict-tables'

/** All migrations before `migration`, and not that one. */
export async function hubBefore(folder: string, migration: string): Promise<Kysely<HubTables>> {
  if (!Object.hasOwn(HUB_MIGRATIONS, migration)) throw new Error(`expected a migration: ${migration}`)
  const before = Object.fromEntries(Object.entries(HUB_MIGRATIONS).filter(([name]) => name < migration))
  const options = { database: openDurable(join(folder, 'hub.sqlite')) }
  const dialect = migration > STRICT_SINCE ? new HubSqliteDialect(options) : new SqliteDialect(options)
  const hub = new Kysely<HubTables>({ dialect })
  const { error } = await new Migrator({ db: hub, provider: { getMigrations: async () => before } }).migrateToLatest()
  if (error !== undefined) throw error
  return hub
}
