// Wrong passwords by name, unknown names too: in the database, so that a restart or another hub does not forget them. The name itself is not kept;
// somebody may have typed a password there.
import { sha256Hex } from '../../platform/package/make-blob.ts'
import { TRIES_FORGOTTEN_MS, waitAfterWrongPasswords } from '../../shared/accounts/sign-in-wait.ts'
import type { HubStore } from '../store/open-store.ts'

/** Names that are remembered; beyond that the oldest are forgotten. */
const NAMES_MAX = 5_000

/** Milliseconds until the name may be tried again; 0 for now. */
export async function waitFor(store: HubStore, name: string, now: Date): Promise<number> {
  const row = await store
    .selectFrom('sign_in_try')
    .select('locked_until')
    .where('name_hash', '=', hashOf(name))
    .executeTakeFirst()
  const until = row?.locked_until ?? undefined
  return until === undefined ? 0 : Math.max(0, Date.parse(until) - now.getTime())
}

/** Counts one more. True when the name is locked from now on. */
export async function rememberWrong(store: HubStore, name: string, now: Date): Promise<boolean> {
  const at = now.toISOString()
  const forgotten = new Date(now.getTime() - TRIES_FORGOTTEN_MS).toISOString()
  await store.deleteFrom('sign_in_try').where('last_at', '<', forgotten).execute()
  const { wrong } = await store
    .insertInto('sign_in_try')
    .values({ name_hash: hashOf(name), wrong: 1, last_at: at, locked_until: null })
    .onConflict((conflict) =>
      conflict.column('name_hash').doUpdateSet(({ eb, ref }) => ({ wrong: eb(ref('sign_in_try.wrong'), '+', 1), last_at: at })),
    )
    .returning('wrong')
    .executeTakeFirstOrThrow()
  await forgetOldest(store)
  const wait = waitAfterWrongPasswords(wrong)
  if (wait === 0) return false
  const until = new Date(now.getTime() + wait).toISOString()
  await store.updateTable('sign_in_try').set({ locked_until: until }).where('name_hash', '=', hashOf(name)).execute()
  return true
}

export async function forgetWrong(store: HubStore, name: string): Promise<void> {
  await store.deleteFrom('sign_in_try').where('name_hash', '=', hashOf(name)).execute()
}

async function forgetOldest(store: HubStore): Promise<void> {
  const oldest = store.selectFrom('sign_in_try').select('name_hash').orderBy('last_at', 'desc').limit(NAMES_MAX).offset(NAMES_MAX)
  await store.deleteFrom('sign_in_try').where('name_hash', 'in', oldest).execute()
}

function hashOf(name: string): string {
  return sha256Hex(Buffer.from(name))
}
