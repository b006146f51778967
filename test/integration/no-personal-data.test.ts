// One person's words go the whole way, by network and by stick: none of them stands in a log, a heartbeat, a request that is not sealed, or any file
// of terminal and hub. The search is shown to see by words that do lie there.
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { hubFollowUpApi } from '../../shared/api/hub-follow-up.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { SubmissionKind } from '../../shared/requests/form.ts'
import { filledForm, madeUpIdNumber } from '../support/filled-forms.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { enterAs } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'

/** Each in one place only, so that a hit says where it came from. */
const MARKERS = {
  words: '记号甲子乙丑的话',
  name: '记号某丙寅',
  idNumber: madeUpIdNumber(),
  phone: '000-555 0123',
  search: '记号丁卯搜索',
  code: 'ZZZZMARKZZZZ',
  reply: '记号戊辰的答复',
  followUp: '记号辛未的回访',
  account: 'mark-jisi',
  password: 'mark-gengwu-password',
} as const

const lines: string[] = []
const sent: { path: string; headers: string; body: string }[] = []
let world: HubInProcess
let terminal: TestTerminal
let sticks: string
let shut = false

beforeAll(async () => {
  world = await hubInProcess({ log: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })) })
  sticks = mkdtempSync(join(tmpdir(), 'zwgk-sticks-'))
  world.door = async (request) => {
    const { pathname } = new URL(request.url)
    sent.push({ path: pathname, headers: JSON.stringify([...request.headers]), body: await request.clone().text() })
    return shut ? new Response('shut', { status: 503 }) : undefined
  }
  terminal = await world.terminal({ sticks })
})
afterAll(async () => {
  await world.close()
  rmSync(sticks, { recursive: true, force: true })
})

const atTerminal = async (request: Request) => await terminal.host.app.fetch(request)
function markersIn(text: string | Buffer): string[] {
  return Object.entries(MARKERS)
    .filter(
      ([, marker]) =>
        text.includes(marker) ||
        text.includes(escaped(marker)) ||
        text.includes(Buffer.from(marker).toString('base64').slice(0, -4)),
    )
    .map(([name]) => name)
}
function escaped(words: string): string {
  return words.replace(/[^\x20-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
}
/** Everybody who knows the words is asked; a refusal is as good as an answer here. */
async function asked(target: Endpoint, input: unknown): Promise<void> {
  await callEndpoint(atTerminal, 'http://terminal', target, input)
}

test('the whole way of one person’s words', async () => {
  const { host } = terminal
  shut = true
  const kinds: SubmissionKind[] = ['consultation', 'disclosure-request']
  const receipts = []
  for (const kind of kinds) receipts.push(await submitForm(host, kind, MARKERS.words))
  const bad = { grade: 'dissatisfied', callBack: 'yes', name: MARKERS.name, phone: MARKERS.phone }
  receipts.push(await submitForm(host, 'rating', MARKERS.words, bad))
  const form = await callEndpoint(atTerminal, 'http://terminal', terminalApi.openForm, { kind: 'disclosure-request' })
  if (!form.ok) throw new Error('expected a form')
  const answers = { ...filledForm('disclosure-request', MARKERS.words), name: MARKERS.name }
  await asked(terminalApi.submit, { ...form.value, kind: 'disclosure-request', answers })
  // Wrong in every way that a form can be.
  await asked(terminalApi.submit, {
    ...form.value,
    kind: 'disclosure-request',
    answers: { ...answers, idNumber: MARKERS.name, more: MARKERS.words },
  })
  await asked(terminalApi.submit, { kind: MARKERS.name, answers: MARKERS.words })
  await asked(terminalApi.search, { term: MARKERS.search })
  await asked(terminalApi.search, { term: MARKERS.idNumber })
  for (const { number } of receipts) await asked(terminalApi.receipt, { number, queryCode: MARKERS.code })
  await asked(terminalApi.receipt, { number: MARKERS.name, queryCode: MARKERS.code })
  const staff = await enterAs(host, 'staff')
  await staff.ask(terminalRolesApi.findItem, { number: MARKERS.name })
  await staff.ask(terminalRolesApi.record, { receipt: receipts[1]?.number ?? '', what: { kind: 'identity-checked' } })

  const desk = await enterAs(host, 'maintenance')
  mkdirSync(join(sticks, 'USB'))
  const [stick] = (await desk.get(terminalRolesApi.sticks, {})).sticks
  expect((await desk.get(terminalRolesApi.stickOut, { stick: stick?.id ?? '' })).envelopes).toBeGreaterThan(3)
  await desk.get(terminalRolesApi.eventsOut, { stick: stick?.id ?? '' })
  shut = false
  await host.poller.round()

  const console = consoleOf(world)
  await console(hubConsoleApi.signIn, { name: MARKERS.account, password: MARKERS.password })
  await world.hub.accounts.create({ name: 'officer', displayName: '受理员', roles: ['officer'] }, 'a password', { demo: true })
  await console(hubConsoleApi.signIn, { name: 'officer', password: 'a password' })
  const rows = await world.hub.store.selectFrom('submission').select('id').execute()
  expect(rows).toHaveLength(4)
  for (const { id } of rows) {
    expect(await console(hubConsoleApi.open, { id })).toBe(true)
    expect(await console(hubConsoleApi.reply, { id, body: MARKERS.reply })).toBe(true)
  }
  const rating = await world.hub.store.selectFrom('rating').select('submission_id').executeTakeFirstOrThrow()
  const step = { id: rating.submission_id, step: randomUUID(), action: { kind: 'measure', day: chinaDay(new Date()) } }
  expect(await console(hubFollowUpApi.recordStep, { ...step, words: MARKERS.followUp })).toBe(true)
  await host.poller.round()
  await host.poller.round()
  const answer = await callEndpoint(
    atTerminal,
    'http://terminal',
    terminalApi.receipt,
    receipts[0] ?? { number: '', queryCode: '' },
  )
  expect(answer.ok && answer.value.reply?.body).toBe(MARKERS.reply)
})

/** The console's side with its cookie; true when the hub said yes. */
function consoleOf({ address }: HubInProcess) {
  const session = { cookie: '', csrf: '' }
  return async (target: Endpoint, input: unknown): Promise<boolean> => {
    const fetcher = async (request: Request) => {
      const response = await fetch(request)
      session.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? session.cookie
      return response
    }
    const headers = { cookie: session.cookie, 'zwgk-csrf': session.csrf }
    const answer = await callEndpoint(fetcher, address, target, input, headers)
    if (answer.ok && target === hubConsoleApi.signIn) session.csrf = (answer.value as { csrf: string }).csrf
    return answer.ok
  }
}

test('no log line of terminal or hub holds any of it', () => {
  expect(lines.length).toBeGreaterThan(25)
  for (const event of [
    'submission-kept',
    'hub-received',
    'hub-opened',
    'hub-replied',
    'hub-follow-up',
    'hub-sign-in',
    'reply-kept',
    'stick-out',
  ])
    expect(
      lines.some((line) => line.includes(`"${event}"`)),
      event,
    ).toBe(true)
  expect(lines.filter((line) => markersIn(line).length > 0)).toEqual([])
})

test('the audit record tells who opened and answered which number, and holds none of it', async () => {
  const entries = await world.hub.store.selectFrom('audit_event').selectAll().orderBy('number').execute()
  for (const what of ['signed-in', 'submission-opened', 'replied', 'follow-up-step'])
    expect(entries.filter((entry) => entry.what === what && entry.account === 'officer').length, what).toBeGreaterThan(0)
  for (const receipt of await world.receipts()) expect(entries.some(({ about }) => about === receipt)).toBe(true)
  expect(markersIn(JSON.stringify(entries))).toEqual([])
})

test('no heartbeat, and no request of the terminal, holds any of it', async () => {
  const beats = await world.hub.store.selectFrom('terminal').select(['heartbeat', 'standing']).execute()
  expect(beats[0]?.heartbeat).toContain('"generation"')
  expect(markersIn(JSON.stringify(beats))).toEqual([])
  const fromTerminal = sent.filter(({ path }) => path.startsWith('/api/terminal/') || path.startsWith('/repo/'))
  expect(fromTerminal.length).toBeGreaterThan(8)
  for (const { path, headers, body } of fromTerminal) expect([path, ...markersIn(headers + body)]).toEqual([path])
})

test('no file of the terminal, of the hub, or on the stick holds any of it in clear', async () => {
  const hubFolder = dirname(world.repo)
  const number = (await world.receipts())[0] ?? 'none'
  let files = 0
  let bytes = 0
  let seen = 0
  const hits: string[] = []
  for (const folder of [terminal.data, hubFolder, sticks]) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const content = readFileSync(join(entry.parentPath, entry.name))
      files += 1
      bytes += content.length
      if (content.includes(number)) seen += 1
      // The names of people who sign in are the office's own; a receipt number is no person.
      hits.push(...markersIn(content).map((marker) => `${marker} in ${entry.name}`))
    }
  }
  // biome-ignore lint/suspicious/noConsole: how much was searched is part of the result
  console.log(`searched ${files} files, ${bytes} bytes; the receipt number stands in ${seen} of them`)
  expect(seen).toBeGreaterThan(1)
  expect(hits).toEqual([])
})
