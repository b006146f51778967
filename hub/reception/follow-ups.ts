// 差评回访: the list of bad ratings with their months, one of them opened, and the next step about it: the rules decide, the step is kept.
import type { FollowUps, FollowUpView } from '../../shared/api/hub-follow-up.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { followUpsByMonth } from '../../shared/charts/follow-up-months.ts'
import { isBad } from '../../shared/requests/follow-up/bad-rating.ts'
import { inOrderOfWork } from '../../shared/requests/follow-up/follow-up-order.ts'
import { followUpProblem } from '../../shared/requests/follow-up/follow-up-rules.ts'
import type { FollowUpAction } from '../../shared/requests/follow-up/follow-up-step.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { followUpStepsOf, keepStep, writtenSteps } from './follow-up-steps.ts'
import { everyRow, type InboxParts, inboxRowOf } from './inbox.ts'
import { type OpeningParts, openSubmission } from './open-submission.ts'
import { knownRating } from './ratings.ts'

/** What is erased is counted in its month and listed no more. */
export async function followUps(parts: InboxParts): Promise<FollowUps> {
  const rows = await everyRow(parts)
  const bad = rows.flatMap(({ row, erasedAt, rating }) => {
    if (rating === undefined || !isBad(rating) || row.house === undefined) return []
    const { grade, reachable, followUp } = rating
    const { from: cameOn, lastDay } = row.house
    const erasedOn = erasedAt === undefined ? undefined : chinaDay(new Date(erasedAt))
    return [{ row, grade, reachable, followUp, cameOn, lastDay, erasedOn, closedOn: followUp.closedOn }]
  })
  const listed = inOrderOfWork(bad.filter(({ erasedOn }) => erasedOn === undefined))
  return {
    allowed: parts.ratingDays,
    rows: listed.map(({ row, grade, reachable, followUp: { lastStep, result, contacted } }) => ({
      ...{ row, grade, reachable, contacted },
      ...(lastStep !== undefined && { lastStep }),
      ...(result !== undefined && { result }),
    })),
    unread: rows.filter(({ row, erasedAt, rating }) => row.kind === 'rating' && erasedAt === undefined && rating === undefined)
      .length,
    months: followUpsByMonth(bad, chinaDay(parts.now())),
  }
}

/** Marks it as opened. Errors: `not-found`, also for what is no bad rating; those of `openSubmission`. */
export async function openFollowUp(id: string, parts: OpeningParts): Promise<Result<FollowUpView>> {
  const rating = await knownRating(id, parts)
  if (rating === undefined || !isBad(rating)) return fail('not-found')
  const submission = await openSubmission(id, parts)
  if (!submission.ok) return submission
  const { row, today } = submission.value
  return ok({
    ...{ submission: submission.value, grade: rating.grade, reachable: rating.reachable },
    cameOn: row.house?.from ?? today,
    steps: await writtenSteps(id, parts),
  })
}

export interface StepGiven {
  /** Made when its form was opened. */
  readonly step: string
  readonly action: FollowUpAction
  readonly words: string
}

/**
 * `kept`: false for a step that is here already. Errors: `not-found`, `erased`, the problems of `follow-up-rules.ts`, `follow-up-changed`
 * (somebody acted meanwhile, or the step is here with other words).
 */
export async function recordStep(
  id: string,
  { step, action, words }: StepGiven,
  by: { account: string; displayName: string },
  parts: OpeningParts,
): Promise<Result<{ receipt: string; kept: boolean }>> {
  const rating = await knownRating(id, parts)
  const row = await inboxRowOf(id, parts)
  const house = row?.house
  if (rating === undefined || !isBad(rating) || row === undefined || house === undefined) return fail('not-found')
  const steps = await followUpStepsOf(parts.store, id)
  const earlier = (await writtenSteps(id, parts)).find((one) => one.id === step)
  // Sent again after a lost answer: the same is one step; what was changed meanwhile is not dropped without a word.
  if (earlier !== undefined && !(earlier.words === words && isSame(earlier.action, action))) return fail('follow-up-changed')
  const kept = earlier === undefined
  if (kept) {
    const facts = { cameOn: house.from, reachable: rating.reachable, steps }
    const problem = followUpProblem(action, facts, chinaDay(parts.now()))
    if (problem !== undefined) return fail(problem, { day: house.from })
    const at = parts.now().toISOString()
    const given = { id: step, submission: id, known: steps.length, action, words }
    const done = await keepStep({ ...given, account: by.account, byName: by.displayName, at }, parts)
    if (!done.ok) return done
  }
  return ok({ receipt: row.receipt, kept })
}

/** Both come out of the same schema, with their fields in its order. */
function isSame(one: FollowUpAction, other: FollowUpAction): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
