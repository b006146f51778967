// What is written about a submission is kept only while the submission is there: otherwise the words would outlive it.
import type { HubStore } from '../store/open-store.ts'

/** Inside a transaction. Takes the row's lock: what is erased at this moment is erased before or after, never in between. */
export async function heldUnerased(submission: string, transaction: HubStore): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('submission')
    .set((column) => ({ opened_at: column.ref('opened_at') }))
    .where('id', '=', submission)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
