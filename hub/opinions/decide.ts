// An officer decides on opinions, or edits one for publication. What is on record of it says who, which receipt and which way: nothing that was written.
import type { OpenedCall } from '../../shared/api/hub-opinions.ts'
import type { Audited } from '../../shared/audit/audit-entry.ts'
import { needsReason, type OpinionWords, type Verdict } from '../../shared/opinions/decision.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Account } from '../api/accounts.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { isFixed, type KnownCall, knownCallOf, type OpinionParts, openedOpinions } from './opinion-calls.ts'
import { type OpinionRow, openWords, opinionRows, sealWords } from './opinion-record.ts'

/** Marks each as opened in the inbox. Error: `not-found`. */
export async function openCall(id: string, who: Account, parts: OpinionParts): Promise<Result<OpenedCall>> {
  const known = await knownCallOf(id, parts)
  if (!known.ok) return known
  const opinions = await openedOpinions(known.value, parts)
  if (opinions.length > 0) {
    await parts.store
      .updateTable('submission')
      .set({ opened_at: parts.now().toISOString() })
      .where(
        'id',
        'in',
        opinions.map((one) => one.id),
      )
      .where('opened_at', 'is', null)
      .execute()
    await parts.audit({ account: who.name, what: 'opinions-opened', about: id, detail: String(opinions.length) })
    parts.log('hub-opinions', { document: id, step: 'open', account: who.name })
  }
  return ok({ call: known.value.call, opinions })
}

/** All of them or none. Errors: `not-found`, `erased`, `opinion-reason-missing`, `opinion-published`. */
export async function decideOpinions(
  { id, submissions, verdict, reason }: { id: string; submissions: readonly string[]; verdict: Verdict; reason: string },
  who: Account,
  parts: OpinionParts,
): Promise<Result<OpenedCall>> {
  if (needsReason(verdict) && reason === '') return fail('opinion-reason-missing')
  return await changed(id, submissions, { what: 'opinion-decided', detail: verdict }, who, parts, ({ text }) => ({
    words: { ...(text !== undefined && { text }), ...(reason !== '' && { reason }) },
    verdict,
  }))
}

/** The decision stays as it is. Errors: `not-found`, `erased`, `opinion-published`. */
export async function editOpinion(
  { id, submission, text }: { id: string; submission: string; text: string },
  who: Account,
  parts: OpinionParts,
): Promise<Result<OpenedCall>> {
  return await changed(id, [submission], { what: 'opinion-edited' }, who, parts, (words) => ({ words: { ...words, text } }))
}

async function changed(
  id: string,
  submissions: readonly string[],
  { what, detail }: { what: Audited; detail?: Verdict },
  who: Account,
  parts: OpinionParts,
  change: (words: OpinionWords) => { words: OpinionWords; verdict?: Verdict },
): Promise<Result<OpenedCall>> {
  const known = await knownCallOf(id, parts)
  if (!known.ok) return known
  const done = await oneAtATime(parts.store, 'opinions', async (store): Promise<Result<OpinionRow[]>> => {
    const chosen = chosenRows(submissions, known.value, await opinionRows(store))
    if (!chosen.ok) return chosen
    for (const row of chosen.value) {
      const { words, verdict } = change(await openWords(row.words, parts))
      await store
        .updateTable('opinion')
        .set({
          words: await sealWords(words, parts),
          ...(verdict !== undefined && { verdict, by_name: who.displayName }),
          // An edit too has to be in the next draft.
          ...((verdict ?? row.verdict) !== null && { decided_at: parts.now().toISOString() }),
        })
        .where('submission_id', '=', row.id)
        .execute()
    }
    return chosen
  })
  if (!done.ok) return done
  for (const { header } of done.value)
    await parts.audit({ account: who.name, what, about: header.receipt, ...(detail !== undefined && { detail }) })
  parts.log('hub-opinions', { document: id, step: what, account: who.name })
  const after = await knownCallOf(id, parts)
  return after.ok ? ok({ call: after.value.call, opinions: await openedOpinions(after.value, parts) }) : after
}

/** As they are now, inside the transaction: one may have been erased since the page was drawn. */
function chosenRows(
  submissions: readonly string[],
  { call, rows, publishedUpTo }: KnownCall,
  now: readonly OpinionRow[],
): Result<OpinionRow[]> {
  const chosen: OpinionRow[] = []
  for (const id of new Set(submissions)) {
    const row = now.find((one) => one.id === id)
    if (row?.erasedAt !== undefined) return fail('erased')
    if (row === undefined || !rows.some((one) => one.id === id)) return fail('not-found')
    if (isFixed(call, row, publishedUpTo)) return fail('opinion-published')
    chosen.push(row)
  }
  return ok(chosen)
}
