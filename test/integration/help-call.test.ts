// 请人帮忙 between terminal and hub: told at once, seen, ended by itself, offline, and what a child or a stolen key can't do with it.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createHelpDesk } from '../../electron/host/help/help-desk.ts'
import { createHubClient, type HubClient } from '../../electron/host/outbox/hub-client.ts'
import { helpCallSeen, keepHelpCall, standingHelpCalls } from '../../hub/fleet/help-calls.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { HELP_CALL_OPEN_MS, HELP_CALLS_PER_HOUR } from '../../shared/fleet/help-call.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'

let world: HubInProcess
let terminal: TestTerminal
let code: string
beforeAll(async () => {
  world = await hubInProcess()
  terminal = await world.terminal()
  code = terminal.host.ledger.settings.get('grant')?.terminal.code ?? ''
}, 60_000)
afterAll(() => world.close())
beforeEach(async () => {
  world.door = () => undefined
  await world.hub.store.deleteFrom('help_call').execute()
})

/** A desk that is closed does not wait for what it has just told: the next test does, or the hub would hear of a call of the one before. */
const underWay = new Set<Promise<unknown>>()
afterEach(async () => {
  await Promise.all(underWay)
})

const client = (): Pick<HubClient, 'helpCall'> => {
  const { helpCall } = createHubClient(terminal.host.ledger, () => new Date())
  return {
    helpCall(told) {
      const answer = helpCall(told)
      underWay.add(answer)
      void answer.finally(() => underWay.delete(answer))
      return answer
    },
  }
}
const standing = (now = new Date()) => standingHelpCalls(world.hub.store, now)
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

/** The desk of the terminal with a count of milliseconds that the test turns. */
function desk() {
  let now = 0
  const made = createHelpDesk({ hub: client(), log: silentLog, changed: () => undefined, monotonic: () => now, tellEveryMs: 5 })
  return Object.assign(made, {
    pass: (ms: number) => {
      now += ms
    },
  })
}

test('the office sees the call at once: which terminal, since when; and what is told names nobody', async () => {
  const bodies: string[] = []
  world.door = async (request) => {
    if (new URL(request.url).pathname === '/api/terminal/help-calls') bodies.push(await request.clone().text())
    return undefined
  }
  const at = desk()
  expect(at.call()).toEqual({ rings: true })
  await expect.poll(() => at.state()?.told).toBe('hub')
  const [call] = await standing()
  expect(call?.terminal).toBe(code)
  expect(call?.terminalName).toBe('test')
  expect(Date.now() - Date.parse(call?.calledAt ?? '')).toBeLessThan(HELP_CALL_OPEN_MS)
  expect(Object.keys(JSON.parse(bodies[0] ?? '{}')).sort()).toEqual(['id', 'over', 'rings'])
  at.close()
})

test('已处理 in the console is seen at the terminal, and pressing it twice changes nothing', async () => {
  const at = desk()
  at.call()
  await expect.poll(() => at.state()?.told).toBe('hub')
  const [call] = await standing()
  expect(await helpCallSeen(world.hub.store, call?.id ?? '', new Date())).toBe(code)
  expect(await helpCallSeen(world.hub.store, call?.id ?? '', new Date())).toBe(code)
  expect(await standing()).toEqual([])
  await expect.poll(() => at.state()?.told).toBe('seen')
  expect(await helpCallSeen(world.hub.store, randomUUID(), new Date())).toBeUndefined()
  at.close()
})

test('a person who says that somebody has come takes the call off the list', async () => {
  const at = desk()
  at.call()
  await expect.poll(() => at.state()?.told).toBe('hub')
  at.over()
  expect(at.state()).toBeUndefined()
  await expect.poll(() => standing()).toEqual([])
  at.close()
})

test('it ends by itself, here and there', async () => {
  const at = desk()
  at.call()
  await expect.poll(() => at.state()?.told).toBe('hub')
  expect(await standing(inMinutes(9))).toHaveLength(1)
  expect(await standing(inMinutes(11))).toEqual([])
  at.pass(HELP_CALL_OPEN_MS)
  expect(at.state()).toBeUndefined()
  at.close()
})

test('offline it rings here and says so; when the network comes back the office is told of the call that still stands', async () => {
  world.door = () => new Response('nobody', { status: 502 })
  const at = desk()
  expect(at.call()).toEqual({ rings: true })
  await expect.poll(() => at.state()?.told).toBe('nobody')
  expect(await standing()).toEqual([])
  world.door = () => undefined
  await expect.poll(() => at.state()?.told).toBe('hub')
  expect(await standing()).toHaveLength(1)
  at.close()
})

test('a child that presses a hundred times rings once, and the office has one call', async () => {
  const at = desk()
  const rang = Array.from({ length: 100 }, () => at.call().rings)
  expect(rang.filter(Boolean)).toHaveLength(1)
  await expect.poll(() => at.state()?.told).toBe('hub')
  expect(await standing()).toHaveLength(1)
  at.pass(25_000)
  expect(at.call()).toEqual({ rings: true })
  await expect.poll(async () => (await standing())[0]?.rings).toBe(2)
  at.close()
})

test('called and called off again and again: the terminal falls silent and the hub takes no more', async () => {
  const at = desk()
  let rang = 0
  for (let i = 0; i < 60; i += 1) {
    if (at.call().rings) rang += 1
    at.over()
    at.pass(1_000)
  }
  expect(rang).toBeLessThanOrEqual(4)
  at.close()
  const now = new Date()
  const told = []
  for (let i = 0; i < 20; i += 1) {
    const kept = await keepHelpCall(world.hub.store, code, { id: randomUUID(), rings: 1, over: false }, now)
    told.push(kept.ok ? 'taken' : kept.error.code)
  }
  expect(told.filter((one) => one === 'taken').length).toBeLessThanOrEqual(HELP_CALLS_PER_HOUR)
  expect(told.at(-1)).toBe('too-many-help-calls')
  expect(await standing(now)).toHaveLength(1)
  const later = new Date(now.getTime() + 61 * 60_000)
  expect((await keepHelpCall(world.hub.store, code, { id: randomUUID(), rings: 1, over: false }, later)).ok).toBe(true)
})

test('unsigned, of another terminal, and of another shape: refused, and no call is made', async () => {
  const post = async (body: string) =>
    (
      await fetch(`${world.address}/api/terminal/help-calls`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    ).status
  const told = { id: randomUUID(), rings: 1, over: false }
  expect(await post(JSON.stringify(told))).toBe(401)
  for (const wrong of [{ who: '某某某' }, { rings: 1e9 }, { rings: 0 }, { id: 'x' }, { over: 'yes' as never }]) {
    const answer = await client().helpCall({ ...told, ...wrong })
    expect(answer.ok ? 'taken' : answer.error.code).toBe('malformed')
  }
  expect(await standing()).toEqual([])
  expect((await client().helpCall(told)).ok).toBe(true)
  const other = await world.terminal()
  const theirs = createHubClient(other.host.ledger, () => new Date())
  const answer = await theirs.helpCall({ ...told, over: true })
  expect(answer.ok ? 'taken' : answer.error.code).toBe('not-found')
  expect(await standing()).toHaveLength(1)
  expect(await post('x'.repeat(2_000_000))).toBe(413)
})
