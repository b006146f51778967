import { spawn } from 'node:child_process'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isLiving, type ListedProcess, watchForLostProcess } from './lost-process.ts'

const EVERY_MS = 2_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(listed: ListedProcess[]) {
  const dead = new Set<number>()
  const lost: string[] = []
  const stop = watchForLostProcess({
    listed: () => listed,
    isLiving: (pid) => !dead.has(pid),
    lost: (type) => lost.push(type),
    everyMs: EVERY_MS,
  })
  return { dead, lost, stop }
}

test('F67: a process that draws, dead and still on the list at two looks, is lost: said once', () => {
  const { dead, lost } = watched([{ pid: 7, type: 'GPU' }])
  vi.advanceTimersByTime(10 * EVERY_MS)
  expect(lost).toEqual([])
  dead.add(7)
  vi.advanceTimersByTime(EVERY_MS)
  expect(lost).toEqual([])
  vi.advanceTimersByTime(10 * EVERY_MS)
  expect(lost).toEqual(['GPU'])
})

test('one that Chromium has replaced by the next look is not', () => {
  const listed: ListedProcess[] = [{ pid: 7, type: 'GPU' }]
  const { dead, lost } = watched(listed)
  for (let pid = 7; pid < 20; pid++) {
    dead.add(pid)
    vi.advanceTimersByTime(EVERY_MS)
    listed[0] = { pid: pid + 1, type: 'GPU' }
  }
  expect(lost).toEqual([])
})

test('a page has its own keeper', () => {
  const { dead, lost } = watched([
    { pid: 1, type: 'Browser' },
    { pid: 8, type: 'Tab' },
  ])
  dead.add(8)
  vi.advanceTimersByTime(5 * EVERY_MS)
  expect(lost).toEqual([])
})

test('a watch that is ended says nothing more', () => {
  const { dead, lost, stop } = watched([{ pid: 7, type: 'Utility' }])
  dead.add(7)
  vi.advanceTimersByTime(EVERY_MS)
  stop()
  vi.advanceTimersByTime(5 * EVERY_MS)
  expect(lost).toEqual([])
})

test('living, dead, and dead while nobody asks about it', async () => {
  vi.useRealTimers()
  expect(isLiving(process.pid)).toBe(true)
  // A shell that starts a child and becomes a program that never asks about it.
  const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const child = Number(await new Promise<string>((resolve) => parent.stdout.once('data', (line) => resolve(String(line)))))
    await expect.poll(() => isLiving(child)).toBe(false)
    // Still there for the system.
    expect(process.kill(child, 0)).toBe(true)
  } finally {
    const ended = new Promise((resolve) => parent.once('exit', resolve))
    parent.kill('SIGKILL')
    await ended
  }
  expect(isLiving(parent.pid ?? 0)).toBe(false)
})
