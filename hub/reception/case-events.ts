// Case events (办理记录) as the hub keeps them: in order, never changed; the words beside a fact open with the office's key only.
import { type CaseAction, type CaseEvent, caseActionSchema } from '../../shared/requests/case/case-event.ts'
import { isHandedOn } from '../moves/standing.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { heldUnerased } from './not-erased.ts'
import { openWords, sealWords } from './sealed-words.ts'
import type { UnsealingParts } from './unseal.ts'

/** Facts of one case, oldest first. */
export async function caseEventsOf(store: HubStore, submission: string): Promise<CaseEvent[]> {
  const rows = await facts(store).where('submission_id', '=', submission).execute()
  return rows.map(eventOf)
}

/** Facts of every case, by submission. */
export async function caseEventsBySubmission(store: HubStore): Promise<Map<string, CaseEvent[]>> {
  const rows = await facts(store).execute()
  return new Map([...Map.groupBy(rows, (row) => row.submission_id)].map(([id, own]) => [id, own.map(eventOf)]))
}

/** What was written with each event of a case, and who recorded it by the name people know. */
export async function caseWords(
  submission: string,
  parts: UnsealingParts,
): Promise<Map<string, { words: string | undefined; by: string }>> {
  const rows = await parts.store
    .selectFrom('case_event')
    .select(['id', 'words', 'by_name'])
    .where('submission_id', '=', submission)
    .execute()
  const opened = rows.map(async ({ id, words, by_name }) => [id, { words: await openWords(words, parts), by: by_name }] as const)
  return new Map(await Promise.all(opened))
}

export interface NewCaseEvent {
  readonly submission: string
  /** How many events the case had when the rules were asked. */
  readonly known: number
  readonly action: CaseAction
  readonly words: string | undefined
  readonly account: string
  readonly byName: string
  readonly at: string
}

/** False when somebody else has recorded something meanwhile, it was erased, or it was handed on to another office: the rules have to be asked again. */
export async function keepCaseEvent(id: string, event: NewCaseEvent, parts: UnsealingParts): Promise<boolean> {
  const { submission, known, action, words, account, byName, at } = event
  const sealed = await sealWords(words, parts)
  const kept = await oneAtATime(parts.store, 'moves', async (transaction) => {
    if (await isHandedOn(transaction, submission)) return undefined
    if (!(await heldUnerased(submission, transaction))) return undefined
    return await transaction
      .insertInto('case_event')
      .values({
        ...{ id, submission_id: submission, sequence: known + 1, action: JSON.stringify(action) },
        ...{ words: sealed, account, by_name: byName, at },
      })
      .onConflict((conflict) => conflict.columns(['submission_id', 'sequence']).doNothing())
      .executeTakeFirst()
  })
  return Number(kept?.numInsertedOrUpdatedRows ?? 0) === 1
}

function facts(store: HubStore) {
  return store
    .selectFrom('case_event')
    .select(['id', 'submission_id', 'sequence', 'action', 'account', 'at'])
    .orderBy('submission_id')
    .orderBy('sequence')
}

function eventOf({ id, action, account, at }: { id: string; action: string; account: string; at: string }): CaseEvent {
  return { id, action: caseActionSchema.parse(JSON.parse(action)), by: account, at }
}
