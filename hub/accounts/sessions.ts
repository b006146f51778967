// Who is signed in: sessions of eight hours, listed and ended one by one or all at once. A stolen database holds no usable one.
import { randomBytes, randomUUID } from 'node:crypto'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import type { SessionRow } from '../../shared/api/hub-accounts.ts'
import type { HubStore } from '../store/open-store.ts'

const SESSION_MS = 8 * 3_600_000
/** Seen is noted no more often than that. */
const SEEN_EVERY_MS = 60_000

export interface OpenSession {
  readonly id: string
  readonly account: string
  readonly csrf: string
}

/** A token that nobody else has had: one planted before is worth nothing. */
export async function openSession(store: HubStore, account: string, now: Date): Promise<OpenSession & { token: string }> {
  const session = { id: randomUUID(), account, csrf: randomBytes(32).toString('hex') }
  const token = randomBytes(32).toString('hex')
  const at = now.toISOString()
  await store.deleteFrom('session').where('expires_at', '<', at).execute()
  const expires_at = new Date(now.getTime() + SESSION_MS).toISOString()
  await store
    .insertInto('session')
    .values({ ...session, token_hash: hashToken(token), opened_at: at, seen_at: at, expires_at })
    .execute()
  return { ...session, token }
}

export async function sessionOfToken(store: HubStore, token: string, now: Date): Promise<OpenSession | undefined> {
  const row = await store.selectFrom('session').selectAll().where('token_hash', '=', hashToken(token)).executeTakeFirst()
  if (row === undefined || row.expires_at < now.toISOString()) return undefined
  if (now.getTime() - Date.parse(row.seen_at) >= SEEN_EVERY_MS)
    await store.updateTable('session').set({ seen_at: now.toISOString() }).where('id', '=', row.id).execute()
  return { id: row.id, account: row.account, csrf: row.csrf }
}

export async function endSessionOfToken(store: HubStore, token: string): Promise<void> {
  await store.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
}

/** `account`: undefined for everybody's. Newest first. */
export async function openSessions(store: HubStore, account: string | undefined, now: Date): Promise<SessionRow[]> {
  const rows = await store
    .selectFrom('session')
    .select(['id', 'account', 'opened_at', 'seen_at'])
    .where('expires_at', '>=', now.toISOString())
    .$if(account !== undefined, (all) => all.where('account', '=', account ?? ''))
    .orderBy('opened_at', 'desc')
    .execute()
  return rows.map(({ id, account: name, opened_at, seen_at }) => ({ id, account: name, openedAt: opened_at, seenAt: seen_at }))
}

/** `account`: only if it is this account's. False when there is none. */
export async function endSession(store: HubStore, id: string, account: string | undefined): Promise<boolean> {
  const { numDeletedRows } = await store
    .deleteFrom('session')
    .where('id', '=', id)
    .$if(account !== undefined, (all) => all.where('account', '=', account ?? ''))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** All of an account, but for the one named. Gives back how many. */
export async function endSessionsOf(store: HubStore, account: string, but?: string): Promise<number> {
  const { numDeletedRows } = await store
    .deleteFrom('session')
    .where('account', '=', account)
    .where('id', '!=', but ?? '')
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function hashToken(token: string): string {
  return sha256Hex(Buffer.from(token))
}
