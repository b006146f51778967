// Signing in: a name and a password against the account, a session afterwards. Demo accounts exist only while the hub runs in demo mode.
import { timingSafeEqual } from 'node:crypto'
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { Role } from '../../shared/api/hub-console.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { insertAccount, rolesFrom } from '../accounts/people.ts'
import { endSessionOfToken, openSession, sessionOfToken } from '../accounts/sessions.ts'
import { forgetWrong, rememberWrong, waitFor } from '../accounts/sign-in-tries.ts'
import type { Audit } from '../audit/audit-record.ts'
import type { HubStore } from '../store/open-store.ts'

export interface Account {
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
}

export interface Session {
  readonly id: string
  readonly account: Account
  readonly csrf: string
}

export interface Accounts {
  /** Without the rules of shared/accounts: for the demo and for tests. An account of that name stays as it is. */
  create(account: Account, password: string, options: { demo: boolean }): Promise<void>
  /** Errors: `wrong-password` (unknown and closed accounts too), `too-many-tries`. */
  check(name: string, password: string): Promise<Result<Account>>
  /** Errors: those of `check`. */
  signIn(name: string, password: string): Promise<Result<{ token: string; session: Session }>>
  session(token: string): Promise<Session | undefined>
  signOut(token: string): Promise<void>
}

export function accounts(store: HubStore, options: { demo: boolean; now: () => Date; audit: Audit }): Accounts {
  const { demo, now, audit } = options

  async function load(name: string): Promise<(Account & { check: string; salt: string }) | undefined> {
    const row = await store.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst()
    if (row === undefined || (row.demo === 1 && !demo) || row.closed_at !== null) return undefined
    const { display_name: displayName, password_check: check, password_salt: salt } = row
    return { name: row.name, displayName, roles: rolesFrom(row.roles), check, salt }
  }

  const check: Accounts['check'] = async (name, password) => {
    const wait = await waitFor(store, name, now())
    if (wait > 0) return fail('too-many-tries', { minutes: Math.ceil(wait / 60_000) })
    const account = await load(name)
    // Stretched for unknown names as well, so that the time taken does not tell which names exist.
    const given = Buffer.from(await currentSuite.stretch(password, account?.salt ?? 'unknown'))
    const expected = Buffer.from(account?.check ?? '')
    if (account === undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      const locked = await rememberWrong(store, name, now())
      if (locked && account !== undefined) await audit({ account: name, what: 'sign-in-locked', about: name })
      return fail('wrong-password')
    }
    await forgetWrong(store, name)
    return ok(publicPart(account))
  }

  return {
    check,
    async create(account, password, { demo: forDemo }) {
      await insertAccount(store, account, password, { demo: forDemo, now: now() })
    },

    async signIn(name, password) {
      const checked = await check(name, password)
      if (!checked.ok) return checked
      const { token, id, csrf } = await openSession(store, name, now())
      return ok({ token, session: { id, account: checked.value, csrf } })
    },

    async session(token) {
      const open = await sessionOfToken(store, token, now())
      const account = open && (await load(open.account))
      return open && account && { id: open.id, account: publicPart(account), csrf: open.csrf }
    },

    signOut: (token) => endSessionOfToken(store, token),
  }
}

function publicPart({ name, displayName, roles }: Account): Account {
  return { name, displayName, roles }
}
