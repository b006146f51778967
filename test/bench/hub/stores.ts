// Where the hub of a bench keeps its rows: SQLite in its folder, and a PostgreSQL of this run alone where the machine has one.
import { type HubStore, openHubStore, openSharedStore } from '../../../hub/store/open-store.ts'
import { databaseAddress, postgresCluster, postgresPrograms } from '../../support/postgres.ts'

export const STORE_NAMES = ['sqlite', 'postgresql'] as const
export type StoreName = (typeof STORE_NAMES)[number]

export interface BenchStore {
  /** What the hub is started with beside `--data`. */
  readonly hubArguments: readonly string[]
  open(dataFolder: string): Promise<HubStore>
  stop(): Promise<void>
}

/** Undefined where this machine has no such store. */
export async function benchStore(name: StoreName): Promise<BenchStore | undefined> {
  if (name === 'sqlite') return { hubArguments: [], open: openHubStore, stop: async () => undefined }
  if (postgresPrograms() === undefined) return undefined
  const cluster = await postgresCluster()
  const place = await cluster.newDatabase()
  return {
    hubArguments: ['--database', databaseAddress(place)],
    async open() {
      const store = await openSharedStore(place, () => undefined)
      if (!store.ok) throw new Error(`expected a database, got ${store.error.code}`)
      return store.value
    },
    stop: () => cluster.stop(),
  }
}
