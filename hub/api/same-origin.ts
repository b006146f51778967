// Requests that another site's page sends are no requests of the console: also sign-in, which has no CSRF token yet.
import type { Hono } from 'hono'
import { failureAnswer } from '../../platform/http/bind.ts'

/** Browsers name the page's origin in every POST; a proxy in front keeps the host in `x-forwarded-host`, which no foreign page can set. */
export function refuseForeignOrigins(app: Hono, path: string): void {
  app.use(path, async (context, next) => {
    const origin = context.req.header('origin')
    const hosts = [context.req.header('host') ?? new URL(context.req.url).host, context.req.header('x-forwarded-host')]
    if (origin === undefined || (URL.canParse(origin) && hosts.includes(new URL(origin).host))) return await next()
    return failureAnswer({ code: 'not-allowed' })
  })
}
