// Opens the hub's database and brings it to the newest schema: SQLite in the hub's folder, or a PostgreSQL that several hubs share.
// Every commit is on disk when it returns.
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import { isSound, openDurable } from '../../platform/sqlite/open.ts'
import { ok, type Result } from '../../shared/result.ts'
import { HubSqliteDialect } from './dialects.ts'
import { initialSchema } from './migrations/10-initial.ts'
import { windowRecords } from './migrations/20-window-records.ts'
import { standing } from './migrations/30-standing.ts'
import { report } from './migrations/32-report.ts'
import { caseEvents } from './migrations/40-case-events.ts'
import { contentDesk } from './migrations/50-content-desk.ts'
import { helpCalls } from './migrations/55-help-calls.ts'
import { strictTables } from './migrations/60-strict-tables.ts'
import { audit } from './migrations/61-audit.ts'
import { accountsAndSessions } from './migrations/62-accounts.ts'
import { erasure } from './migrations/63-erasure.ts'
import { useCounts } from './migrations/70-use-counts.ts'
import { fleet } from './migrations/80-fleet.ts'
import { movedVillages } from './migrations/81-moved-villages.ts'
import { handedIn } from './migrations/85-handed-in.ts'
import { opinions } from './migrations/90-opinions.ts'
import { ratingFollowUp } from './migrations/95-rating-follow-up.ts'
import { clearedVersions } from './migrations/96-cleared-versions.ts'
import { connectPostgres } from './postgres.ts'
import type { PostgresPlace } from './postgres-place.ts'
import type { HubTables } from './schema.ts'

export type HubStore = Kysely<HubTables>

/** Of a hub on SQLite, in its folder. */
export const DATABASE_FILE = 'hub.sqlite'

/** In the order of their names; a new one comes after the last. */
export const HUB_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '10-initial': initialSchema,
  '20-window-records': windowRecords,
  '30-standing': standing,
  '32-report': report,
  '40-case-events': caseEvents,
  '50-content-desk': contentDesk,
  '55-help-calls': helpCalls,
  '60-strict-tables': strictTables,
  '61-audit': audit,
  '62-accounts': accountsAndSessions,
  '63-erasure': erasure,
  '70-use-counts': useCounts,
  '80-fleet': fleet,
  '81-moved-villages': movedVillages,
  '85-handed-in': handedIn,
  '90-opinions': opinions,
  '95-rating-follow-up': ratingFollowUp,
  '96-cleared-versions': clearedVersions,
}

/** The embedded default. Throws what SQLite throws, `LaterStoreError` and `DamagedStoreError`. */
export async function openHubStore(dataFolder: string): Promise<HubStore> {
  const database = openDurable(join(dataFolder, DATABASE_FILE))
  // What a person has asked to erase is overwritten, not only unlinked.
  database.pragma('secure_delete = ON')
  const store = new Kysely<HubTables>({ dialect: new HubSqliteDialect({ database }) })
  try {
    // Migrating a damaged file would spread the damage (F25). At other starts nobody waits for all of a large file to be read.
    const made = await migrationsMade(store)
    if (made.length > 0 && made.length < Object.keys(HUB_MIGRATIONS).length && !isSound(database)) throw new DamagedStoreError()
    return await migrated(store)
  } catch (error) {
    await store.destroy()
    throw error
  }
}

/** Two hubs that start at once wait for each other here: Kysely's migrations take a lock of their own. Errors: those of connecting. */
export async function openSharedStore(place: PostgresPlace, lost: () => void): Promise<Result<HubStore>> {
  const connected = await connectPostgres<HubTables>(place, lost)
  return connected.ok ? ok(await migrated(connected.value)) : connected
}

/** The database was written by a later release. Nothing in it has been changed. */
export class LaterStoreError extends Error {}

/** Pages of the file are not as they were written. Nothing in it has been changed. */
export class DamagedStoreError extends Error {}

async function migrated(store: HubStore): Promise<HubStore> {
  if (await isOfLaterRelease(store)) {
    await store.destroy()
    throw new LaterStoreError()
  }
  const migrator = new Migrator({ db: store, provider: { getMigrations: async () => ({ ...HUB_MIGRATIONS }) } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return store
  await store.destroy()
  throw error
}

/** Kysely keeps the names of the migrations that were made; one that this release does not know was made by a later one. */
export async function isOfLaterRelease(store: HubStore): Promise<boolean> {
  return (await migrationsMade(store)).some((name) => !Object.hasOwn(HUB_MIGRATIONS, name))
}

/** Names of those that the database has been through; none of one that is new. */
export async function migrationsMade(store: HubStore): Promise<string[]> {
  const tables = await store.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(store)
  return rows.map(({ name }) => name)
}
