// The page's keeper with a page that a test crashes and hangs.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HEARTBEAT_MS } from './ipc-channels.ts'
import { keepPage, type PageKeeper } from './page-keeper.ts'

let shown: string[] = []
let crashes = 0
let keeper: PageKeeper

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  shown = []
  crashes = 0
  keeper = keepPage({
    page: {
      load: (address) => shown.push(address),
      crash: () => {
        crashes += 1
      },
    },
    home: 'home',
    help: 'help',
    log: () => undefined,
  })
  keeper.loaded()
})
afterEach(() => {
  keeper.stop()
  vi.useRealTimers()
})

function beats(seconds: number): void {
  for (let ms = 0; ms < seconds * 1_000; ms += HEARTBEAT_MS) {
    keeper.heartbeat()
    vi.advanceTimersByTime(HEARTBEAT_MS)
  }
}

test('three times the home page, then the help page, and home again a minute later', () => {
  for (let i = 0; i < 3; i++) keeper.gone('crashed')
  expect(shown).toEqual(['home', 'home', 'home'])
  keeper.gone('crashed')
  keeper.gone('crashed')
  expect(shown.slice(3)).toEqual(['help'])
  vi.advanceTimersByTime(60_000)
  expect(shown.slice(4)).toEqual(['home'])
})

test('a page whose heart beats is left alone; one that is silent for long is ended once', () => {
  beats(600)
  expect(crashes).toBe(0)
  vi.advanceTimersByTime(4 * HEARTBEAT_MS)
  expect(crashes).toBe(0)
  vi.advanceTimersByTime(20 * HEARTBEAT_MS)
  expect(crashes).toBe(1)
})

test('a page that is still loading is not counted', () => {
  keeper.gone('crashed')
  vi.advanceTimersByTime(28_000)
  expect(crashes).toBe(0)
})

test('without a host the help page stands, through crashes, until the host is back', () => {
  keeper.hostGivenUp()
  keeper.gone('crashed')
  expect(shown).toEqual(['help', 'help'])
  keeper.hostBack()
  expect(shown.at(-1)).toBe('home')
})

test('F68: a page that never finishes loading is ended after 30 s and loaded again, and the help page is left alone', () => {
  keeper.begin()
  vi.advanceTimersByTime(28_000)
  expect(crashes).toBe(0)
  vi.advanceTimersByTime(4_000)
  expect(crashes).toBe(1)
  keeper.gone('crashed')
  expect(shown).toEqual(['home', 'home'])
  keeper.loaded()
  beats(60)
  expect(crashes).toBe(1)
  keeper.hostGivenUp()
  vi.advanceTimersByTime(120_000)
  expect([crashes, shown.at(-1)]).toEqual([1, 'help'])
})
