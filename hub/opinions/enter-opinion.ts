// An opinion that came to the office itself is entered under its call: numbered and sealed as every submission, and counted with the others.
import type { OpenedCall } from '../../shared/api/hub-opinions.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { answersOnPaper, type PaperOpinion } from '../../shared/opinions/on-paper.ts'
import { type HandedIn, handedInProblem } from '../../shared/requests/handed-in.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Account } from '../api/accounts.ts'
import { type AtOfficeParts, isSameAtOffice, keepAtOffice } from '../reception/at-office.ts'
import { unseal } from '../reception/unseal.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { knownCallOf, type OpinionParts, openedOpinions } from './opinion-calls.ts'

export interface EnteringParts extends OpinionParts, AtOfficeParts {}

export interface EnteredOpinion {
  /** The call. */
  readonly id: string
  /** Made when the form was opened: a second press enters nothing again (F1). */
  readonly submission: string
  readonly handedIn: HandedIn
  readonly paper: PaperOpinion
}

/** Errors: `not-found`, the problems of the day, `handed-in-already` (the id holds something else), `office-numbers-used-up`. */
export async function enterOpinion(
  { id, submission, handedIn, paper }: EnteredOpinion,
  who: Account,
  parts: EnteringParts,
): Promise<Result<OpenedCall>> {
  const known = await knownCallOf(id, parts)
  if (!known.ok) return known
  // Only a call that this office publishes is its to collect for.
  const document = known.value.meta?.id
  if (document === undefined) return fail('not-found')
  const problem = handedInProblem(handedIn, undefined, chinaDay(parts.now()))
  if (problem !== undefined) return fail(problem)
  const answers = answersOnPaper(paper)
  const kept = await oneAtATime(parts.store, 'office-number', async (store): Promise<Result<string | undefined>> => {
    const earlier = await unseal(submission, { ...parts, store })
    if (earlier.ok)
      return isSameAtOffice(earlier.value, { handedIn, answers, document }) ? ok(undefined) : fail('handed-in-already')
    if (earlier.error.code !== 'not-found') return earlier
    const came = { id: submission, kind: 'opinion', handedIn, answers, document } as const
    return await keepAtOffice(came, who.displayName, { ...parts, store })
  })
  if (!kept.ok) return kept
  if (kept.value !== undefined) {
    await parts.audit({ account: who.name, what: 'opinion-handed-in', about: kept.value, detail: handedIn.way })
    parts.log('hub-handed-in', { receipt: kept.value, account: who.name, way: handedIn.way })
  }
  const after = await knownCallOf(id, parts)
  if (!after.ok) return after
  const opinions = await openedOpinions(after.value, parts)
  // Entered before: what is left of a second press is that all of them are shown once more.
  if (kept.value === undefined)
    await parts.audit({ account: who.name, what: 'opinions-opened', about: id, detail: String(opinions.length) })
  return ok({ call: after.value.call, opinions })
}
