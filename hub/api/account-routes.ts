// Accounts (账号) and sessions: what the console asks of the hub.
import { hubAccountsApi } from '../../shared/api/hub-accounts.ts'
import { ok, type Result } from '../../shared/result.ts'
import {
  accountRows,
  addAccount,
  changeAccount,
  closeAccount,
  type PeopleParts,
  reopenAccount,
  setPassword,
} from '../accounts/people.ts'
import { endSession, endSessionsOf, openSessions } from '../accounts/sessions.ts'
import type { Accounts, Session } from './accounts.ts'
import type { Guard } from './guard.ts'

export interface AccountParts extends PeopleParts {
  readonly accounts: Accounts
}

export function accountRoutes({ guarded }: Guard, parts: AccountParts): void {
  const { store, now, audit } = parts

  const withAll = async (done: Result<void>) => (done.ok ? ok({ accounts: await accountRows(parts) }) : done)
  guarded(hubAccountsApi.accounts, ['admin'], () => withAll(ok(undefined)))
  guarded(hubAccountsApi.add, ['admin'], async ({ password, ...person }, { account }) =>
    withAll(await addAccount(person, password, account.name, parts)),
  )
  guarded(hubAccountsApi.change, ['admin'], async (person, { account }) =>
    withAll(await changeAccount(person, account.name, parts)),
  )
  guarded(hubAccountsApi.close, ['admin'], async ({ name }, { account }) =>
    withAll(await closeAccount(name, account.name, parts)),
  )
  guarded(hubAccountsApi.reopen, ['admin'], async ({ name }, { account }) =>
    withAll(await reopenAccount(name, account.name, parts)),
  )
  guarded(hubAccountsApi.setPassword, ['admin'], async ({ name, password }, { account }) =>
    withAll(await setPassword(name, password, account.name, parts)),
  )
  guarded(hubAccountsApi.changeOwnPassword, 'any', async ({ old, password }, { account, id }) => {
    const known = await parts.accounts.check(account.name, old)
    if (!known.ok) return known
    const changed = await setPassword(account.name, password, account.name, parts, id)
    return changed.ok ? ok({ changed: true as const }) : changed
  })

  const ofWhom = ({ account }: Session) => (account.roles.includes('admin') ? undefined : account.name)
  const listed = async (session: Session) => ok({ own: session.id, sessions: await openSessions(store, ofWhom(session), now()) })
  const ended = async (about: string, count: number, session: Session) => {
    if (count > 0) await audit({ account: session.account.name, what: 'sessions-ended', about, detail: String(count) })
    return await listed(session)
  }
  guarded(hubAccountsApi.sessions, 'any', (_, session) => listed(session))
  guarded(hubAccountsApi.endSession, 'any', async ({ id }, session) =>
    ended(id, (await endSession(store, id, ofWhom(session))) ? 1 : 0, session),
  )
  guarded(hubAccountsApi.endSessions, 'any', async ({ account }, session) => {
    const about = ofWhom(session) ?? account ?? session.account.name
    return ended(about, await endSessionsOf(store, about, session.id), session)
  })
}
