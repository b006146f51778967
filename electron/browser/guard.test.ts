// The browser shell's door, as other programs, other pages and other names of this machine come to it.
import { Hono } from 'hono'
import { beforeEach, expect, test } from 'vitest'
import { type Guard, guard } from './guard.ts'

const PORT = 8460
const HOST = `127.0.0.1:${PORT}`
let app: Hono
let door: Guard

beforeEach(() => {
  app = new Hono()
  door = guard(app, () => PORT)
  app.all('*', (context) => context.text('inside'))
})

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(path, { method, headers: { host: HOST, ...headers } })
const enter = async () => {
  const { pathname, search } = new URL(door.newAddress('/'))
  return await ask(`${pathname}${search}`)
}
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

test('a token opens once, and the cookie that carries on is for this door alone and out of every script’s reach', async () => {
  const address = new URL(door.newAddress('/'))
  const first = await ask(`/${address.search}`)
  expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly/)
  expect(first.headers.get('set-cookie')).toMatch(/SameSite=Strict/)
  expect((await ask(`/${address.search}`)).status).toBe(403)
  expect((await ask('/api/state', { cookie: cookieOf(first) })).status).toBe(200)
})

test('without the cookie, or with another, nothing opens: neither page nor data', async () => {
  for (const path of ['/', '/api/state', '/assets/x.js', '/?token=', `/?token=${'0'.repeat(64)}`])
    for (const cookie of ['', `zwgk-terminal=${'0'.repeat(64)}`]) expect((await ask(path, { cookie })).status, path).toBe(403)
})

test('DNS rebinding: a name that only now leads here is not ours, whatever cookie comes with it', async () => {
  const cookie = cookieOf(await enter())
  for (const host of [
    'evil.example',
    `evil.example:${PORT}`,
    `localhost:${PORT}`,
    '127.0.0.1',
    `127.0.0.1:${PORT + 1}`,
    `127.0.0.1:${PORT}.evil.example`,
  ])
    expect((await ask('/api/state', { host, cookie })).status, host).toBe(403)
  const { search } = new URL(door.newAddress('/'))
  expect((await ask(`/${search}`, { host: `evil.example:${PORT}` })).status).toBe(403)
})

test('a page of another origin is not answered, asks first in vain, and is never allowed to read', async () => {
  const cookie = cookieOf(await enter())
  for (const origin of [
    'https://evil.example',
    'null',
    `http://localhost:${PORT}`,
    `https://${HOST}`,
    `http://127.0.0.1:${PORT + 1}`,
  ]) {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const answer = await ask('/api/state', { origin, cookie, 'access-control-request-method': 'POST' }, method)
      expect(answer.status, `${method} from ${origin}`).toBe(403)
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  }
  const own = await ask('/api/state', { origin: `http://${HOST}`, cookie }, 'POST')
  expect(own.status).toBe(200)
  expect([...own.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
})

test('an address for the help page leads there', async () => {
  const { search } = new URL(door.newAddress('/help'))
  expect((await ask(`/${search}`)).headers.get('location')).toBe('/help')
})
