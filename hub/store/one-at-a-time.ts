// What only one may do at a time, over all hubs on one database: give the next number, add to a chain, publish. SQLite has one hub and one writer anyway.
import { sql } from 'kysely'
import { takeInstanceLock } from '../../platform/sqlite/instance-lock.ts'
import { isPostgres } from './dialects.ts'
import type { HubStore } from './open-store.ts'

/** Numbers of PostgreSQL's advisory locks, in a room of the hub's own (`zwgk`). */
const ROOM = sql.lit(0x7a776b67)
const LOCKS = { enrolment: 1, desk: 2, audit: 3, publishing: 4, accounts: 5, 'office-number': 6, moves: 7, opinions: 9 } as const

/** A transaction that waits for the others of the same name; the lock goes with it, also when the process is killed. */
export async function oneAtATime<Value>(
  store: HubStore,
  lock: Exclude<keyof typeof LOCKS, 'publishing'>,
  work: (transaction: HubStore) => Promise<Value>,
): Promise<Value> {
  return await store.transaction().execute(async (transaction) => {
    await waitFor(transaction, lock)
    return await work(transaction)
  })
}

/** Inside a transaction that has one lock already: a second one. Only `opinions` before `desk`, so that no two wait for each other. */
export async function waitFor(transaction: HubStore, lock: Exclude<keyof typeof LOCKS, 'publishing'>): Promise<void> {
  if (isPostgres(transaction)) await sql`select pg_advisory_xact_lock(${ROOM}, ${sql.lit(LOCKS[lock])})`.execute(transaction)
}

/** Undefined when somebody else publishes at this moment. */
export type PublishingLock = <Value extends {}>(work: () => Promise<Value>) => Promise<Value | undefined>

/**
 * The folder's lock keeps out the command line and other hubs of this machine, PostgreSQL's those of other machines: a file lock on a shared disk is not to be relied on.
 * `keys`: folder of the signing keys.
 */
export function publishingLock(keys: string, store: HubStore): PublishingLock {
  return async (work) => {
    const lock = takeInstanceLock(keys)
    if (lock === undefined) return undefined
    try {
      return isPostgres(store) ? await underSessionLock(store, work) : await work()
    } finally {
      lock.release()
    }
  }
}

/** Held by one connection for as long as the work takes; a hub that dies gives it back with its connection. */
async function underSessionLock<Value>(store: HubStore, work: () => Promise<Value>): Promise<Value | undefined> {
  const publishing = sql`${ROOM}, ${sql.lit(LOCKS.publishing)}`
  return await store.connection().execute(async (connection) => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${publishing}) as taken`.execute(connection)
    if (rows[0]?.taken !== true) return undefined
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${publishing})`.execute(connection)
    }
  })
}
