// Erasing what a person sent: the seal, the replies, what was written beside the steps or with a decision, and every draft that holds it go; number,
// times and steps stay. There is no way back.
import { sql } from 'kysely'
import type { ErasedRow } from '../../shared/api/hub-person-data.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { ERASURE_GROUNDS, type ErasureGround } from '../../shared/requests/retention.ts'
import { clearResultsOf } from '../desk/erased-opinions.ts'
import { isPostgres } from '../store/dialects.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import type { InboxParts } from './inbox.ts'
import { knownRating } from './ratings.ts'
import type { ReceptionParts } from './receive.ts'
import { unseal } from './unseal.ts'

/** `ground`: what the person at the window says. */
export type ErasureReason = { readonly why: 'on-demand'; readonly ground: ErasureGround } | { readonly why: 'period-over' }
export const PERIOD_OVER: ErasureReason = { why: 'period-over' }

export interface ErasingParts extends InboxParts, Pick<ReceptionParts, 'audit'> {}

/** `by`: account; undefined for the hub by itself. False for what is unknown or gone already. */
export async function erase(id: string, reason: ErasureReason, by: string | undefined, parts: ErasingParts): Promise<boolean> {
  const { store, audit, now } = parts
  const payload = await unseal(id, parts)
  const row = await store
    .selectFrom('submission')
    .select('receipt')
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return false
  // The months of the follow-up count it also when the grade can be read no more.
  if (payload.ok && payload.value.header.kind === 'rating') await knownRating(id, parts)
  // Nothing is decided on an opinion while it goes: what was written with a decision would stay.
  const erased = await oneAtATime(store, 'opinions', async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('submission')
      .set({
        ...{ sealed: new Uint8Array(), erased_at: now().toISOString(), erased_why: reason.why },
        counted_as: (payload.ok ? payload.value.answers['applicantKind'] : undefined) ?? null,
      })
      .where('id', '=', id)
      .where('erased_at', 'is', null)
      .executeTakeFirst()
    // Another hub was first.
    if (numUpdatedRows === 0n) return false
    const call = (await callOf(id, transaction)) ?? (payload.ok ? payload.value.document : undefined)
    if (call !== undefined) await clearResultsOf(call, now().toISOString(), transaction)
    await transaction.deleteFrom('reply').where('submission_id', '=', id).execute()
    await transaction.updateTable('transfer_out').set({ sealed: new Uint8Array() }).where('submission_id', '=', id).execute()
    const decision = { verdict: null, words: null, by_name: null, decided_at: null }
    await transaction.updateTable('opinion').set(decision).where('submission_id', '=', id).execute()
    await transaction.updateTable('case_event').set({ words: null }).where('submission_id', '=', id).execute()
    await transaction.updateTable('follow_up_step').set({ words: null }).where('submission_id', '=', id).execute()
    return true
  })
  if (!erased) return false
  await audit({ account: by ?? AUDIT_ACTORS.hub, what: 'person-data-erased', about: row.receipt, detail: codesOf(reason) })
  return true
}

/** Undefined for what is no opinion, or is not filed yet. */
async function callOf(id: string, transaction: HubStore): Promise<string | undefined> {
  const row = await transaction.selectFrom('opinion').select('document').where('submission_id', '=', id).executeTakeFirst()
  return row?.document
}

function codesOf(reason: ErasureReason): string {
  return reason.why === 'on-demand' ? `${reason.why} ${reason.ground}` : reason.why
}

const ERASURES_SHOWN = 200

/** From the record of actions, newest first. */
export async function newestErasures(store: HubStore): Promise<ErasedRow[]> {
  const rows = await store
    .selectFrom('audit_event')
    .select(['at', 'account', 'about', 'detail'])
    .where('what', '=', 'person-data-erased')
    .orderBy('number', 'desc')
    .limit(ERASURES_SHOWN)
    .execute()
  return rows.map(({ at, account, about, detail }) => {
    const [why, asked] = detail.split(' ')
    const ground = ERASURE_GROUNDS.find((one) => one === asked)
    return {
      ...{ receipt: about, at, why: why === 'on-demand' ? ('on-demand' as const) : ('period-over' as const) },
      ...(account !== AUDIT_ACTORS.hub && { account }),
      ...(ground !== undefined && { ground }),
    }
  })
}

/** So that the bytes leave the files too: SQLite overwrites them and empties its log, PostgreSQL gives their room free to be overwritten. */
export async function sweepErased(store: HubStore): Promise<void> {
  if (isPostgres(store))
    await sql`vacuum submission, reply, case_event, opinion, follow_up_step, transfer_out, desk_version, desk_file`.execute(store)
  else await sql`pragma wal_checkpoint(truncate)`.execute(store)
}
