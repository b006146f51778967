// The office's console against a real hub and terminal: roles, the inbox and its clock, window records, releases held, enrolment codes, what is logged.
import { mkdtempSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { enrol } from '../../electron/host/outbox/enrol.ts'
import { consoleRoutes } from '../../hub/api/console-routes.ts'
import { guard } from '../../hub/api/guard.ts'
import { openKeyFolder } from '../../hub/publish/key-folder.ts'
import { writePackage } from '../../hub/publish/pack.ts'
import { publishedCatalogue, publishPackage } from '../../hub/publish/publish-package.ts'
import { publishedTitle } from '../../hub/publish/published-packages.ts'
import type { LogEvent, LogFields } from '../../platform/log/events.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi, type Role } from '../../shared/api/hub-console.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Result } from '../../shared/result.ts'
import { madeDocument } from '../fixtures/town.ts'
import { filledForm } from '../support/filled-forms.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'

const MARKER = '石桥村的道路合同'
const DAY_MS = 86_400_000
let world: HubInProcess
let terminal: TestTerminal
/** The hub's console on a log that can be read. */
let app: Hono
const logged: { event: LogEvent; fields: LogFields | undefined }[] = []
const ids: Record<string, string> = {}

type Console = <Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
) => Promise<Result<z.output<Res>>>

/** Signs in as somebody with these roles; `csrf: false` leaves the token out of every call. */
async function signedIn(roles: readonly Role[], { csrf = true } = {}): Promise<Console> {
  const name = `account-${roles.join('-')}`
  await world.hub.accounts.create({ name, displayName: `受理员 ${roles.join('、')}`, roles }, 'a password', { demo: true })
  let cookie = ''
  const answer = await callEndpoint(
    async (request) => {
      const response = await app.fetch(request)
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
      return response
    },
    'http://hub',
    hubConsoleApi.signIn,
    { name, password: 'a password' },
  )
  if (!answer.ok) throw new Error(`expected to sign in, got ${answer.error.code}`)
  const headers: Record<string, string> = csrf ? { cookie, [CSRF_HEADER]: answer.value.csrf } : { cookie }
  return (target, input) => callEndpoint(async (request) => await app.fetch(request), 'http://hub', target, input, headers)
}

/** The terminal sends in its own time; a round asked for while one runs is the running one. */
async function arrived(count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      await terminal.host.poller.round()
      expect(await world.receipts()).toHaveLength(count)
    },
    { timeout: 20_000 },
  )
}

function code(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code
}

function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${result.error.code}`)
  return result.value
}

beforeAll(async () => {
  world = await hubInProcess()
  terminal = await world.terminal()
  app = new Hono()
  consoleRoutes(app, guard(app, world.hub.accounts), {
    ...world.reception,
    ...{ accounts: world.hub.accounts, repo: world.repo, terminalPrefix: 'QH', body: '青禾镇人民政府', demo: true },
    registersKept: () => [],
    documentTitle: (id) => publishedTitle(world.repo, id),
    log: (event, fields) => logged.push({ event, fields }),
  })
  await submitForm(terminal.host, 'disclosure-request', MARKER)
  await submitForm(terminal.host, 'consultation', `${MARKER}在哪里看？`)
  await arrived(2)
  const officer = await signedIn(['officer'])
  for (const row of got(await officer(hubConsoleApi.inbox, {})).rows) ids[row.kind] = row.id
})
afterAll(() => world.close())

test('each role sees and does its own; without the token of the session nothing changes', async () => {
  const editor = await signedIn(['editor'])
  expect(code(await editor(hubConsoleApi.inbox, {}))).toBe('not-allowed')
  expect(code(await editor(hubConsoleApi.packages, {}))).toBe('ok')
  expect(code(await editor(hubConsoleApi.openCodes, {}))).toBe('not-allowed')
  const officer = await signedIn(['officer'])
  expect(code(await officer(hubConsoleApi.newEnrolmentCode, { terminalName: '新机' }))).toBe('not-allowed')
  const admin = await signedIn(['admin'])
  const id = ids['disclosure-request'] ?? ''
  for (const [target, input] of [
    [hubConsoleApi.open, { id }],
    [hubConsoleApi.confirmReceiptDay, { id, day: chinaDay(new Date()) }],
    [hubConsoleApi.checkIdentity, { id }],
  ] as const)
    expect(code(await admin(target as Endpoint, input))).toBe('not-allowed')
  const forged = await signedIn(['officer'], { csrf: false })
  expect(code(await forged(hubConsoleApi.open, { id }))).toBe('not-allowed')
})

test('the inbox tells nothing from under the seal, and the limit runs provisionally until the day is confirmed', async () => {
  const officer = await signedIn(['officer'])
  const { rows } = got(await officer(hubConsoleApi.inbox, {}))
  expect(JSON.stringify(rows)).not.toContain(MARKER)
  const request = rows.find(({ kind }) => kind === 'disclosure-request')
  expect(request).toMatchObject({ state: 'new', toConfirm: true, terminalName: 'test', limit: { provisional: true } })
  expect(request?.limit?.from).toBe(chinaDay(new Date(request?.submittedAt ?? '')))
  const question = rows.find(({ kind }) => kind === 'consultation')
  expect(question).toMatchObject({ toConfirm: false })
  expect(question?.limit).toBeUndefined()
})

test('opening shows what was written and leaves a line of who opened which receipt, with nothing of what was written', async () => {
  const officer = await signedIn(['officer'])
  const opened = got(await officer(hubConsoleApi.open, { id: ids['disclosure-request'] ?? '' }))
  expect(opened.answers['information']).toBe(MARKER)
  expect(opened.clock.at(-1)).toMatchObject({ day: opened.row.limit?.lastDay, number: 20 })
  expect(logged).toContainEqual({ event: 'hub-opened', fields: { receipt: opened.row.receipt, account: 'account-officer' } })
  expect(JSON.stringify(logged)).not.toContain(MARKER)
})

test('条例 第31条: a day of receipt lies between submission and today; a later record replaces it, both stay on file', async () => {
  const officer = await signedIn(['officer'])
  const id = ids['disclosure-request'] ?? ''
  const day = (days: number) => chinaDay(new Date(Date.now() + days * DAY_MS))
  const confirm = (on: string) => officer(hubConsoleApi.confirmReceiptDay, { id, day: on })
  expect(code(await confirm(day(1)))).toBe('receipt-day-in-future')
  expect(code(await confirm(day(-2)))).toBe('receipt-day-before-submission')
  expect(code(await officer(hubConsoleApi.confirmReceiptDay, { id: ids['consultation'] ?? '', day: day(0) }))).toBe('not-found')
  await confirm(day(0))
  const { row, window: entries } = got(await confirm(day(0)))
  expect(row).toMatchObject({ receiptDay: day(0), toConfirm: false, limit: { from: day(0), provisional: false } })
  expect(entries.map(({ kind, day: on, source, by }) => ({ kind, on, source, by }))).toEqual(
    Array(2).fill({ kind: 'receipt-day', on: day(0), source: 'console', by: '受理员 officer' }),
  )
})

test('条例 第29条: the card is seen once, however often it is pressed', async () => {
  const officer = await signedIn(['officer'])
  const id = ids['disclosure-request'] ?? ''
  await officer(hubConsoleApi.checkIdentity, { id })
  const opened = got(await officer(hubConsoleApi.checkIdentity, { id }))
  expect(opened.identityChecked).toBe(true)
  expect(opened.window.filter(({ kind }) => kind === 'identity-checked')).toHaveLength(1)
  expect(code(await officer(hubConsoleApi.checkIdentity, { id: ids['consultation'] ?? '' }))).toBe('not-found')
})

test('a reply waits until the terminal has it, and says so', async () => {
  const officer = await signedIn(['officer'])
  const id = ids['consultation'] ?? ''
  const sent = got(await officer(hubConsoleApi.reply, { id, body: '在便民服务中心一楼。' }))
  expect(sent.replies).toMatchObject([{ body: '在便民服务中心一楼。', delivered: false }])
  expect(sent.row.state).toBe('answered')
  // The first round brings it, the second tells that it is kept.
  await terminal.host.poller.round()
  await terminal.host.poller.round()
  expect(got(await officer(hubConsoleApi.open, { id })).replies).toMatchObject([{ delivered: true }])
})

test('the document a correction is about is named by its title', async () => {
  const document = publishedCatalogue(world.repo, 'town')?.documents[0]?.meta
  const fetcher = async (request: Request) => await terminal.host.app.fetch(request)
  const form = got(await callEndpoint(fetcher, 'http://terminal', terminalApi.openForm, { kind: 'feedback' }))
  const filled = { ...form, kind: 'feedback' as const, answers: filledForm('feedback', '电话写错了'), document: document?.id }
  got(await callEndpoint(fetcher, 'http://terminal', terminalApi.submit, filled))
  await arrived(3)
  const officer = await signedIn(['officer'])
  const row = got(await officer(hubConsoleApi.inbox, {})).rows.find(({ kind }) => kind === 'feedback')
  const opened = got(await officer(hubConsoleApi.open, { id: row?.id ?? '' }))
  expect(opened.document).toEqual({ id: document?.id, title: document?.title })
})

test('what each terminal has of each channel: up to date, then one release behind', async () => {
  const admin = await signedIn(['admin'])
  const town = async () => got(await admin(hubConsoleApi.packages, {})).packages.find(({ channel }) => channel === 'town')
  await terminal.host.poller.round()
  const before = await town()
  expect(before?.held).toMatchObject([{ terminal: 'QH01', release: before?.release, gap: { state: 'current' } }])

  const out = mkdtempSync(join(dirname(world.repo), 'package-'))
  const now = new Date()
  got(writePackage([madeDocument('a-new-notice', '新的通知')], { channel: 'town', out, createdAt: now }))
  const keys = openKeyFolder(join(dirname(world.repo), 'keys'), { demo: true })
  got(await publishPackage({ repo: world.repo, keys, now }, out))
  expect((await town())?.held[0]?.gap).toEqual({ state: 'behind', releases: 1, days: 0 })
  const [row] = got(await admin(hubConsoleApi.terminals, {})).terminals
  expect(row).toMatchObject({ code: 'QH01', contact: 'recent', heartbeat: { clockTrusted: true, version: 'test', waiting: 0 } })
  expect(row?.releases.find(({ channel }) => channel === 'town')?.gap.state).toBe('behind')
  expect(row?.contentAsOf).toBeDefined()

  await terminal.host.poller.round()
  expect((await town())?.held[0]?.gap).toEqual({ state: 'current' })
})

test('a code is listed by its first four characters only, and enrols nobody once it is revoked', async () => {
  const admin = await signedIn(['admin'])
  const made = got(await admin(hubConsoleApi.newEnrolmentCode, { terminalName: '柳沟村二号机' }))
  const { codes } = got(await admin(hubConsoleApi.openCodes, {}))
  const name = made.code.slice(0, 4)
  expect(codes).toEqual([
    { name, terminal: made.terminal, terminalName: '柳沟村二号机', expiresAt: made.expiresAt, locked: false },
  ])
  expect(got(await admin(hubConsoleApi.revokeCode, { name })).codes).toEqual([])
  expect(code(await admin(hubConsoleApi.revokeCode, { name }))).toBe('not-found')
  const machine = world.unenrolled({ sticks: mkdtempSync(join(dirname(world.repo), 'sticks-')) })
  expect(code(await enrol(machine.ledger, world.address, made.code))).toBe('code-unknown')
})
