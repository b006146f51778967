// The office's accounts (账号): made, changed, closed and given a new password, by the rules of shared/accounts and on record.
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { accountProblem } from '../../shared/accounts/account-rules.ts'
import { passwordProblem } from '../../shared/accounts/password.ts'
import type { AccountRow } from '../../shared/api/hub-accounts.ts'
import { type Role, roleSchema } from '../../shared/api/hub-console.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Audit } from '../audit/audit-record.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { endSessionsOf, openSessions } from './sessions.ts'
import { forgetWrong, waitFor } from './sign-in-tries.ts'

export interface PeopleParts {
  readonly store: HubStore
  readonly audit: Audit
  readonly now: () => Date
}

export interface Person {
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
}

/** `by`: the account that asks; undefined for the command line. */
type By = string | undefined

/** By name. */
export async function accountRows({ store, now }: PeopleParts): Promise<AccountRow[]> {
  const rows = await store.selectFrom('account').selectAll().orderBy('name').execute()
  const sessions = Map.groupBy(await openSessions(store, undefined, now()), ({ account }) => account)
  return await Promise.all(
    rows.map(async ({ name, display_name, roles, closed_at }) => {
      const own = sessions.get(name) ?? []
      const seenAt = own
        .map((session) => session.seenAt)
        .sort()
        .at(-1)
      const wait = await waitFor(store, name, now())
      return {
        ...{ name, displayName: display_name, roles: rolesFrom(roles), sessions: own.length },
        ...(closed_at !== null && { closedAt: closed_at }),
        ...(seenAt !== undefined && { seenAt }),
        ...(wait > 0 && { lockedUntil: new Date(now().getTime() + wait).toISOString() }),
      }
    }),
  )
}

/** Errors: `account-exists`, the problems of a password. */
export async function addAccount(person: Person, password: string, by: By, parts: PeopleParts): Promise<Result<void>> {
  const { name, displayName, roles } = person
  const problem = passwordProblem(password, [name, displayName])
  if (problem !== undefined) return fail(problem)
  if (!(await insertAccount(parts.store, person, password, { demo: false, now: parts.now() })))
    return fail('account-exists', { name })
  await recorded('account-made', name, by, parts, roles.join(' '))
  return ok(undefined)
}

/** False when there is one of this name. */
export async function insertAccount(
  store: HubStore,
  { name, displayName, roles }: Person,
  password: string,
  { demo, now }: { demo: boolean; now: Date },
): Promise<boolean> {
  // Stretching a password takes a tenth of a second: not for one that is there already.
  const there = await store.selectFrom('account').select('name').where('name', '=', name).executeTakeFirst()
  if (there !== undefined) return false
  const { numInsertedOrUpdatedRows } = await store
    .insertInto('account')
    .values({
      ...{ name, display_name: displayName, roles: JSON.stringify(roles), demo: demo ? 1 : 0, closed_at: null },
      ...(await stretched(password, now)),
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Whose roles change signs in anew with them. Errors: `not-found`, those of `account-rules.ts`. */
export async function changeAccount(person: Person, by: By, parts: PeopleParts): Promise<Result<void>> {
  const { name, displayName, roles } = person
  const changed = await allowed(name, { roles }, by, parts, async (store) => {
    const set = { display_name: displayName, roles: JSON.stringify(roles) }
    await store.updateTable('account').set(set).where('name', '=', name).execute()
    if (by !== name) await endSessionsOf(store, name)
  })
  if (changed.ok) await recorded('account-changed', name, by, parts, roles.join(' '))
  return changed
}

/** 停用, with all its sessions. Errors: as for changes. */
export async function closeAccount(name: string, by: By, parts: PeopleParts): Promise<Result<void>> {
  const closed = await allowed(name, { closed: true }, by, parts, async (store) => {
    await store.updateTable('account').set({ closed_at: parts.now().toISOString() }).where('name', '=', name).execute()
    await endSessionsOf(store, name)
  })
  if (closed.ok) await recorded('account-closed', name, by, parts)
  return closed
}

/** Errors: `not-found`. */
export async function reopenAccount(name: string, by: By, parts: PeopleParts): Promise<Result<void>> {
  const opened = await allowed(name, { closed: false }, by, parts, async (store) => {
    await store.updateTable('account').set({ closed_at: null }).where('name', '=', name).execute()
  })
  if (opened.ok) await recorded('account-opened', name, by, parts)
  return opened
}

/** Ends the account's sessions but `keep`, and forgets wrong tries. Errors: `not-found`, the problems of a password. */
export async function setPassword(
  name: string,
  password: string,
  by: By,
  parts: PeopleParts,
  keep?: string,
): Promise<Result<void>> {
  const { store, now } = parts
  const row = await store.selectFrom('account').select('display_name').where('name', '=', name).executeTakeFirst()
  if (row === undefined) return fail('not-found')
  const problem = passwordProblem(password, [name, row.display_name])
  if (problem !== undefined) return fail(problem)
  await store
    .updateTable('account')
    .set(await stretched(password, now()))
    .where('name', '=', name)
    .execute()
  await endSessionsOf(store, name, keep)
  await forgetWrong(store, name)
  await recorded('password-set', name, by, parts)
  return ok(undefined)
}

/** Asks the rules while nobody else changes an account: two who close each other at once would leave nobody. */
async function allowed(
  name: string,
  change: { readonly roles?: readonly Role[]; readonly closed?: boolean },
  by: By,
  { store }: PeopleParts,
  act: (transaction: HubStore) => Promise<void>,
): Promise<Result<void>> {
  return await oneAtATime(store, 'accounts', async (transaction) => {
    const rows = await transaction.selectFrom('account').select(['name', 'roles', 'closed_at']).execute()
    const all = rows.map((row) => ({ name: row.name, roles: rolesFrom(row.roles), closed: row.closed_at !== null }))
    const before = all.find((one) => one.name === name)
    if (before === undefined) return fail('not-found')
    const problem = accountProblem({ ...before, ...change }, all, by)
    if (problem !== undefined) return fail(problem)
    await act(transaction)
    return ok(undefined)
  })
}

function recorded(
  what: 'account-made' | 'account-changed' | 'account-closed' | 'account-opened' | 'password-set',
  about: string,
  by: By,
  { audit }: PeopleParts,
  detail?: string,
): Promise<void> {
  return audit({ account: by ?? AUDIT_ACTORS.commandLine, what, about, ...(detail !== undefined && { detail }) })
}

async function stretched(password: string, now: Date) {
  const salt = randomBytes(16).toString('hex')
  return { password_check: await currentSuite.stretch(password, salt), password_salt: salt, password_set_at: now.toISOString() }
}

export function rolesFrom(json: string): Role[] {
  return z.array(roleSchema).parse(JSON.parse(json))
}
