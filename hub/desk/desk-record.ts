// The chained record of the content desk: rows are only added, and each one's hash covers the one before, so that nothing is changed on the quiet.
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { CryptoSuite } from '../../shared/crypto/suite.ts'
import { type DeskEvent, deskEventSchema } from '../../shared/desk/desk-event.ts'
import { CHAIN_BEGINNING, type ChainFindings, type ChainRow, checkChain } from '../audit/chain.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { withTodaysKeys } from './finding-key.ts'

/** `decide` sees what is on record inside the same transaction and says what comes next; undefined adds nothing. */
export async function addEvent(
  store: HubStore,
  document: string,
  decide: (events: readonly DeskEvent[], transaction: HubStore) => Promise<DeskEvent | undefined>,
): Promise<DeskEvent[]> {
  return await oneAtATime(store, 'desk', async (transaction) => {
    const events = await eventsOf(transaction, document)
    const event = await decide(events, transaction)
    if (event === undefined) return events
    await appendEvent(transaction, document, event)
    return [...events, event]
  })
}

/** Inside a transaction that holds the lock `desk`. */
export async function appendEvent(transaction: HubStore, document: string, event: DeskEvent): Promise<void> {
  const last = await transaction.selectFrom('desk_event').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  const row = {
    number: (last?.number ?? 0) + 1,
    document,
    event: JSON.stringify(deskEventSchema.parse(event)),
    previous: last?.hash ?? CHAIN_BEGINNING,
  }
  await transaction
    .insertInto('desk_event')
    .values({ ...row, suite: currentSuite.id, hash: hashOf(row, currentSuite) })
    .execute()
}

export async function eventsOf(store: HubStore, document: string): Promise<DeskEvent[]> {
  const rows = await store.selectFrom('desk_event').select('event').where('document', '=', document).orderBy('number').execute()
  return rows.map(({ event }) => read(event))
}

export async function allEvents(store: HubStore): Promise<Map<string, DeskEvent[]>> {
  const rows = await store.selectFrom('desk_event').select(['document', 'event']).orderBy('number').execute()
  const events = new Map<string, DeskEvent[]>()
  for (const { document, event } of rows) {
    const list = events.get(document) ?? []
    events.set(document, list)
    list.push(read(event))
  }
  return events
}

function read(event: string): DeskEvent {
  return withTodaysKeys(deskEventSchema.parse(JSON.parse(event)))
}

/** The number of the first row that does not follow from the one before it; undefined when the record is whole. */
export async function brokenAt(store: HubStore): Promise<number | undefined> {
  return (await checkDeskRecord(store)).problem?.number
}

/** `seen`: each row that holds. */
export async function checkDeskRecord(store: HubStore, seen?: (row: ChainRow) => void): Promise<ChainFindings> {
  const read = (after: number, limit: number) =>
    store.selectFrom('desk_event').selectAll().where('number', '>', after).orderBy('number').limit(limit).execute()
  return await checkChain(read, hashOf, seen)
}

function hashOf(
  { number, document, event, previous }: { number: number; document: string; event: string; previous: string },
  suite: CryptoSuite,
): string {
  return suite.hash(Buffer.from(JSON.stringify(['zwgk desk-event 1', number, document, event, previous])))
}
