// A terminal without a network: its submissions go out on a stick, the office answers on the stick, and no stranger's stick does harm.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reply } from '../../hub/reception/answer.ts'
import { receiveStick } from '../../hub/reception/receive-stick.ts'
import { windowRecordsOf } from '../../hub/reception/window-records.ts'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { answersFileName, ENROLMENT_FILE, stickOutboxSchema } from '../../shared/api/stick.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { type AtTheDesk, enterAs } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'

let world: HubInProcess
let terminal: TestTerminal
let sticks: string
let desk: AtTheDesk
const shut = () => new Response('shut', { status: 503 })

beforeAll(async () => {
  world = await hubInProcess()
  sticks = mkdtempSync(join(tmpdir(), 'zwgk-sticks-'))
})
afterAll(async () => {
  await world.close()
  rmSync(sticks, { recursive: true, force: true })
})
beforeEach(async () => {
  world.door = () => undefined
  pullSticks()
  terminal = await world.terminal({ sticks })
  desk = await enterAs(terminal.host, 'maintenance')
  // From here on there is no network.
  world.door = shut
})

function insertStick(name = 'USB'): string {
  const stick = join(sticks, name)
  mkdirSync(stick, { recursive: true })
  return stick
}
function pullSticks(): void {
  for (const name of readdirSync(sticks)) rmSync(join(sticks, name), { recursive: true, force: true })
}
async function stickId(): Promise<string> {
  const [stick] = (await desk.get(terminalRolesApi.sticks, {})).sticks
  return stick?.id ?? ''
}
const exported = async () => await desk.get(terminalRolesApi.stickOut, { stick: await stickId() })
const imported = async () => await desk.ask(terminalRolesApi.stickIn, { stick: await stickId() })
const code = () => terminal.host.ledger.settings.get('grant')?.terminal.code ?? ''
const readOutbox = (stick: string, file: string) => stickOutboxSchema.parse(JSON.parse(readFileSync(join(stick, file), 'utf8')))
/** The office: takes the file and writes the answers beside it. */
async function officeAnswers(stick: string, file: string): Promise<void> {
  const answers = await receiveStick(readOutbox(stick, file), world.reception)
  if (!answers.ok) throw new Error(answers.error.code)
  writeFileSync(join(stick, answersFileName(code())), JSON.stringify(answers.value))
}

test('both ways: out, received, answered, in; nothing leaves the queue before the signed answer is read, and twice is as good as once', async () => {
  const { host } = terminal
  const question = await submitForm(host, 'consultation', '摆渡的问题')
  const request = await submitForm(host, 'disclosure-request', '摆渡的申请')
  const staff = await enterAs(host, 'staff')
  await staff.get(terminalRolesApi.record, { receipt: request.number, what: { kind: 'identity-checked' } })
  desk = await enterAs(host, 'maintenance')
  const stick = insertStick()
  const out = await exported()
  expect(out).toMatchObject({ envelopes: 2, windowRecords: 1, left: 0 })
  expect(readdirSync(stick)).toEqual([out.file])
  expect(readFileSync(join(stick, out.file), 'utf8')).not.toContain('摆渡')
  expect(host.state().queue.waiting).toBe(2)

  await officeAnswers(stick, out.file)
  await officeAnswers(stick, out.file)
  expect(await world.receipts()).toEqual(expect.arrayContaining([question.number, request.number]))
  expect(host.state().queue.waiting).toBe(2)
  const taken = await imported()
  expect(taken.ok && taken.value.parts).toMatchObject([{ part: 'answers', outcome: 'taken', count: 2 }])
  expect(host.state().queue).toEqual({ waiting: 0, refused: 0 })
  expect(host.ledger.windowRecords.untold(10)).toEqual([])
  expect(await windowRecordsOf(world.hub.store, request.number)).toHaveLength(1)
  expect(await imported()).toMatchObject({ ok: true, value: { parts: [{ part: 'answers', outcome: 'unchanged' }] } })

  const row = await world.hub.store
    .selectFrom('submission')
    .select('id')
    .where('receipt', '=', question.number)
    .executeTakeFirstOrThrow()
  expect((await reply(row.id, '每月十五号发到卡里。', '青禾镇', world.reception)).ok).toBe(true)
  const again = await exported()
  expect(again).toMatchObject({ envelopes: 0, windowRecords: 0 })
  await officeAnswers(stick, again.file)
  await imported()
  const fetcher = async (asked: Request) => await host.app.fetch(asked)
  const status = await callEndpoint(fetcher, 'http://terminal', terminalApi.receipt, question)
  expect(status.ok && status.value.reply?.body).toBe('每月十五号发到卡里。')
})

test('answers that are another hub’s, another terminal’s, changed, cut short, too large or no file at all are not taken', async () => {
  const { host } = terminal
  await submitForm(host, 'consultation', '还在本机')
  const stick = insertStick()
  const { file } = await exported()
  await officeAnswers(stick, file)
  const path = join(stick, answersFileName(code()))
  const whole = readFileSync(path, 'utf8')
  const real = JSON.parse(whole) as { content: Record<string, unknown>; signature: unknown }
  const resigned = (content: object) => {
    const stranger = currentSuite.generateSigningKey()
    return { format: 1, content, signature: currentSuite.sign(stranger, statementBytes('stick-answers', content)) }
  }
  const id = host.ledger.submissions.queued()[0]?.id ?? ''
  const receipt = host.ledger.submissions.byId(id)?.header.receipt
  const refusal = { ...real.content, acknowledgements: [], refusals: [{ id, receipt, reason: 'malformed' }] }
  const hostile: [string, string][] = [
    ['stick-answers-not-signed', JSON.stringify(resigned(real.content))],
    ['stick-answers-not-signed', JSON.stringify(resigned(refusal))],
    ['stick-answers-not-signed', JSON.stringify({ ...real, content: refusal })],
    ['stick-answers-not-signed', JSON.stringify({ ...real, content: { ...real.content, terminal: 'QH99' } })],
    ['stick-file-damaged', whole.slice(0, whole.length / 2)],
    ['stick-file-damaged', ''],
    ['stick-file-damaged', '[]'],
    ['stick-file-damaged', '['.repeat(200_000)],
    ['stick-file-damaged', '{"__proto__":{"format":1}}'],
    ['stick-file-damaged', JSON.stringify({ ...real, more: 1 })],
    ['stick-file-damaged', JSON.stringify({ ...real, format: 2 })],
    ['stick-file-too-large', ' '.repeat(64 * 1_048_576 + 1)],
  ]
  for (const [expected, bytes] of hostile) {
    writeFileSync(path, bytes)
    const taken = await imported()
    expect(taken.ok && taken.value.parts[0]?.failure?.code).toBe(expected)
    expect(host.state().queue).toEqual({ waiting: 1, refused: 0 })
  }
  rmSync(path)
  symlinkSync('/etc/passwd', path)
  expect(await imported()).toMatchObject({ ok: false, error: { code: 'stick-has-nothing' } })
  rmSync(path)
  writeFileSync(path, whole)
  expect((await imported()).ok && host.state().queue.waiting).toBe(0)
})

test('the hub takes no file that the terminal has not signed, nor one of a terminal it does not know', async () => {
  await submitForm(terminal.host, 'consultation', '原件')
  const stick = insertStick()
  const { file } = await exported()
  const { content, signature } = readOutbox(stick, file)
  const stranger = currentSuite.generateSigningKey()
  const before = await world.receipts()
  const tries = [
    { content: { ...content, windowRecords: [], heartbeat: { ...content.heartbeat, waiting: 99 } }, signature },
    { content, signature: currentSuite.sign(stranger, statementBytes('stick-outbox', content)) },
  ]
  for (const tried of tries) {
    const answer = await receiveStick({ format: 1, ...tried }, world.reception)
    expect(answer.ok ? '' : answer.error.code).toBe('stick-outbox-not-signed')
  }
  const unknown = await receiveStick({ format: 1, content: { ...content, terminal: 'QH98' }, signature }, world.reception)
  expect(unknown.ok ? '' : unknown.error.code).toBe('terminal-unknown')
  expect(await world.receipts()).toEqual(before)
})

test('F45 F48: a stick pulled before export is told so, another in its place is another, and leftovers of an aborted export are swept', async () => {
  await submitForm(terminal.host, 'consultation', '留在本机')
  const stick = insertStick()
  const id = await stickId()
  pullSticks()
  const pulled = await desk.ask(terminalRolesApi.stickOut, { stick: id })
  expect(pulled.ok ? '' : pulled.error.code).toBe('stick-removed')
  expect(terminal.host.state().queue.waiting).toBe(1)
  insertStick()
  const first = await exported()
  writeFileSync(join(stick, `${first.file}.part-dead`), 'half')
  await exported()
  expect(readdirSync(stick)).toEqual([first.file])
})

test('content comes by stick too, and an empty stick says that it holds nothing', async () => {
  const stick = insertStick()
  expect(await imported()).toMatchObject({ ok: false, error: { code: 'stick-has-nothing' } })
  symlinkSync(world.repo, join(stick, 'metadata'))
  expect(await imported()).toMatchObject({ ok: false, error: { code: 'stick-has-nothing' } })
  rmSync(join(stick, 'metadata'))
  for (const folder of readdirSync(world.repo)) copyFolder(join(world.repo, folder), join(stick, folder))
  const taken = await imported()
  expect(taken).toMatchObject({ ok: true, value: { parts: [{ part: 'content', outcome: 'unchanged' }] } })
})

test('an enrolment file waits for the network, then enrols by itself; a hostile one is refused', async () => {
  const fresh = world.unenrolled({ sticks })
  const desk2 = await enterAs(fresh, 'maintenance')
  const stick = insertStick()
  const [found] = (await desk2.get(terminalRolesApi.sticks, {})).sticks
  const take = () => desk2.ask(terminalRolesApi.stickIn, { stick: found?.id ?? '' })
  for (const bytes of [
    '{',
    '{"format":1,"hub":"file:///etc/passwd","code":"AAAA-BBBB-CCCC-DDDD"}',
    `{"format":1,"hub":"${world.address}"}`,
  ]) {
    writeFileSync(join(stick, ENROLMENT_FILE), bytes)
    expect(await take()).toMatchObject({ ok: true, value: { parts: [{ failure: { code: 'stick-file-damaged' } }] } })
  }
  writeFileSync(join(stick, ENROLMENT_FILE), JSON.stringify({ format: 1, hub: world.address, code: await world.newCode() }))
  expect(await take()).toMatchObject({ ok: true, value: { parts: [{ part: 'enrolment', outcome: 'asked' }] } })
  world.door = () => undefined
  await fresh.poller.round()
  expect(fresh.state().terminal?.code).toMatch(/^QH\d\d$/)
  expect(fresh.ledger.settings.get('enrolment-offer')).toBeUndefined()
})

test('the device record is kept, and its measures and printers stand in the state; what can’t be is refused', async () => {
  const asked = [
    { diagonalInches: 0, lowerEdgeMm: 800 },
    { diagonalInches: 43, lowerEdgeMm: -1 },
    { diagonalInches: 43, lowerEdgeMm: 800, location: 'x'.repeat(101) },
    { diagonalInches: 43, lowerEdgeMm: 800, printers: { a4: 'x'.repeat(128) } },
    { diagonalInches: 43, lowerEdgeMm: 800, printers: { a3: 'office' } },
  ]
  for (const record of asked) expect((await desk.ask(terminalRolesApi.keepDevice, record)).ok).toBe(false)
  await desk.get(terminalRolesApi.keepDevice, {
    ...{ diagonalInches: 43, lowerEdgeMm: 800, location: '一楼大厅' },
    printers: { 'roll-80': 'receipts' },
  })
  const host = await terminal.restart()
  expect(host.state().device).toEqual({ diagonalInches: 43, lowerEdgeMm: 800, printers: { 'roll-80': 'receipts' } })
})

test('the last events go to the stick without a word that somebody wrote', async () => {
  await submitForm(terminal.host, 'consultation', '日志里不能有的字')
  const stick = insertStick()
  const written = await desk.get(terminalRolesApi.eventsOut, { stick: await stickId() })
  const text = readFileSync(join(stick, written.file), 'utf8')
  expect(text).toContain('submission-kept')
  expect(text).not.toContain('日志里')
  const { events } = await desk.get(terminalRolesApi.events, {})
  expect(events.map(({ event }) => event)).toContain('submission-kept')
})

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyFolder(join(from, entry.name), join(to, entry.name))
    else writeFileSync(join(to, entry.name), readFileSync(join(from, entry.name)))
  }
}
