// Opens the hub's database and brings it to the newest schema. SQLite in the hub's folder; every commit is on disk when it returns.
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { openDurable } from '../../platform/sqlite/open.ts'
import { initialSchema } from './migrations/10-initial.ts'
import { windowRecords } from './migrations/20-window-records.ts'
import { standing } from './migrations/30-standing.ts'
import { report } from './migrations/32-report.ts'
import { caseEvents } from './migrations/40-case-events.ts'
import { contentDesk } from './migrations/50-content-desk.ts'
import { helpCalls } from './migrations/55-help-calls.ts'
import type { HubTables } from './schema.ts'

export type HubStore = Kysely<HubTables>

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '10-initial': initialSchema,
  '20-window-records': windowRecords,
  '30-standing': standing,
  '32-report': report,
  '40-case-events': caseEvents,
  '50-content-desk': contentDesk,
  '55-help-calls': helpCalls,
}

export async function openHubStore(dataFolder: string): Promise<HubStore> {
  const store = new Kysely<HubTables>({ dialect: new SqliteDialect({ database: openDurable(join(dataFolder, 'hub.sqlite')) }) })
  const migrator = new Migrator({ db: store, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    await store.destroy()
    throw error
  }
  return store
}
