// What the console asks of the hub. Every route but sign-in needs a session; every change needs its CSRF token and a role.
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { z } from 'zod'
import { bind } from '../../platform/http/bind.ts'
import type { LogEvent } from '../../platform/log/events.ts'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi, type OpenedSubmission, type Role, type SignedIn } from '../../shared/api/hub-console.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { newEnrolmentCode, openCodes, revokeCode } from '../fleet/enrolment.ts'
import { helpCallSeen, standingHelpCalls } from '../fleet/help-calls.ts'
import { packageRows, terminalRows } from '../fleet/terminals.ts'
import { publishedPackages } from '../publish/published-packages.ts'
import { releaseHistory } from '../publish/release-history.ts'
import { type AnsweringParts, reply } from '../reception/answer.ts'
import { inbox } from '../reception/inbox.ts'
import { checkIdentity, confirmReceiptDay } from '../reception/office-records.ts'
import { openSubmission } from '../reception/open-submission.ts'
import type { Accounts, Session } from './accounts.ts'

export interface ConsoleParts extends AnsweringParts {
  readonly accounts: Accounts
  readonly repo: string
  /** Two characters that this hub's terminal codes start with. */
  readonly terminalPrefix: string
  /** Shown in the console's head. */
  readonly body: string
  readonly demo: boolean
}

const COOKIE = 'zwgk-session'

export function consoleRoutes(app: Hono, parts: ConsoleParts): void {
  const { accounts, store, now, log } = parts

  const signedIn = ({ account, csrf }: Session): SignedIn => ({
    user: { name: account.name, displayName: account.displayName, roles: [...account.roles] },
    csrf,
    hub: { id: parts.hub, body: parts.body, demo: parts.demo },
  })

  /** Binds a route for signed-in people with one of the roles (`any` for all). */
  function guarded<Req extends z.ZodType, Res extends z.ZodType>(
    target: Endpoint<Req, Res>,
    roles: readonly Role[] | 'any',
    handler: (input: z.output<Req>, session: Session, context: Context) => Promise<Result<z.input<Res>>> | Result<z.input<Res>>,
  ): void {
    bind(app, target, async (input, context) => {
      const session = await accounts.session(getCookie(context, COOKIE) ?? '')
      if (session === undefined) return fail('not-signed-in')
      if (target.method === 'POST' && context.req.header(CSRF_HEADER) !== session.csrf) return fail('not-allowed')
      if (roles !== 'any' && !roles.some((role) => session.account.roles.includes(role))) return fail('not-allowed')
      return await handler(input, session, context)
    })
  }

  bind(app, hubConsoleApi.signIn, async ({ name, password }, context) => {
    const entered = await accounts.signIn(name, password)
    log('hub-sign-in', { ok: entered.ok })
    if (!entered.ok) return entered
    // A new token at each sign-in: a planted session id is worth nothing.
    setCookie(context, COOKIE, entered.value.token, { httpOnly: true, sameSite: 'Strict', path: '/' })
    return ok(signedIn(entered.value.session))
  })

  guarded(hubConsoleApi.session, 'any', (_, session) => ok(signedIn(session)))

  guarded(hubConsoleApi.signOut, 'any', async (_, __, context) => {
    await accounts.signOut(getCookie(context, COOKIE) ?? '')
    deleteCookie(context, COOKIE, { path: '/' })
    return ok({ signedOut: true as const })
  })

  guarded(hubConsoleApi.inbox, ['officer'], async () => ok({ rows: await inbox(parts) }))

  /** Who did what to which receipt: the account's name and the number, nothing that was written. */
  function logged(event: LogEvent, { account }: Session, done: Result<OpenedSubmission>): Result<OpenedSubmission> {
    if (done.ok) log(event, { receipt: done.value.row.receipt, account: account.name })
    return done
  }
  guarded(hubConsoleApi.open, ['officer'], async ({ id }, session) =>
    logged('hub-opened', session, await openSubmission(id, parts)),
  )
  guarded(hubConsoleApi.reply, ['officer'], async ({ id, body }, session) =>
    logged('hub-replied', session, await reply(id, body, session.account.displayName, parts)),
  )
  guarded(hubConsoleApi.confirmReceiptDay, ['officer'], async ({ id, day }, session) =>
    logged('hub-receipt-day', session, await confirmReceiptDay(id, day, session.account.displayName, parts)),
  )
  guarded(hubConsoleApi.checkIdentity, ['officer'], async ({ id }, session) =>
    logged('hub-identity-checked', session, await checkIdentity(id, session.account.displayName, parts)),
  )

  const history = releaseHistory(parts.repo)
  guarded(hubConsoleApi.packages, 'any', async () => {
    const packages = await packageRows(store, publishedPackages(parts.repo), history(), now())
    return ok({ now: now().toISOString(), packages })
  })
  guarded(hubConsoleApi.terminals, 'any', async () =>
    ok({ now: now().toISOString(), terminals: await terminalRows(store, history(), now()) }),
  )

  const helpCalls = async () => ok({ now: now().toISOString(), calls: await standingHelpCalls(store, now()) })
  guarded(hubConsoleApi.helpCalls, 'any', helpCalls)
  guarded(hubConsoleApi.helpCallSeen, 'any', async ({ id }, { account }) => {
    const terminal = await helpCallSeen(store, id, now())
    if (terminal === undefined) return fail('not-found')
    log('hub-help-seen', { terminal, account: account.name })
    return await helpCalls()
  })

  guarded(hubConsoleApi.openCodes, ['admin'], async () => ok({ codes: await openCodes(store, now()) }))
  guarded(hubConsoleApi.newEnrolmentCode, ['admin'], async ({ terminalName }, { account }) => {
    const made = await newEnrolmentCode(store, { prefix: parts.terminalPrefix, terminalName, now: now() })
    if (made.ok) log('enrolment-code-made', { terminal: made.value.terminal, account: account.name })
    return made
  })
  guarded(hubConsoleApi.revokeCode, ['admin'], async ({ name }, { account }) => {
    if (!(await revokeCode(store, name, now()))) return fail('not-found')
    log('enrolment-code-revoked', { code: name, account: account.name })
    return ok({ codes: await openCodes(store, now()) })
  })
}
