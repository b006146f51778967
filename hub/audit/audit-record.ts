// The hub's audit record (操作记录): every step of a person at the office, chained. Written before the answer goes out: what cannot be recorded is not shown.
import { currentSuite } from '../../platform/crypto/suites.ts'
import { type AuditEntry, auditEntrySchema } from '../../shared/audit/audit-entry.ts'
import type { CryptoSuite } from '../../shared/crypto/suite.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import type { HubTables } from '../store/schema.ts'
import { CHAIN_BEGINNING, type ChainFindings, checkChain } from './chain.ts'

/** Adds one entry; its time is the hub's. */
export type Audit = (entry: Omit<AuditEntry, 'at' | 'detail'> & { detail?: string }) => Promise<void>

export function auditRecord(store: HubStore, now: () => Date): Audit {
  return async ({ account, what, about, detail = '' }) => {
    const entry = auditEntrySchema.parse({ account, what, about, detail, at: now().toISOString() })
    await oneAtATime(store, 'audit', async (transaction) => {
      const last = await transaction.selectFrom('audit_event').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
      const row = { number: (last?.number ?? 0) + 1, ...entry, previous: last?.hash ?? CHAIN_BEGINNING }
      await transaction
        .insertInto('audit_event')
        .values({ ...row, suite: currentSuite.id, hash: digestOf(row, currentSuite) })
        .execute()
    })
  }
}

/** `seen`: each row that holds. */
export async function checkAudit(store: HubStore, seen?: (row: HubTables['audit_event']) => void): Promise<ChainFindings> {
  const read = (after: number, limit: number) =>
    store.selectFrom('audit_event').selectAll().where('number', '>', after).orderBy('number').limit(limit).execute()
  return await checkChain(read, digestOf, seen)
}

function digestOf(row: Omit<HubTables['audit_event'], 'suite' | 'hash'>, suite: CryptoSuite): string {
  const { number, at, account, what, about, detail, previous } = row
  return suite.hash(Buffer.from(JSON.stringify(['zwgk audit-event 1', number, at, account, what, about, detail, previous])))
}
