// Steps about bad ratings (回访记录) as the hub keeps them: in order, never changed; the words beside a step open with the office's key only.
import { type FollowUpAction, type FollowUpStep, followUpActionSchema } from '../../shared/requests/follow-up/follow-up-step.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HubStore } from '../store/open-store.ts'
import { heldUnerased } from './not-erased.ts'
import { openWords, sealWords } from './sealed-words.ts'
import type { UnsealingParts } from './unseal.ts'

/** Of one rating, oldest first. */
export async function followUpStepsOf(store: HubStore, submission: string): Promise<FollowUpStep[]> {
  const rows = await facts(store).where('submission_id', '=', submission).execute()
  return rows.map(stepOf)
}

/** Of every rating, by submission. */
export async function followUpStepsBySubmission(store: HubStore): Promise<Map<string, FollowUpStep[]>> {
  const rows = await facts(store).execute()
  return new Map([...Map.groupBy(rows, (row) => row.submission_id)].map(([id, own]) => [id, own.map(stepOf)]))
}

export interface WrittenStep {
  readonly id: string
  readonly action: FollowUpAction
  /** Undefined once it is erased. */
  readonly words: string | undefined
  /** Name by which people know who recorded it. */
  readonly by: string
  readonly at: string
}

/** Of one rating with what was written, oldest first. */
export async function writtenSteps(submission: string, parts: UnsealingParts): Promise<WrittenStep[]> {
  const rows = await parts.store
    .selectFrom('follow_up_step')
    .selectAll()
    .where('submission_id', '=', submission)
    .orderBy('sequence')
    .execute()
  const opened = rows.map(async (row) => ({
    ...{ id: row.id, action: stepOf(row).action, at: row.at, by: row.by_name },
    words: await openWords(row.words, parts),
  }))
  return await Promise.all(opened)
}

export interface NewStep {
  /** Made where it was written, so that a repeated request is one step. */
  readonly id: string
  readonly submission: string
  /** How many steps there were when the rules were asked. */
  readonly known: number
  readonly action: FollowUpAction
  readonly words: string
  readonly account: string
  readonly byName: string
  readonly at: string
}

/** Errors: `erased`; `follow-up-changed` when somebody else has recorded something meanwhile: the rules have to be asked again. */
export async function keepStep(step: NewStep, parts: UnsealingParts): Promise<Result<'kept'>> {
  const { id, submission, known, action, account, byName, at } = step
  const words = await sealWords(step.words, parts)
  return await parts.store.transaction().execute(async (transaction) => {
    if (!(await heldUnerased(submission, transaction))) return fail('erased')
    const { numInsertedOrUpdatedRows: kept } = await transaction
      .insertInto('follow_up_step')
      .values({
        ...{ id, submission_id: submission, sequence: known + 1, action: JSON.stringify(action) },
        ...{ words, account, by_name: byName, at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return kept === 1n ? ok('kept') : fail('follow-up-changed')
  })
}

function facts(store: HubStore) {
  return store
    .selectFrom('follow_up_step')
    .select(['id', 'submission_id', 'sequence', 'action', 'account', 'at'])
    .orderBy('submission_id')
    .orderBy('sequence')
}

function stepOf({ id, action, account, at }: { id: string; action: string; account: string; at: string }): FollowUpStep {
  return { id, action: followUpActionSchema.parse(JSON.parse(action)), by: account, at }
}
