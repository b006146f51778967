// Where things stand after a move, for whoever receives or answers: is the terminal still this office's, is the submission?
import type { HubStore } from '../store/open-store.ts'

/** Whether an office has the submission now, or will as soon as it answers: nobody works on it here meanwhile. */
export async function isHandedOn(store: HubStore, submission: string): Promise<boolean> {
  const row = await store.selectFrom('transfer_out').select('outcome').where('id', '=', submission).executeTakeFirst()
  return row !== undefined && row.outcome !== 'refused'
}

/** When a terminal was given away; undefined while it belongs here. */
export async function movedAt(store: HubStore, terminal: string): Promise<string | undefined> {
  const row = await store.selectFrom('terminal').select('moved_at').where('code', '=', terminal).executeTakeFirst()
  return row?.moved_at ?? undefined
}
