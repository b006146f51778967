// Routes for signed-in people: every one but sign-in needs a session; every change needs its CSRF token and a role.
import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { z } from 'zod'
import { bind } from '../../platform/http/bind.ts'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, type Role } from '../../shared/api/hub-console.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Accounts, Session } from './accounts.ts'

export const SESSION_COOKIE = 'zwgk-session'

export interface Guard {
  /** Binds a route for signed-in people with one of the roles (`any` for all). */
  guarded<Req extends z.ZodType, Res extends z.ZodType>(
    target: Endpoint<Req, Res>,
    roles: readonly Role[] | 'any',
    handler: (input: z.output<Req>, session: Session, context: Context) => Promise<Result<z.input<Res>>> | Result<z.input<Res>>,
  ): void
  /** Errors: `not-signed-in`, `not-allowed` (a change without the session's token). */
  sessionOf(context: Context, isChange: boolean): Promise<Result<Session>>
}

export function guard(app: Hono, accounts: Accounts): Guard {
  const sessionOf: Guard['sessionOf'] = async (context, isChange) => {
    const session = await accounts.session(getCookie(context, SESSION_COOKIE) ?? '')
    if (session === undefined) return fail('not-signed-in')
    if (isChange && context.req.header(CSRF_HEADER) !== session.csrf) return fail('not-allowed')
    return ok(session)
  }
  return {
    sessionOf,
    guarded(target, roles, handler) {
      bind(app, target, async (input, context) => {
        const session = await sessionOf(context, target.method === 'POST')
        if (!session.ok) return session
        const isAllowed = roles === 'any' || roles.some((role) => session.value.account.roles.includes(role))
        return isAllowed ? await handler(input, session.value, context) : fail('not-allowed')
      })
    },
  }
}
