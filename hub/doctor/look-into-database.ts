// One look into the hub's database, for every probe that asks: nothing is migrated, and a hub that runs is not disturbed.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { fileFailure, whyUnreadable } from '../../platform/files/failure.ts'
import { isSound, type ReadOnlyDatabase, sqliteErrorKind } from '../../platform/sqlite/open.ts'
import { openUntouched } from '../../platform/sqlite/open-untouched.ts'
import type { Failure } from '../../shared/result.ts'
import { RECORDS, type RecordMark } from '../audit/receipt.ts'
import { type RecordReport, verifyRecord } from '../audit/verify-records.ts'
import { isLost } from '../hub.ts'
import { HubSqliteDialect } from '../store/dialects.ts'
import { DATABASE_FILE, HUB_MIGRATIONS, type HubStore, migrationsMade } from '../store/open-store.ts'
import { connectPostgres, isPostgresError } from '../store/postgres.ts'
import type { PostgresPlace } from '../store/postgres-place.ts'
import type { HubTables } from '../store/schema.ts'

/** Halls are closed for a week at the great feasts. */
const SILENT_AFTER_MS = 8 * 86_400_000

export interface DatabaseFacts {
  readonly records: readonly RecordReport[]
  /** `silent`: heard of once, and not for long. */
  readonly terminals: { readonly all: number; readonly silent: number }
  /** Version of the PostgreSQL; undefined on SQLite. */
  readonly server: string | undefined
}

export type DatabaseLook =
  /** Which database it is could not be read. */
  | { readonly state: 'unknown' }
  /** No hub has run here. */
  | { readonly state: 'none' }
  /** A hub has run here, and its database is gone or empty. */
  | { readonly state: 'lost' }
  /** It can't be opened here and now: by permission, or held by another program. */
  | { readonly state: 'closed' }
  | { readonly state: 'damaged' }
  /** At rest, and not to be looked into without writing. */
  | { readonly state: 'unseen' }
  /** A PostgreSQL that is not to be used, and why. */
  | { readonly state: 'refused'; readonly why: Failure }
  /** Written by a later release (F56). */
  | { readonly state: 'newer' }
  /** The next start brings it to the newest schema. */
  | { readonly state: 'older'; readonly steps: number }
  | { readonly state: 'read'; readonly facts: DatabaseFacts }

/** `marks`: what the records were when a backup was made. */
export interface LookParts {
  readonly marks: readonly RecordMark[]
  readonly now: Date
}

export async function lookIntoFile(data: string, parts: LookParts): Promise<DatabaseLook> {
  const path = join(data, DATABASE_FILE)
  let db: ReadOnlyDatabase | undefined
  try {
    if (whyUnreadable(data) !== undefined) return { state: 'closed' }
    if (isLost(data)) return { state: 'lost' }
    if (!existsSync(path) || statSync(path).size === 0) return { state: 'none' }
    const opened = openUntouched(path)
    if (!opened.ok) return { state: 'unseen' }
    db = opened.value
    if (!isSound(db)) return { state: 'damaged' }
    return await lookIntoStore(new Kysely<HubTables>({ dialect: new HubSqliteDialect({ database: db }) }), undefined, parts)
  } catch (error) {
    const kind = sqliteErrorKind(error)
    if (kind === undefined && fileFailure(error, path) === undefined) throw error
    return { state: kind === 'damaged' ? 'damaged' : 'closed' }
  } finally {
    db?.close()
  }
}

export async function lookIntoPostgres(place: PostgresPlace, parts: LookParts): Promise<DatabaseLook> {
  const connected = await connectPostgres<HubTables>(place, () => undefined)
  if (!connected.ok) return { state: 'refused', why: connected.error }
  const store = connected.value
  try {
    // The server itself refuses whatever would change something.
    return await store
      .transaction()
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const { rows } = await sql<{ server_version: string }>`show server_version`.execute(transaction)
        return await lookIntoStore(transaction, rows[0]?.server_version ?? '', parts)
      })
  } catch (error) {
    if (!isPostgresError(error)) throw error
    const { user, database } = place
    return { state: 'refused', why: { code: 'database-refused', params: { user, database } } }
  } finally {
    await store.destroy()
  }
}

async function lookIntoStore(store: HubStore, server: string | undefined, { marks, now }: LookParts): Promise<DatabaseLook> {
  const made = await migrationsMade(store)
  if (made.some((name) => !Object.hasOwn(HUB_MIGRATIONS, name))) return { state: 'newer' }
  const steps = Object.keys(HUB_MIGRATIONS).length - made.length
  if (steps > 0) return { state: 'older', steps }
  const records: RecordReport[] = []
  for (const name of RECORDS)
    records.push(
      await verifyRecord(
        store,
        name,
        marks.find(({ record }) => record === name),
      ),
    )
  return { state: 'read', facts: { records, terminals: await terminalsHeard(store, now), server } }
}

/** Without those that belong to another office, and those that never had a network: they come on sticks, when somebody brings one. */
async function terminalsHeard(store: HubStore, now: Date): Promise<DatabaseFacts['terminals']> {
  const rows = await store
    .selectFrom('terminal')
    .select('last_contact_at')
    .where('is_office', '=', 0)
    .where('moved_at', 'is', null)
    .execute()
  const silent = rows.filter(
    (row) => row.last_contact_at !== null && now.getTime() - Date.parse(row.last_contact_at) > SILENT_AFTER_MS,
  )
  return { all: rows.length, silent: silent.length }
}
