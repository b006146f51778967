// A result of an opinion call (采纳情况) that still holds an opinion which its writer has had erased since: it must not go out.
import type { HubStore } from '../store/open-store.ts'

/** Whether something was erased after this version of the document, or the newest before it, was put together. False for every other document. */
export async function holdsErasedOpinion(store: HubStore, document: string, version: number): Promise<boolean> {
  const made = await store
    .selectFrom('opinion_result')
    .select(['opinion_call', 'made_at'])
    .where('document', '=', document)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (made === undefined) return false
  const erased = await store
    .selectFrom('opinion')
    .innerJoin('submission', 'submission.id', 'opinion.submission_id')
    .select('submission.id')
    .where('opinion.document', '=', made.opinion_call)
    .where('submission.erased_at', '>', made.made_at)
    .executeTakeFirst()
  return erased !== undefined
}
