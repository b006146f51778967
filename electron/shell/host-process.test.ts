// The host's keeper with a host that a test starts and ends.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type HostProcess, type HostRun, keepHostRunning } from './host-process.ts'

interface FakeRun extends HostRun {
  answers(): void
  ends(code: number): void
}

let runs: FakeRun[] = []
const given = { up: 0, back: 0 }

beforeEach(() => {
  vi.useFakeTimers()
  runs = []
  given.up = 0
  given.back = 0
})
afterEach(() => vi.useRealTimers())

function fakeRun(): FakeRun {
  const ready = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<number>()
  const run = {
    ready: ready.promise,
    ended: ended.promise,
    answers: () => ready.resolve(),
    ends: (code: number) => ended.resolve(code),
    stop: () => ended.resolve(0),
    kill: () => ended.resolve(137),
  }
  runs.push(run)
  return run
}

function keep(): HostProcess {
  return keepHostRunning({
    launch: fakeRun,
    log: () => undefined,
    givenUp: () => {
      given.up += 1
    },
    back: () => {
      given.back += 1
    },
  })
}

const last = (): FakeRun => {
  const run = runs.at(-1)
  if (run === undefined) throw new Error('expected a started host')
  return run
}

async function crash(afterMs: number): Promise<void> {
  last().ends(1)
  await vi.advanceTimersByTimeAsync(afterMs)
}

test('a request waits for a host that is starting, also over a crash', async () => {
  const host = keep()
  const answer = host.ready()
  await crash(10)
  expect(runs).toHaveLength(2)
  last().answers()
  expect(await answer).toBe(true)
})

test('a request does not wait for ever', async () => {
  const answer = keep().ready(15_000)
  await vi.advanceTimersByTimeAsync(15_001)
  expect(await answer).toBe(false)
})

test('five restarts in a minute with growing pauses, then the help page, a minute later again', async () => {
  const host = keep()
  for (let i = 0; i < 5; i++) await crash(6_000)
  expect(runs).toHaveLength(6)
  await crash(1_000)
  expect(given.up).toBe(1)
  expect(runs).toHaveLength(6)
  expect(await host.ready()).toBe(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(runs).toHaveLength(7)
  last().answers()
  await vi.advanceTimersByTimeAsync(0)
  expect(given.back).toBe(1)
  expect(await host.ready()).toBe(true)
})

test('a host that never answers is ended and started anew', async () => {
  keep()
  await vi.advanceTimersByTimeAsync(60_001)
  expect(runs).toHaveLength(2)
})

test('after the stop nothing is started again', async () => {
  const host = keep()
  last().answers()
  await host.stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(runs).toHaveLength(1)
  expect(await host.ready()).toBe(false)
})
