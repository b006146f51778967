// 指令 between hub and terminal, over HTTP and by stick: carried out once, answered, and refused when forged, changed, repeated, late or another's.
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCommandDesk } from '../../electron/host/fleet/command-desk.ts'
import { createRestartDesk } from '../../electron/host/fleet/restart-desk.ts'
import type { Host } from '../../electron/host/host.ts'
import { commandRows, commandsFor, giveCommand, keepCommandAnswers } from '../../hub/fleet/commands.ts'
import { receiveStick } from '../../hub/reception/receive-stick.ts'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { answersFileName, stickOutboxSchema } from '../../shared/api/stick.ts'
import { terminalFleetApi } from '../../shared/api/terminal-fleet.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import type { CommandOrder, SignedCommand } from '../../shared/fleet/command.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { enterAs } from '../support/roles.ts'

const DAY_MS = 86_400_000
const WORDS = '周五下午检修，机器停用两小时。'
let world: HubInProcess
let terminal: TestTerminal
let other: TestTerminal
let restarts = 0
const logged: string[] = []
function restarted(): void {
  restarts += 1
}

beforeAll(async () => {
  world = await hubInProcess({ log: (event, fields) => logged.push(`${event} ${JSON.stringify(fields ?? {})}`) })
  terminal = await world.terminal({ restart: restarted })
  other = await world.terminal()
}, 60_000)
afterAll(() => world.close())
beforeEach(async () => {
  world.door = () => undefined
  restarts = 0
  await world.hub.store.deleteFrom('fleet_command').execute()
})

const codeOf = ({ host }: TestTerminal) => host.ledger.settings.get('grant')?.terminal.code ?? ''
const inMs = (ms: number) => new Date(Date.now() + ms)
const message = (): CommandOrder => ({ kind: 'message', words: WORDS, until: inMs(DAY_MS).toISOString() })
const by = { account: 'admin', displayName: '管理员' }

async function give(order: CommandOrder, at: TestTerminal = terminal, id = randomUUID()): Promise<string> {
  const given = await giveCommand({ id, terminal: codeOf(at), order, by }, world.reception)
  return given.ok ? id : given.error.code
}
const row = async (id: string, now = new Date()) => (await commandRows(world.hub.store, now)).find((one) => one.id === id)
const words = async (host: Host) => (await (await enterAs(host, 'staff')).get(terminalFleetApi.messages, {})).messages

/** What the hub would send, as somebody on the way may have changed it. */
function onTheWay(change: (commands: SignedCommand[]) => SignedCommand[]): void {
  world.door = async (request, through) => {
    if (new URL(request.url).pathname !== '/api/terminal/poll') return undefined
    const answer = (await (await through()).json()) as { commands?: SignedCommand[] }
    return Response.json({ ...answer, commands: change(answer.commands ?? []) })
  }
}

test('sync now: carried out and answered within one round; the console sees it wait, go down and be done', async () => {
  const id = await give({ kind: 'sync' })
  expect(await row(id)).toMatchObject({ state: 'waiting', kind: 'sync', by: '管理员', terminal: codeOf(terminal) })
  await terminal.host.poller.round()
  expect(await row(id)).toMatchObject({ state: 'done' })
  expect(terminal.host.ledger.commands.untold()).toEqual([])
})

test('a sync that fails is answered as failed, and the content stays', async () => {
  const id = await give({ kind: 'theme' })
  const before = terminal.host.state().content
  world.door = (request) => (new URL(request.url).pathname.startsWith('/repo/') ? new Response('', { status: 503 }) : undefined)
  await terminal.host.poller.round()
  expect(await row(id)).toMatchObject({ state: 'refused', reason: 'sync-failed' })
  expect(terminal.host.state().content).toEqual(before)
})

test('the same one twice, two of a kind, too many, a wrong end, no such terminal', async () => {
  const id = await give({ kind: 'sync' })
  expect(await give({ kind: 'sync' }, terminal, id as ReturnType<typeof randomUUID>)).toBe(id)
  expect(await give({ kind: 'sync' })).toBe('command-waiting')
  expect(await give({ kind: 'message', words: '字', until: inMs(-1).toISOString() })).toBe('message-end-wrong')
  const nowhere = await giveCommand({ id: randomUUID(), terminal: 'QH98', order: message(), by }, world.reception)
  expect(nowhere.ok ? 'given' : nowhere.error.code).toBe('not-found')
  for (let n = 1; n < 20; n += 1) expect(await give(message())).toMatch(/-/)
  expect(await give(message())).toBe('too-many-commands')
  expect(await commandRows(world.hub.store, new Date())).toHaveLength(20)
})

test('a message stands on the staff pages until its end, is marked as read once, and no word of it is logged', async () => {
  const id = await give(message())
  await terminal.host.poller.round()
  expect(await words(terminal.host)).toMatchObject([{ id, words: WORDS }])
  expect(await words(other.host)).toEqual([])
  const staff = await enterAs(terminal.host, 'staff')
  for (let n = 0; n < 3; n += 1) await staff.get(terminalFleetApi.messageSeen, { id })
  const missing = await staff.ask(terminalFleetApi.messageSeen, { id: randomUUID() })
  expect(missing.ok ? 'marked' : missing.error.code).toBe('not-found')
  await terminal.host.poller.round()
  expect((await row(id))?.seenAt).toBeDefined()
  expect(terminal.host.ledger.commands.messages(inMs(2 * DAY_MS))).toEqual([])
  expect(logged.filter((line) => line.startsWith('message-seen'))).toHaveLength(1)
  expect(logged.filter((line) => line.includes(id)).length).toBeGreaterThan(3)
  expect(logged.join('\n')).not.toContain(WORDS.slice(0, 4))
})

test('staff pages alone: without a grant, or as maintenance, nobody reads or marks', async () => {
  const direct = async (request: Request) => await terminal.host.app.fetch(request)
  const bare = await callEndpoint(direct, 'http://terminal', terminalFleetApi.messages, {})
  expect(bare.ok ? 'read' : bare.error.code).toBe('no-grant')
  const maintenance = await enterAs(terminal.host, 'maintenance')
  const refused = await maintenance.ask(terminalFleetApi.messageSeen, { id: randomUUID() })
  expect(refused.ok ? 'marked' : refused.error.code).toBe('no-grant')
})

test('changed on the way, signed by a stranger, or another terminal’s: nothing is kept, shown or answered', async () => {
  const id = await give(message())
  const stranger = currentSuite.generateSigningKey()
  const hostile: ((one: SignedCommand) => SignedCommand)[] = [
    ({ statement, signature }) => ({
      statement: { ...statement, order: { ...message(), words: '假的' } as CommandOrder },
      signature,
    }),
    ({ statement, signature }) => ({ statement: { ...statement, expiresAt: inMs(20 * DAY_MS).toISOString() }, signature }),
    ({ statement, signature }) => ({ statement: { ...statement, order: { kind: 'restart' } }, signature }),
    ({ statement }) => ({ statement, signature: currentSuite.sign(stranger, statementBytes('command', statement)) }),
    ({ statement }) => ({
      statement,
      signature: {
        ...currentSuite.sign(stranger, statementBytes('command', statement)),
        keyId: world.reception.signingKey.keyId,
      },
    }),
    // The right key, for another purpose.
    ({ statement }) => ({
      statement,
      signature: currentSuite.sign(world.reception.signingKey, statementBytes('reply', statement)),
    }),
  ]
  for (const change of hostile) {
    onTheWay((commands) => commands.map(change))
    await terminal.host.poller.round()
    expect(terminal.host.ledger.commands.isKnown(id)).toBe(false)
  }
  const theirs = await commandsFor(codeOf(terminal), 'network', world.reception)
  onTheWay(() => theirs ?? [])
  await other.host.poller.round()
  expect(other.host.ledger.commands.isKnown(id)).toBe(false)
  expect(restarts).toBe(0)
  // Whole, it still comes through.
  world.door = () => undefined
  await terminal.host.poller.round()
  expect(await row(id)).toMatchObject({ state: 'done' })
})

test('repeated for ever: carried out once; a terminal answers for nobody else’s command', async () => {
  const id = await give({ kind: 'restart' })
  const again = await commandsFor(codeOf(terminal), 'network', world.reception)
  onTheWay(() => again ?? [])
  for (let n = 0; n < 3; n += 1) await terminal.host.poller.round()
  await expect.poll(() => restarts).toBe(1)
  await terminal.host.poller.round()
  expect(restarts).toBe(1)
  const theirs = await give({ kind: 'sync' }, other)
  await keepCommandAnswers(codeOf(terminal), [{ id: theirs, outcome: 'done' }], world.reception)
  expect(await row(theirs)).toMatchObject({ state: 'waiting' })
  expect(await row(id)).toMatchObject({ state: 'done' })
})

test('too late, and issued later than the terminal’s clock allows: answered, not carried out', async () => {
  const late = await give({ kind: 'restart' })
  const held = await commandsFor(codeOf(terminal), 'network', world.reception)
  expect(await row(late, inMs(2 * DAY_MS))).toMatchObject({ state: 'expired' })
  const desk = (now: Date) =>
    createCommandDesk({
      ledger: terminal.host.ledger,
      office: () => world.hub.office,
      clock: { time: () => ({ now, trusted: true }) },
      log: silentLog,
      changed: () => undefined,
      restart: createRestartDesk(restarted, silentLog),
    })
  desk(inMs(2 * DAY_MS)).take(held ?? [])
  expect(terminal.host.ledger.commands.untold()).toEqual([{ id: late, outcome: 'expired' }])
  await terminal.host.poller.round()
  expect(await row(late)).toMatchObject({ state: 'expired' })
  const early = await give({ kind: 'restart' })
  desk(inMs(-DAY_MS)).take((await commandsFor(codeOf(terminal), 'network', world.reception)) ?? [])
  await terminal.host.poller.round()
  expect(await row(early)).toMatchObject({ state: 'refused', reason: 'clock' })
  expect(restarts).toBe(0)
})

test('killed between writing down and acting: the next start makes it good, a restart does not loop', async () => {
  const [sync, restart] = [await give({ kind: 'sync' }), await give({ kind: 'restart' })]
  // Written down, and nothing done: as a kill leaves it.
  for (const { statement } of (await commandsFor(codeOf(terminal), 'network', world.reception)) ?? [])
    terminal.host.ledger.commands.keep(statement)
  await terminal.restart()
  expect(terminal.host.ledger.commands.untold()).toEqual([{ id: restart, outcome: 'done' }])
  await terminal.host.poller.round()
  expect([(await row(sync))?.state, (await row(restart))?.state]).toEqual(['done', 'done'])
  for (let n = 0; n < 2; n += 1) {
    await terminal.restart()
    await terminal.host.poller.round()
  }
  expect(restarts).toBe(0)
})

test('the answer gets lost: it is told again, and stands once', async () => {
  const id = await give({ kind: 'sync' })
  let polls = 0
  world.door = async (request, through, cut) => {
    if (new URL(request.url).pathname !== '/api/terminal/poll') return undefined
    polls += 1
    if (polls !== 2) return undefined
    await through()
    cut()
    return new Response('')
  }
  await terminal.host.poller.round()
  expect(terminal.host.ledger.commands.untold()).toHaveLength(1)
  const answeredAt = (await row(id))?.answeredAt
  await terminal.host.poller.round()
  expect(terminal.host.ledger.commands.untold()).toEqual([])
  expect(await row(id)).toMatchObject({ state: 'done', answeredAt })
})

test('a restart waits for the person at the machine, and comes when they have gone', async () => {
  const direct = async (request: Request) => await terminal.host.app.fetch(request)
  const using = (yes: boolean) => callEndpoint(direct, 'http://terminal', terminalFleetApi.inUse, { using: yes })
  await using(true)
  const id = await give({ kind: 'restart' })
  await terminal.host.poller.round()
  expect([restarts, (await row(id))?.state]).toEqual([0, 'delivered'])
  await using(false)
  expect(restarts).toBe(1)
  await terminal.host.poller.round()
  expect(await row(id)).toMatchObject({ state: 'done' })
  // A terminal that nobody would start anew says so.
  const refused = await give({ kind: 'restart' }, other)
  await other.host.poller.round()
  expect(await row(refused)).toMatchObject({ state: 'refused', reason: 'no-restart' })
})

test('by stick: a message goes along, a sync waits for the network; the answer comes with the next stick', async () => {
  const sticks = join(terminal.data, 'sticks')
  const stick = join(sticks, 'USB')
  mkdirSync(stick, { recursive: true })
  const offline = await world.terminal({ sticks })
  const code = codeOf(offline)
  const [note, sync] = [await give(message(), offline), await give({ kind: 'sync' }, offline)]
  const maintenance = await enterAs(offline.host, 'maintenance')
  const id = (await maintenance.get(terminalRolesApi.sticks, {})).sticks[0]?.id ?? ''
  const toHub = async () => {
    const desk = await enterAs(offline.host, 'maintenance')
    const { file } = await desk.get(terminalRolesApi.stickOut, { stick: id })
    const outbox = stickOutboxSchema.parse(JSON.parse(readFileSync(join(stick, file), 'utf8')))
    const answers = await receiveStick(outbox, world.reception)
    if (!answers.ok) throw new Error(`expected answers, got ${answers.error.code}`)
    writeFileSync(join(stick, answersFileName(code)), JSON.stringify(answers.value))
    await desk.get(terminalRolesApi.stickIn, { stick: id })
    return answers.value.content
  }
  expect((await toHub()).commands?.map(({ statement }) => statement.id)).toEqual([note])
  expect(await words(offline.host)).toMatchObject([{ id: note, words: WORDS }])
  expect(await row(note)).toMatchObject({ state: 'delivered' })
  expect((await toHub()).commandsKept).toEqual([{ id: note, outcome: 'done' }])
  expect([(await row(note))?.state, (await row(sync))?.state]).toEqual(['done', 'waiting'])
  expect(offline.host.ledger.commands.untold()).toEqual([])
})
