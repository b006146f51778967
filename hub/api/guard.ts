// Binds what the console may ask: every route needs a session, every change its CSRF token, and most a role.
import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { z } from 'zod'
import { bind } from '../../platform/http/bind.ts'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, type Role } from '../../shared/api/hub-console.ts'
import { fail, type Result } from '../../shared/result.ts'
import type { Accounts, Session } from './accounts.ts'

export const SESSION_COOKIE = 'zwgk-session'

/** Binds one endpoint for signed-in people with one of the roles (`any` for all). */
export type Guarded = <Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  roles: readonly Role[] | 'any',
  handler: (input: z.output<Req>, session: Session, context: Context) => Promise<Result<z.input<Res>>> | Result<z.input<Res>>,
) => void

export function guardedRoutes(app: Hono, accounts: Accounts): Guarded {
  return (target, roles, handler) =>
    bind(app, target, async (input, context) => {
      const session = await accounts.session(getCookie(context, SESSION_COOKIE) ?? '')
      if (session === undefined) return fail('not-signed-in')
      if (target.method === 'POST' && context.req.header(CSRF_HEADER) !== session.csrf) return fail('not-allowed')
      if (roles !== 'any' && !roles.some((role) => session.account.roles.includes(role))) return fail('not-allowed')
      return await handler(input, session, context)
    })
}
