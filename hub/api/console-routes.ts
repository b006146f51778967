// What the console asks of the hub. Every route but sign-in needs a session; every change needs its CSRF token and a role.
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { z } from 'zod'
import { bind } from '../../platform/http/bind.ts'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi, type Role, type SignedIn } from '../../shared/api/hub-console.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { newEnrolmentCode } from '../fleet/enrolment.ts'
import { terminalRows } from '../fleet/terminals.ts'
import { publishedPackages } from '../publish/published-packages.ts'
import { type AnsweringParts, inbox, openSubmission, reply } from '../reception/answer.ts'
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
  guarded(hubConsoleApi.open, ['officer'], ({ id }) => openSubmission(id, parts))
  guarded(hubConsoleApi.reply, ['officer'], ({ id, body }, { account }) => reply(id, body, account.displayName, parts))

  guarded(hubConsoleApi.packages, 'any', async () =>
    ok({ packages: publishedPackages(parts.repo), terminals: await terminalRows(store) }),
  )

  guarded(hubConsoleApi.newEnrolmentCode, ['admin'], ({ terminalName }) =>
    newEnrolmentCode(store, { prefix: parts.terminalPrefix, terminalName, now: now() }),
  )
}
