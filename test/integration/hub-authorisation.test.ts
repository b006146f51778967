// Who may call what at the hub: every route of the contracts, for nobody, for each role, without the token and with another's. The routes are
// taken from the running hub, so that one without a row here fails.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { hubAccountsApi } from '../../shared/api/hub-accounts.ts'
import { hubCasesApi } from '../../shared/api/hub-cases.ts'
import { CSRF_HEADER, hubConsoleApi, ROLES, type Role } from '../../shared/api/hub-console.ts'
import { DESK_FILE_PATH, hubDeskApi } from '../../shared/api/hub-desk.ts'
import { hubFleetApi } from '../../shared/api/hub-fleet.ts'
import { hubFollowUpApi } from '../../shared/api/hub-follow-up.ts'
import { hubHandInApi } from '../../shared/api/hub-hand-in.ts'
import { hubMovesApi } from '../../shared/api/hub-moves.ts'
import { hubOpinionsApi } from '../../shared/api/hub-opinions.ts'
import { hubPersonDataApi } from '../../shared/api/hub-person-data.ts'
import { hubTerminalApi, SIGNED_REQUEST_HEADERS } from '../../shared/api/hub-terminal.ts'
import { requestStatement } from '../../shared/api/signed-request.ts'
import { MEDIA_ROUTE } from '../../shared/api/terminal.ts'
import { hubTransferApi } from '../../shared/api/transfer.ts'
import { DESK_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import type { SigningKey } from '../../shared/crypto/suite.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { looksApi, OFFICE_ROUTES, rowsOf } from '../support/hub-routes.ts'
import { submitForm } from '../support/submitting.ts'

/** Every call but enrolment is signed by a terminal. */
const TERMINAL_UNSIGNED: readonly string[] = [hubTerminalApi.enrol.path]

let world: HubInProcess
let terminal: TestTerminal
let other: TestTerminal
const sessions = new Map<Role, { cookie: string; csrf: string }>()

async function call(target: Endpoint, input: Readonly<Record<string, unknown>>, headers: Record<string, string> = {}) {
  const path = target.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const init = target.method === 'POST' ? { body: JSON.stringify(input) } : {}
  const response = await world.hub.app.request(`http://hub${path}`, { method: target.method, headers, ...init })
  const body = (await response.json()) as { error?: { code: string }; csrf?: string }
  return { status: response.status, code: body.error?.code ?? 'ok', body, headers: response.headers }
}
async function signIn(name: string, cookie?: string) {
  const entered = await call(hubConsoleApi.signIn, { name, password: 'a password' }, cookie === undefined ? {} : { cookie })
  return { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', csrf: entered.body.csrf ?? '', all: entered }
}
const sessionOf = (role: Role) => sessions.get(role) ?? { cookie: '', csrf: '' }
const headersOf = (role: Role) => ({ cookie: sessionOf(role).cookie, [CSRF_HEADER]: sessionOf(role).csrf })

beforeAll(async () => {
  world = await hubInProcess()
  terminal = await world.terminal()
  other = await world.terminal()
  for (const role of ROLES) {
    await world.hub.accounts.create({ name: role, displayName: role, roles: [role] }, 'a password', { demo: true })
    sessions.set(role, await signIn(role))
  }
})
afterAll(() => world.close())

test('every route of the hub stands in a contract, and every contract has its row', () => {
  const registered = world.hub.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
  const apis = [
    hubConsoleApi,
    hubFleetApi,
    hubCasesApi,
    hubDeskApi,
    hubAccountsApi,
    hubPersonDataApi,
    hubHandInApi,
    hubOpinionsApi,
    hubFollowUpApi,
    looksApi,
    hubTerminalApi,
    hubMovesApi,
    hubTransferApi,
  ]
  const contracts = apis.flatMap((api) => Object.values(api) as Endpoint[])
  const known = [...contracts.map(({ method, path }) => `${method} ${path}`), `POST ${DESK_FILE_PATH}`, `GET ${MEDIA_ROUTE}`]
  expect(registered.length).toBeGreaterThan(15)
  expect([...new Set(registered.map(({ method, path }) => `${method} ${path}`))].sort()).toEqual([...known].sort())
})

test('a file for the desk: an editor alone, with the token', async () => {
  const hand = async (headers: Record<string, string>) => {
    const path = `${DESK_FILE_PATH}?name=${encodeURIComponent('通知.md')}`
    return (await world.hub.app.request(`http://hub${path}`, { method: 'POST', headers, body: '通知内容。' })).status
  }
  for (const role of ROLES) expect([role, await hand(headersOf(role))]).toEqual([role, role === 'editor' ? 200 : 403])
  const { cookie } = sessionOf('editor')
  expect([await hand({}), await hand({ cookie }), await hand({ ...headersOf('editor'), origin: 'http://evil.example' })]).toEqual(
    [...[401, 403, 403]],
  )
})

test('a file of a document that waits at the desk: only to who is signed in', async () => {
  const ask = async (headers: Record<string, string>) =>
    (await world.hub.app.request('http://hub/api/documents/no-such-document/media/a.pdf', { headers })).status
  expect([await ask({}), await ask(headersOf('editor'))]).toEqual([401, 404])
})

describe.each(OFFICE_ROUTES.filter(({ who }) => who !== 'everybody'))(
  'console: $name',
  ({ name, target, who, input, answers }) => {
    beforeEach(async () => {
      if (name !== 'signOut') return
      for (const role of ROLES) sessions.set(role, await signIn(role))
    })

    test('nobody may without a session, with a made-up one, or with one that has ended', async () => {
      for (const cookie of ['', 'zwgk-session=', `zwgk-session=${'0'.repeat(64)}`, "zwgk-session=' OR 1=1 --"])
        expect((await call(target, input, { cookie })).code).toBe('not-signed-in')
    })

    test.each(ROLES)('%s', async (role) => {
      const { code } = await call(target, input, headersOf(role))
      const may = who === 'signed-in' || (Array.isArray(who) && who.includes(role))
      if (may) expect(answers ?? ['ok', 'not-found']).toContain(code)
      else expect(code).toBe('not-allowed')
    })

    test.runIf(target.method === 'POST')('nobody may without the CSRF token, with an empty one, or with another’s', async () => {
      for (const role of ROLES) {
        const { cookie } = sessionOf(role)
        const other = sessionOf(role === 'admin' ? 'officer' : 'admin').csrf
        for (const headers of [{ cookie }, { cookie, [CSRF_HEADER]: '' }, { cookie, [CSRF_HEADER]: other }])
          expect((await call(target, input, headers)).code).toBe('not-allowed')
      }
    })

    test('not from another site’s page, whatever it brings', async () => {
      for (const origin of ['http://evil.example', 'null', 'http://hub.evil.example'])
        expect((await call(target, input, { ...headersOf('admin'), origin })).code).toBe('not-allowed')
    })
  },
)

describe('signing in', () => {
  test('not from another site’s page: nobody can be signed in as somebody else', async () => {
    const { signIn: target } = hubConsoleApi
    expect((await call(target, { name: 'officer', password: 'a password' }, { origin: 'http://evil.example' })).code).toBe(
      'not-allowed',
    )
    expect((await call(target, { name: 'officer', password: 'a password' }, { origin: 'http://hub' })).code).toBe('ok')
  })

  test('a session id planted before is none afterwards, and one that was open ends', async () => {
    const planted = `zwgk-session=${'a'.repeat(64)}`
    const entered = await signIn('officer', planted)
    expect(entered.cookie).not.toBe(planted)
    expect((await call(hubConsoleApi.session, {}, { cookie: planted })).code).toBe('not-signed-in')
    const again = await signIn('officer', entered.cookie)
    expect((await call(hubConsoleApi.session, {}, { cookie: entered.cookie })).code).toBe('not-signed-in')
    expect((await call(hubConsoleApi.session, {}, { cookie: again.cookie })).code).toBe('ok')
  })

  test('the cookie is no script’s, and goes to no other site', async () => {
    const { all } = await signIn('officer')
    expect(all.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    expect(all.headers.get('set-cookie')).toMatch(/SameSite=Strict/i)
  })
})

test('no answer of the hub may be read as another type, and none of the API is kept', async () => {
  const { headers } = await call(hubConsoleApi.session, {}, headersOf('admin'))
  expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store'])
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
})

test('upload limit of every route: a body over one megabyte is refused, counted on real bytes', async () => {
  const more = 'x'.repeat(1_048_577)
  const posts = [...OFFICE_ROUTES, ...rowsOf(hubTerminalApi, {})].filter(({ target }) => target.method === 'POST')
  expect(posts.length).toBeGreaterThan(20)
  for (const { target, input } of posts)
    expect([target.path, (await call(target, { ...input, more }, headersOf('admin'))).status]).toEqual([target.path, 413])
  const file = { method: 'POST', headers: headersOf('editor'), body: new Uint8Array(DESK_FILE_MAX_BYTES + 1) }
  expect((await world.hub.app.request(`http://hub${DESK_FILE_PATH}?name=a.docx`, file)).status).toBe(413)
})

describe('terminals', () => {
  const codeOf = (one: TestTerminal) => one.host.ledger.settings.get('grant')?.terminal.code ?? ''
  function keyOf(one: TestTerminal): SigningKey {
    const key = one.host.ledger.settings.get('device-key')
    if (key === undefined) throw new Error('expected a key')
    return key
  }
  function signed(
    target: Endpoint,
    input: unknown,
    key: SigningKey,
    code: string,
    change: { path?: string; time?: string; nonce?: string } = {},
  ) {
    const claims = {
      ...{ terminal: code, time: new Date().toISOString(), nonce: randomUUID(), method: target.method, path: target.path },
      body: currentSuite.hash(Buffer.from(JSON.stringify(input))),
      ...change,
    }
    const signature = currentSuite.sign(key, requestStatement(claims))
    return {
      [SIGNED_REQUEST_HEADERS.terminal]: code,
      [SIGNED_REQUEST_HEADERS.time]: claims.time,
      [SIGNED_REQUEST_HEADERS.nonce]: claims.nonce,
      [SIGNED_REQUEST_HEADERS.signature]: `${signature.suite} ${signature.keyId} ${signature.value}`,
    }
  }
  const calls = Object.values(hubTerminalApi).filter(({ path }) => !TERMINAL_UNSIGNED.includes(path)) as readonly Endpoint[]

  test.each(calls)('$path: only signed by an enrolled terminal for this very call, in time, and once', async (target) => {
    const code = codeOf(terminal)
    const stranger = currentSuite.generateSigningKey()
    const refused: [string, Record<string, string>][] = [
      ['not-enrolled', {}],
      ['not-enrolled', headersOf('admin')],
      ['not-enrolled', signed(target, {}, stranger, code)],
      ['not-enrolled', signed(target, {}, keyOf(terminal), 'QH98')],
      ['signature-wrong', signed(target, {}, keyOf(terminal), code, { path: '/api/terminal/other' })],
      ['signature-wrong', signed(target, { more: 1 }, keyOf(terminal), code)],
      ['clock-skew', signed(target, {}, keyOf(terminal), code, { time: '2020-01-01T00:00:00.000Z' })],
    ]
    for (const [expected, headers] of refused) expect((await call(target, {}, headers)).code).toBe(expected)
    const headers = signed(target, {}, keyOf(terminal), code)
    expect((await call(target, {}, headers)).code).not.toMatch(/enrolled|signature|repeated/)
    expect((await call(target, {}, headers)).code).toBe('request-repeated')
  })

  test('a terminal’s key opens nothing of the console, and a session nothing of the terminals', async () => {
    for (const { target, who, input } of OFFICE_ROUTES) {
      if (who === 'everybody') continue
      expect((await call(target, input, signed(target, input, keyOf(terminal), codeOf(terminal)))).code).toBe('not-signed-in')
    }
  })

  test('another terminal can’t send in this one’s name, nor for another town’s office', async () => {
    world.door = () => new Response('shut', { status: 503 })
    await submitForm(terminal.host, 'consultation', '只属于一台终端')
    const [queued] = terminal.host.ledger.submissions.queued()
    const envelope = terminal.host.ledger.submissions.envelope(queued?.id ?? '')
    if (envelope === undefined) throw new Error('expected an envelope')
    const send = (what: typeof envelope, from: TestTerminal) =>
      call(hubTerminalApi.submit, what, signed(hubTerminalApi.submit, what, keyOf(from), codeOf(from)))
    expect((await send(envelope, other)).code).toBe('malformed')
    const elsewhere = { ...envelope, header: { ...envelope.header, addressee: 'another-town' } }
    expect((await send(elsewhere, terminal)).code).toBe('addressee-unknown')
    expect(await world.receipts()).not.toContain(envelope.header.receipt)
    world.door = () => undefined
    expect((await send(envelope, terminal)).code).toBe('ok')
    // Nobody but the terminal of origin is given its replies.
    const beat = { generation: 0, releases: {}, waiting: 0, refused: 0, clockTrusted: true, version: 't', repliesKept: [] }
    const polled = await call(hubTerminalApi.poll, beat, signed(hubTerminalApi.poll, beat, keyOf(other), codeOf(other)))
    expect(polled.body).toMatchObject({ replies: [] })
  })
})

test('rate limits: sign-in and enrolment answer 429 before any password is stretched, and not for ever', async () => {
  const hammer = async (target: Endpoint, input: Record<string, unknown>) => {
    const codes = new Set<string>()
    for (let n = 0; n < 62; n += 1)
      codes.add((await call(target, { ...input, ...(target === hubConsoleApi.signIn && { name: `n${n}` }) })).code)
    return [...codes]
  }
  const key = { suite: 'intl-1', keyId: 'a'.repeat(64), publicKey: 'aa' }
  // All in one minute of the hub's clock, however long the passwords take.
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    expect(await hammer(hubTerminalApi.enrol, { codeName: 'AAAA', key, proof: 'x' })).toContain('too-many-requests')
    expect(await hammer(hubConsoleApi.signIn, { password: 'x' })).toContain('too-many-requests')
    vi.setSystemTime(Date.now() + 60_000)
    expect((await call(hubConsoleApi.signIn, { name: 'n', password: 'x' })).code).toBe('wrong-password')
  } finally {
    vi.useRealTimers()
  }
})
