// On which database the hubs of a test run stand: SQLite in their folder, or each on a new database of the run's PostgreSQL (`npm test -- PostgreSQL`).
import type { PostgresPlace } from '../../hub/store/postgres-place.ts'
import { CLUSTER_VARIABLE, postgresCluster } from './postgres.ts'

export const onPostgres = process.env[CLUSTER_VARIABLE] !== undefined

/** Undefined for SQLite. */
export async function hubDatabase(): Promise<PostgresPlace | undefined> {
  return onPostgres ? await (await postgresCluster()).newDatabase() : undefined
}
