// Small writes that come at nearly the same moment share one commit: a hub of a county waits for its disk more than for anything else.
import { isPostgres } from './dialects.ts'
import type { HubStore } from './open-store.ts'

/** Two thousand terminals a minute are 33 a second: a moment that nobody notices brings several together where it matters. */
const GATHER_MS = 25
/** SQLite does this work on the thread that also answers; more at once would be felt. */
const TOGETHER_MAX = 200

interface Waiting {
  /** Does the work in a transaction and keeps its answer; throws what the work throws. */
  attempt(transaction: HubStore): Promise<void>
  /** After the commit. */
  settle(): void
  reject(reason: unknown): void
}

const waiting = new WeakMap<HubStore, Waiting[]>()

/**
 * `work` in a transaction, its value once the commit is on the disk. On SQLite it may stand in one transaction with others and is done again alone when one of them
 * fails, so it does nothing but read and write this store. PostgreSQL gathers commits by itself.
 */
export async function gathered<Value>(store: HubStore, work: (transaction: HubStore) => Promise<Value>): Promise<Value> {
  if (isPostgres(store)) return await store.transaction().execute(work)
  return await new Promise<Value>((resolve, reject) => {
    let answer: { value: Value } | undefined
    const mine: Waiting = {
      attempt: async (transaction) => {
        answer = { value: await work(transaction) }
      },
      settle: () => (answer === undefined ? reject(new Error('expected an answer after the commit')) : resolve(answer.value)),
      reject,
    }
    const queue = waiting.get(store)
    if (queue === undefined) {
      waiting.set(store, [mine])
      setTimeout(() => void commit(store), GATHER_MS)
    } else queue.push(mine)
  })
}

async function commit(store: HubStore): Promise<void> {
  const all = waiting.get(store) ?? []
  waiting.delete(store)
  for (let at = 0; at < all.length; at += TOGETHER_MAX) await together(store, all.slice(at, at + TOGETHER_MAX))
}

async function together(store: HubStore, group: readonly Waiting[]): Promise<void> {
  try {
    await store.transaction().execute(async (transaction) => {
      for (const one of group) await one.attempt(transaction)
    })
  } catch {
    // Nothing of the group is kept: each again by itself, and only the one that fails hears of it.
    for (const one of group) await alone(store, one)
    return
  }
  for (const one of group) one.settle()
}

async function alone(store: HubStore, one: Waiting): Promise<void> {
  try {
    await store.transaction().execute((transaction) => one.attempt(transaction))
  } catch (reason) {
    one.reject(reason)
    return
  }
  one.settle()
}
