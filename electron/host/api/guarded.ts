// Calls that only the bearer of a grant may make: the grant stands in a header, and each use of it counts as use.
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { bind, type Handler } from '../../../platform/http/bind.ts'
import type { Endpoint } from '../../../shared/api/endpoint.ts'
import { GRANT_HEADER } from '../../../shared/api/terminal-shell.ts'
import { fail } from '../../../shared/result.ts'
import type { TerminalRole } from '../../../shared/roles/pin.ts'
import type { Grants } from '../roles/grants.ts'

/** `roles`: each of them may make the call. */
export type Guarded = <Req extends z.ZodType, Res extends z.ZodType>(
  roles: TerminalRole | readonly TerminalRole[],
  target: Endpoint<Req, Res>,
  handler: Handler<Req, Res>,
) => void

export function guardedBy(app: Hono, grants: Grants): Guarded {
  return (roles, target, handler) => {
    const allowed = typeof roles === 'string' ? [roles] : roles
    bind(app, target, (input, context) =>
      allowed.some((role) => grants.allows(grantOf(context), role)) ? handler(input, context) : fail('no-grant'),
    )
  }
}

export function grantOf(context: Context): string {
  return context.req.header(GRANT_HEADER) ?? ''
}
