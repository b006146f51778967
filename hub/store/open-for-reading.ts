// The hub's database for a command that only looks: no lock, no migration, also while the hub runs.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { openReadOnly } from '../../platform/sqlite/open.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { HubSqliteDialect } from './dialects.ts'
import { DATABASE_FILE, type HubStore, isOfLaterRelease } from './open-store.ts'
import { connectPostgres } from './postgres.ts'
import type { PostgresPlace } from './postgres-place.ts'
import type { HubTables } from './schema.ts'

/** Errors: `file-missing`, `database-older` (no hub of this release has opened it yet), `hub-newer` (F56: it might be misread), those of connecting. */
export async function openForReading(dataFolder: string, database: PostgresPlace | undefined): Promise<Result<HubStore>> {
  const opened =
    database === undefined
      ? readOnlyFile(join(dataFolder, DATABASE_FILE))
      : await connectPostgres<HubTables>(database, () => undefined)
  if (!opened.ok) return opened
  if (await isOfLaterRelease(opened.value)) {
    await opened.value.destroy()
    return fail('hub-newer', { path: dataFolder })
  }
  const tables = await opened.value.introspection.getTables()
  if (tables.some(({ name }) => name === 'audit_event')) return opened
  await opened.value.destroy()
  return fail('database-older')
}

function readOnlyFile(path: string): Result<HubStore> {
  if (!existsSync(path)) return fail('file-missing', { path })
  return ok(new Kysely<HubTables>({ dialect: new HubSqliteDialect({ database: openReadOnly(path) }) }))
}
