// Who works at the office: accounts, sign-in with growing delay, sessions. Demo accounts exist only while the hub runs in demo mode.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import { type Role, roleSchema } from '../../shared/api/hub-console.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HubStore } from '../store/open-store.ts'

export interface Account {
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
}

export interface Session {
  readonly account: Account
  readonly csrf: string
}

const SESSION_MS = 8 * 3_600_000
const FREE_TRIES = 5
const LOCK_MS = 15 * 60_000
/** Names with wrong tries that are remembered; beyond that the oldest is forgotten. */
const TRIED_NAMES_MAX = 5_000

export interface Accounts {
  create(account: Account, password: string, options: { demo: boolean }): Promise<void>
  /** Errors: `wrong-password` (unknown names too), `too-many-tries`. */
  signIn(name: string, password: string): Promise<Result<{ token: string; session: Session }>>
  session(token: string): Promise<Session | undefined>
  signOut(token: string): Promise<void>
}

export function accounts(store: HubStore, options: { demo: boolean; now: () => Date }): Accounts {
  const { demo, now } = options
  const tries = new Map<string, { count: number; lockedUntil: number }>()

  async function load(name: string): Promise<(Account & { check: string; salt: string }) | undefined> {
    const row = await store.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst()
    if (row === undefined || (row.demo === 1 && !demo)) return undefined
    const roles = z.array(roleSchema).parse(JSON.parse(row.roles))
    return { name: row.name, displayName: row.display_name, roles, check: row.password_check, salt: row.password_salt }
  }

  return {
    async create({ name, displayName, roles }, password, { demo: forDemo }) {
      const salt = randomBytes(16).toString('hex')
      await store
        .insertInto('account')
        .values({
          name,
          display_name: displayName,
          roles: JSON.stringify(roles),
          password_check: currentSuite.stretch(password, salt),
          password_salt: salt,
          demo: forDemo ? 1 : 0,
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute()
    },

    async signIn(name, password) {
      const at = now().getTime()
      const tried = tries.get(name) ?? { count: 0, lockedUntil: 0 }
      if (tried.lockedUntil > at) return fail('too-many-tries', { minutes: Math.ceil((tried.lockedUntil - at) / 60_000) })
      const account = await load(name)
      // Stretched for unknown names as well, so that the time taken does not tell which names exist.
      const check = Buffer.from(currentSuite.stretch(password, account?.salt ?? 'unknown'))
      const expected = Buffer.from(account?.check ?? '')
      if (account === undefined || check.length !== expected.length || !timingSafeEqual(check, expected)) {
        const count = tried.count + 1
        tries.delete(name)
        const [oldest] = tries.keys()
        if (tries.size >= TRIED_NAMES_MAX && oldest !== undefined) tries.delete(oldest)
        tries.set(name, { count, lockedUntil: count % FREE_TRIES === 0 ? at + LOCK_MS : 0 })
        return fail('wrong-password')
      }
      tries.delete(name)
      const token = randomBytes(32).toString('hex')
      const csrf = randomBytes(32).toString('hex')
      await store
        .insertInto('session')
        .values({ token_hash: hashToken(token), account: name, csrf, expires_at: new Date(at + SESSION_MS).toISOString() })
        .execute()
      return ok({ token, session: { account: publicPart(account), csrf } })
    },

    async session(token) {
      const row = await store.selectFrom('session').selectAll().where('token_hash', '=', hashToken(token)).executeTakeFirst()
      if (row === undefined || row.expires_at < now().toISOString()) return undefined
      const account = await load(row.account)
      return account && { account: publicPart(account), csrf: row.csrf }
    },

    async signOut(token) {
      await store.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
    },
  }
}

/** A stolen database holds no usable session. */
function hashToken(token: string): string {
  return sha256Hex(Buffer.from(token))
}

function publicPart({ name, displayName, roles }: Account): Account {
  return { name, displayName, roles }
}
