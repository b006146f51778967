import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PAGE_BEAT_MS } from '../../shared/api/browser-shell.ts'
import { watchPages } from './watch-pages.ts'

let there = 0
let events: string[] = []
const watch = (kept = true) => {
  const browser = {
    pageCame() {
      there += 1
      return () => {
        there -= 1
      }
    },
  }
  return watchPages(
    () => (kept ? browser : undefined),
    (event) => void events.push(event),
  )
}
const pass = (beats: number) => vi.advanceTimersByTime(beats * PAGE_BEAT_MS)

beforeEach(() => {
  there = 0
  events = []
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

test('F67: a page that stops speaking counts as gone while its stream stays open, and is back with its next word', () => {
  const pages = watch()
  const closed = pages.opened()
  for (let beat = 0; beat < 20; beat += 1) {
    expect(pages.beat(false)).toBe(true)
    pass(1)
  }
  expect([there, events]).toEqual([1, []])
  pass(2)
  expect([there, events]).toEqual([0, ['browser-page-hung']])
  pages.beat(false)
  expect(there).toBe(1)
  closed()
  expect(there).toBe(0)
  pass(100)
  expect(events).toHaveLength(1)
})

test('a page that has not spoken yet still reads its scripts: that is for the time a load may take', () => {
  watch().opened()
  pass(100)
  expect([there, events]).toEqual([1, []])
})

test('a page that hangs right after its first word, which came before its stream, is missed', () => {
  const pages = watch()
  pages.beat(false)
  pages.opened()
  pass(4)
  expect([there, events]).toEqual([0, ['browser-page-hung']])
})

test('a page behind another window may sleep', () => {
  const pages = watch()
  pages.opened()
  pages.beat(false)
  pages.beat(true)
  pass(1_000)
  expect(there).toBe(1)
  pages.beat(false)
  pass(4)
  expect(there).toBe(0)
})

test('a page that hung and closes is gone once; the next one is its own', () => {
  const pages = watch()
  const closed = pages.opened()
  pages.beat(false)
  pass(4)
  const next = pages.opened()
  expect(there).toBe(1)
  closed()
  expect(there).toBe(1)
  next()
  expect(there).toBe(0)
})

test('where no browser is kept, nobody listens', () => {
  const pages = watch(false)
  pages.opened()
  expect(pages.beat(false)).toBe(false)
  pass(100)
  expect(events).toEqual([])
})
