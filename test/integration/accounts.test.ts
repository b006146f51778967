// Accounts of the office as a town lives with them: the first one from the hub's machine, the others in the console, locked, closed, signed out.
import { dirname } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Hub, hubFolders, openHub } from '../../hub/hub.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { hubAccountsApi } from '../../shared/api/hub-accounts.ts'
import { CSRF_HEADER, hubConsoleApi } from '../../shared/api/hub-console.ts'
import type { Result } from '../../shared/result.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'

const PASSWORDS = {
  chief: 'old pear tree 1962 gate',
  second: 'seven geese on the pond',
  clerk: 'a kettle for the harvest',
} as const
type Name = keyof typeof PASSWORDS

let world: HubInProcess
let hub: Hub
let clock = new Date('2026-11-25T02:00:00Z')
const now = () => clock
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000)
}

interface SignedInPerson {
  readonly cookie: string
  ask<Req extends z.ZodType, Res extends z.ZodType>(
    target: Endpoint<Req, Res>,
    input: z.input<Req>,
  ): Promise<Result<z.output<Res>>>
  get<Req extends z.ZodType, Res extends z.ZodType>(target: Endpoint<Req, Res>, input: z.input<Req>): Promise<z.output<Res>>
}

async function enter(name: string, password: string): Promise<Result<SignedInPerson>> {
  let cookie = ''
  const fetcher = async (request: Request) => {
    const response = await hub.app.fetch(request)
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  const entered = await callEndpoint(fetcher, 'http://hub', hubConsoleApi.signIn, { name, password })
  if (!entered.ok) return entered
  const headers = { cookie, [CSRF_HEADER]: entered.value.csrf }
  const ask: SignedInPerson['ask'] = (target, input) => callEndpoint(fetcher, 'http://hub', target, input, headers)
  const get: SignedInPerson['get'] = async (target, input) => {
    const answer = await ask(target, input)
    if (!answer.ok) throw new Error(`expected an answer of ${target.path}, got ${answer.error.code}`)
    return answer.value
  }
  return { ok: true, value: { cookie, ask, get } }
}
async function as(name: Name): Promise<SignedInPerson> {
  const entered = await enter(name, PASSWORDS[name])
  if (!entered.ok) throw new Error(`expected ${name} to sign in, got ${entered.error.code}`)
  return entered.value
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const tried = async (name: string, password: string) => code(await enter(name, password))

async function reopened(): Promise<Hub> {
  const opened = await openHub({
    ...{ folders: hubFolders(dirname(world.repo)), database: world.database, unlocking: { demo: true }, now },
    ...{ officeChannel: 'town', terminalPrefix: 'QH', pages: undefined, log: silentLog },
  })
  if (!opened.ok) throw new Error(`expected the hub again, got ${opened.error.code}`)
  return opened.value
}

beforeAll(async () => {
  world = await hubInProcess({ now })
  hub = world.hub
  await hub.accounts.create({ name: 'chief', displayName: '某甲', roles: ['admin'] }, PASSWORDS.chief, { demo: false })
})
afterAll(async () => {
  if (hub !== world.hub) await hub.close()
  await world.close()
})
beforeEach(() => later(2 * 24 * 60))

describe('passwords', () => {
  test('long and not the first that anybody would try: no other rule', async () => {
    const chief = await as('chief')
    const add = (password: string) =>
      chief.ask(hubAccountsApi.add, { name: 'clerk', displayName: '某丙', roles: ['editor'], password })
    expect(code(await add('short'))).toBe('password-short')
    expect(code(await add('password123456'))).toBe('password-common')
    expect(code(await add('clerk1234567'))).toBe('password-like-name')
    expect(code(await add(PASSWORDS.clerk))).toBe('ok')
    expect(code(await add(PASSWORDS.clerk))).toBe('account-exists')
    const second = { name: 'second', displayName: '某乙', roles: ['admin'] as const, password: PASSWORDS.second }
    expect(code(await chief.ask(hubAccountsApi.add, { ...second, roles: [...second.roles] }))).toBe('ok')
  })

  test('a changed one ends the other sessions of its account, and the old one opens nothing', async () => {
    const [here, elsewhere] = [await as('clerk'), await as('clerk')]
    expect(code(await here.ask(hubAccountsApi.changeOwnPassword, { old: 'wrong', password: 'three boats by the weir' }))).toBe(
      'wrong-password',
    )
    expect(
      code(await here.ask(hubAccountsApi.changeOwnPassword, { old: PASSWORDS.clerk, password: 'three boats by the weir' })),
    ).toBe('ok')
    expect(code(await here.ask(hubConsoleApi.session, {}))).toBe('ok')
    expect(code(await elsewhere.ask(hubConsoleApi.session, {}))).toBe('not-signed-in')
    expect(await tried('clerk', PASSWORDS.clerk)).toBe('wrong-password')
    const chief = await as('chief')
    expect(code(await chief.ask(hubAccountsApi.setPassword, { name: 'clerk', password: PASSWORDS.clerk }))).toBe('ok')
    expect(code(await here.ask(hubConsoleApi.session, {}))).toBe('not-signed-in')
    expect(await tried('clerk', PASSWORDS.clerk)).toBe('ok')
  })
})

describe('wrong passwords', () => {
  test('the wait grows, survives a restart, and ends; unknown names fare alike', async () => {
    for (const name of ['clerk', 'nobody-here']) {
      for (let n = 0; n < 5; n += 1) expect(await tried(name, 'wrong')).toBe('wrong-password')
      expect(await enter(name, PASSWORDS.clerk)).toEqual({ ok: false, error: { code: 'too-many-tries', params: { minutes: 1 } } })
    }
    await (hub === world.hub ? world.stopHub() : hub.close())
    hub = await reopened()
    expect(await tried('clerk', PASSWORDS.clerk)).toBe('too-many-tries')
    later(1)
    expect(await tried('clerk', 'wrong')).toBe('wrong-password')
    expect(await enter('clerk', PASSWORDS.clerk)).toMatchObject({ error: { params: { minutes: 5 } } })
    later(5)
    expect(await tried('clerk', PASSWORDS.clerk)).toBe('ok')
    expect(await tried('clerk', 'wrong')).toBe('wrong-password')
    expect(await tried('clerk', PASSWORDS.clerk)).toBe('ok')
  })

  test('many at once are each counted', async () => {
    await Promise.all(Array.from({ length: 8 }, () => tried('second', 'wrong')))
    expect(await tried('second', PASSWORDS.second)).toBe('too-many-tries')
    const { accounts } = await (await as('chief')).get(hubAccountsApi.accounts, {})
    expect(accounts.find(({ name }) => name === 'second')?.lockedUntil).toBeDefined()
  })

  test('the name that was typed is not kept: it may have been a password', async () => {
    await tried('my-password-by-mistake', 'x')
    const kept = JSON.stringify(await hub.store.selectFrom('sign_in_try').selectAll().execute())
    expect(kept.length).toBeGreaterThan(20)
    expect(kept).not.toContain('my-password-by-mistake')
  })
})

describe('who may do what', () => {
  test('nobody changes his own roles or closes himself; the last who administers stays', async () => {
    const chief = await as('chief')
    const own = { name: 'chief', displayName: '某甲' }
    expect(code(await chief.ask(hubAccountsApi.change, { ...own, roles: ['admin', 'publisher'] }))).toBe('own-account')
    expect(code(await chief.ask(hubAccountsApi.change, { ...own, displayName: '某甲（主任）', roles: ['admin'] }))).toBe('ok')
    expect(code(await chief.ask(hubAccountsApi.close, { name: 'chief' }))).toBe('own-account')
    expect(code(await chief.ask(hubAccountsApi.close, { name: 'second' }))).toBe('ok')
    expect(await tried('second', PASSWORDS.second)).toBe('wrong-password')
    expect(code(await chief.ask(hubAccountsApi.reopen, { name: 'second' }))).toBe('ok')
    expect(await tried('second', PASSWORDS.second)).toBe('ok')
  })

  test('two who close each other at once: one of them stays', async () => {
    const [chief, second] = [await as('chief'), await as('second')]
    const done = await Promise.all([
      chief.ask(hubAccountsApi.close, { name: 'second' }),
      second.ask(hubAccountsApi.close, { name: 'chief' }),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    const stays = (done[0]?.ok ?? false) ? 'chief' : 'second'
    await (await as(stays)).get(hubAccountsApi.reopen, { name: stays === 'chief' ? 'second' : 'chief' })
  })

  test('changed roles and a closed account hold at once, not when the session ends', async () => {
    const [chief, clerk] = [await as('chief'), await as('clerk')]
    await chief.get(hubAccountsApi.change, { name: 'clerk', displayName: '某丙', roles: ['officer'] })
    expect(code(await clerk.ask(hubConsoleApi.session, {}))).toBe('not-signed-in')
    const again = await as('clerk')
    expect(code(await again.ask(hubConsoleApi.inbox, {}))).toBe('ok')
    await chief.get(hubAccountsApi.close, { name: 'clerk' })
    expect(code(await again.ask(hubConsoleApi.inbox, {}))).toBe('not-signed-in')
    await chief.get(hubAccountsApi.reopen, { name: 'clerk' })
  })
})

describe('sessions', () => {
  test('one sees and ends one’s own; who administers everybody’s', async () => {
    const [first, second, chief] = [await as('clerk'), await as('clerk'), await as('chief')]
    const mine = await first.get(hubAccountsApi.sessions, {})
    expect(mine.sessions.map(({ account }) => account)).toEqual(['clerk', 'clerk'])
    const other = mine.sessions.find(({ id }) => id !== mine.own)?.id ?? ''
    const { own } = await chief.get(hubAccountsApi.sessions, {})
    await first.get(hubAccountsApi.endSession, { id: own })
    expect(code(await chief.ask(hubConsoleApi.session, {}))).toBe('ok')
    await first.get(hubAccountsApi.endSession, { id: other })
    expect(code(await second.ask(hubConsoleApi.session, {}))).toBe('not-signed-in')
    expect((await first.get(hubAccountsApi.endSessions, { account: 'chief' })).sessions).toHaveLength(1)
    expect(code(await chief.ask(hubConsoleApi.session, {}))).toBe('ok')
    const all = await chief.get(hubAccountsApi.endSessions, { account: 'clerk' })
    expect(all.sessions.filter(({ account }) => account === 'clerk')).toEqual([])
    expect(code(await first.ask(hubConsoleApi.session, {}))).toBe('not-signed-in')
  })

  test('after eight hours one signs in again', async () => {
    const clerk = await as('clerk')
    later(8 * 60 - 1)
    expect(code(await clerk.ask(hubConsoleApi.session, {}))).toBe('ok')
    later(2)
    expect(code(await clerk.ask(hubConsoleApi.session, {}))).toBe('not-signed-in')
  })
})

test('a character that no database keeps is refused at the door', async () => {
  for (const body of ['{"name":"a\\u0000b","password":"x"}', '{"name":"a","password":"x","\\u0000":1}'])
    expect((await hub.app.request(hubConsoleApi.signIn.path, { method: 'POST', body })).status).toBe(400)
})

test('all of it is on record, by account and without a word of anybody', async () => {
  const entries = await hub.store.selectFrom('audit_event').selectAll().orderBy('number').execute()
  const seen = new Set(entries.map(({ what }) => what))
  for (const what of [
    'account-made',
    'account-changed',
    'account-closed',
    'account-opened',
    'password-set',
    'sessions-ended',
    'sign-in-locked',
  ])
    expect(seen, what).toContain(what)
  expect(entries.find(({ what }) => what === 'account-made')).toMatchObject({
    account: 'chief',
    about: 'clerk',
    detail: 'editor',
  })
  const text = JSON.stringify(entries)
  for (const words of [...Object.values(PASSWORDS), 'three boats', '某甲', '某丙']) expect(text).not.toContain(words)
})
