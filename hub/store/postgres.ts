// Connects to PostgreSQL, and refuses a server that would lose what it has confirmed or sort and store text in another way than SQLite does.
import { Kysely, sql } from 'kysely'
import pg from 'pg'
import { fail, ok, type Result } from '../../shared/result.ts'
import { HubPostgresDialect } from './dialects.ts'
import type { PostgresPlace } from './postgres-place.ts'

/** One holds the publishing lock for as long as a release takes; the others answer meanwhile. */
const CONNECTIONS_MAX = 10
const CONNECT_TIMEOUT_MS = 5_000
/** No query of the hub takes seconds; one that hangs must not hold its rows. */
const STATEMENT_TIMEOUT_MS = 60_000
/** As each session asks for it, whatever the server's own setting is: an acknowledgement is on disk before it is sent. */
const SESSION_OPTIONS = '-c synchronous_commit=on -c timezone=UTC'

const COLLATIONS = ['C', 'POSIX', 'C.UTF-8', 'C.utf8']

/** `lost`: a connection broke; the next query makes a new one. Errors: `database-unreachable`, `database-refused`, `database-unfit`. */
export async function connectPostgres<Tables>(place: PostgresPlace, lost: () => void): Promise<Result<Kysely<Tables>>> {
  const { host, port, user, database, password, tls } = place
  const pool = new pg.Pool({
    ...{ host, port, user, database, max: CONNECTIONS_MAX, connectionTimeoutMillis: CONNECT_TIMEOUT_MS },
    ...(password !== undefined && { password }),
    ...{ options: SESSION_OPTIONS, statement_timeout: STATEMENT_TIMEOUT_MS, application_name: 'zwgk-hub' },
    ssl: tls ? { rejectUnauthorized: true } : false,
  })
  // Without listeners a server that restarts would end this process: of each connection, also one that holds a lock, and of the pool, which tells again of idle ones.
  pool.on('connect', (client) => void client.on('error', lost))
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new HubPostgresDialect({ pool }) })
  const fit = await fitness(db, place)
  if (fit.ok) return ok(db)
  await db.destroy()
  return fit
}

/** Whether the server, or the way to it, has refused something. */
export function isPostgresError(error: unknown): error is Error & { readonly code?: unknown } {
  return error instanceof Error && (error instanceof pg.DatabaseError || ('code' in error && typeof error.code === 'string'))
}

async function fitness<Tables>(db: Kysely<Tables>, { host, port, user, database }: PostgresPlace): Promise<Result<void>> {
  try {
    const { rows } = await sql<{ name: string; value: string }>`
      select 'encoding' as name, pg_encoding_to_char(encoding) as value from pg_database where datname = current_database()
      union all select 'collation', datcollate from pg_database where datname = current_database()
      union all select name, setting from pg_settings where name in ('fsync', 'full_page_writes')`.execute(db)
    const is = new Map(rows.map(({ name, value }) => [name, value]))
    const unfit = (setting: string, wanted: string) =>
      fail('database-unfit', { database, setting, wanted, found: is.get(setting) ?? '' })
    if (is.get('encoding') !== 'UTF8') return unfit('encoding', 'UTF8')
    if (!COLLATIONS.includes(is.get('collation') ?? '')) return unfit('collation', 'C')
    for (const setting of ['fsync', 'full_page_writes']) if (is.get(setting) !== 'on') return unfit(setting, 'on')
    return ok(undefined)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
    // Class 28: user or password refused; 3D000: no such database (PostgreSQL's list of error codes).
    if (code !== undefined && /^(?:28...|3D000|42501)$/.test(code)) return fail('database-refused', { user, database })
    return fail('database-unreachable', { host, port })
  }
}
