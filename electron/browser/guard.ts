// The browser shell's door: a one-time token for the first page, then a cookie; only our own host name and origin (DNS rebinding, other pages).
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { failureAnswer } from '../../platform/http/bind.ts'

export interface Guard {
  /** A fresh address that opens the pages once, beginning at `path`. */
  newAddress(path: string, used?: () => void): string
}

const COOKIE = 'zwgk-terminal'
const TOKEN = 'token'

/** Guards every path of `app`; call before any route is bound. `port`: known once the socket listens. */
export function guard(app: Hono, port: () => number): Guard {
  const tokens = new Map<string, { readonly path: string; readonly used: (() => void) | undefined }>()
  const cookies = new Set<string>()
  app.use('*', async (context, next) => {
    const origin = `http://127.0.0.1:${port()}`
    if (context.req.header('host') !== `127.0.0.1:${port()}`) return failureAnswer({ code: 'not-allowed' })
    const from = context.req.header('origin')
    if (from !== undefined && from !== origin) return failureAnswer({ code: 'not-allowed' })
    const token = context.req.query(TOKEN)
    if (context.req.path === '/' && token !== undefined) {
      const known = [...tokens].find(([candidate]) => same(candidate, token))
      if (known === undefined) return failureAnswer({ code: 'not-allowed' })
      const [once, { path, used }] = known
      tokens.delete(once)
      const cookie = randomBytes(32).toString('hex')
      cookies.add(cookie)
      setCookie(context, COOKIE, cookie, { httpOnly: true, sameSite: 'Strict', path: '/' })
      used?.()
      return context.redirect(path, 303)
    }
    const given = getCookie(context, COOKIE) ?? ''
    if (![...cookies].some((candidate) => same(candidate, given))) return failureAnswer({ code: 'not-allowed' })
    return await next()
  })
  return {
    newAddress(path, used) {
      const token = randomBytes(32).toString('hex')
      tokens.set(token, { path, used })
      return `http://127.0.0.1:${port()}/?${TOKEN}=${token}`
    },
  }
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
