// Ratings (好差评) as the lists need them: the grade stands under the seal, so each seal is opened once to read it; grade and whether a phone was left stay
// beside it, nothing else.
import { headerSchema } from '../../shared/requests/envelope.ts'
import { type RatingFacts, ratingFacts } from '../../shared/requests/follow-up/bad-rating.ts'
import { type FollowUpState, followUpState } from '../../shared/requests/follow-up/follow-up-state.ts'
import { GRADES } from '../../shared/requests/forms/rating.ts'
import { followUpStepsBySubmission, followUpStepsOf } from './follow-up-steps.ts'
import { type UnsealingParts, unseal } from './unseal.ts'

export interface KnownRating extends RatingFacts {
  readonly followUp: FollowUpState
}

/** Of every rating that could be read, also where the seal is gone by now; by submission. Reads what has come since the last look. */
export async function knownRatings(parts: UnsealingParts): Promise<Map<string, KnownRating>> {
  const unread = await parts.store
    .selectFrom('submission')
    .leftJoin('rating', 'rating.submission_id', 'submission.id')
    .select('submission.id')
    .where('rating.submission_id', 'is', null)
    .where('submission.erased_at', 'is', null)
    // As `receive` writes it; whether it is one is asked of the seal.
    .where('submission.header', 'like', '%"kind":"rating"%')
    .execute()
  for (const { id } of unread) await readRating(id, parts)
  const rows = await parts.store.selectFrom('rating').selectAll().execute()
  const steps = await followUpStepsBySubmission(parts.store)
  return new Map(
    rows.flatMap((row) => {
      const facts = factsOf(row)
      return facts === undefined
        ? []
        : [[row.submission_id, { ...facts, followUp: followUpState(steps.get(row.submission_id) ?? []) }]]
    }),
  )
}

/** Undefined for what is no rating, or can't be read. */
export async function knownRating(id: string, parts: UnsealingParts): Promise<KnownRating | undefined> {
  const row = await parts.store.selectFrom('rating').selectAll().where('submission_id', '=', id).executeTakeFirst()
  const facts = row === undefined ? await readRating(id, parts) : factsOf(row)
  return facts && { ...facts, followUp: followUpState(await followUpStepsOf(parts.store, id)) }
}

/** Looks under the seal; nobody has opened the submission by that. */
async function readRating(id: string, parts: UnsealingParts): Promise<RatingFacts | undefined> {
  const row = await parts.store.selectFrom('submission').select('header').where('id', '=', id).executeTakeFirst()
  if (row === undefined || headerSchema.parse(JSON.parse(row.header)).kind !== 'rating') return undefined
  const payload = await unseal(id, parts)
  const facts = payload.ok ? ratingFacts(payload.value.answers) : undefined
  if (facts === undefined) return undefined
  await parts.store
    .insertInto('rating')
    .values({ submission_id: id, grade: facts.grade, reachable: facts.reachable ? 1 : 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return facts
}

function factsOf({ grade, reachable }: { grade: string; reachable: number }): RatingFacts | undefined {
  const known = GRADES.find((one) => one === grade)
  return known && { grade: known, reachable: reachable === 1 }
}
