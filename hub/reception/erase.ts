// Erasing what a person sent: the seal, the replies and what was written in the case go; number, times and steps stay. There is no way back.
import { sql } from 'kysely'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { isPostgres } from '../store/dialects.ts'
import type { HubStore } from '../store/open-store.ts'
import type { InboxParts } from './inbox.ts'
import type { ReceptionParts } from './receive.ts'
import { type UnsealingParts, unseal } from './unseal.ts'

export type ErasureReason = 'on-demand' | 'period-over'

export interface ErasingParts extends UnsealingParts, InboxParts, Pick<ReceptionParts, 'audit'> {}

/** `by`: account; undefined for the hub by itself. False for what is unknown or gone already. */
export async function erase(id: string, why: ErasureReason, by: string | undefined, parts: ErasingParts): Promise<boolean> {
  const { store, audit, now } = parts
  const payload = await unseal(id, parts)
  const row = await store
    .selectFrom('submission')
    .select('receipt')
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return false
  const erased = await store.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('submission')
      .set({
        ...{ sealed: new Uint8Array(), erased_at: now().toISOString(), erased_why: why },
        counted_as: (payload.ok ? payload.value.answers['applicantKind'] : undefined) ?? null,
      })
      .where('id', '=', id)
      .where('erased_at', 'is', null)
      .executeTakeFirst()
    // Another hub was first.
    if (numUpdatedRows === 0n) return false
    await transaction.deleteFrom('reply').where('submission_id', '=', id).execute()
    await transaction.updateTable('transfer_out').set({ sealed: new Uint8Array() }).where('submission_id', '=', id).execute()
    await transaction.updateTable('case_event').set({ words: null }).where('submission_id', '=', id).execute()
    return true
  })
  if (!erased) return false
  await audit({ account: by ?? AUDIT_ACTORS.hub, what: 'person-data-erased', about: row.receipt, detail: why })
  return true
}

/** So that the bytes leave the files too: SQLite overwrites them and empties its log, PostgreSQL gives their room free to be overwritten. */
export async function sweepErased(store: HubStore): Promise<void> {
  if (isPostgres(store)) await sql`vacuum submission, reply, case_event`.execute(store)
  else await sql`pragma wal_checkpoint(truncate)`.execute(store)
}
