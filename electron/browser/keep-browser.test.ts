// The keeper of the browser, with browsers that a test ends and pages that it takes away.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type KeptBrowser, keepBrowser } from './keep-browser.ts'

interface Shown {
  readonly address: string
  end(code: number): void
}

let shown: Shown[] = []
let events: string[] = []
let kept: KeptBrowser
const addresses = () => shown.map(({ address }) => address)
const end = async (code: number) => {
  shown.at(-1)?.end(code)
  await vi.advanceTimersByTimeAsync(0)
}
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

function keep(closed?: () => void): void {
  shown = []
  events = []
  let count = 0
  kept = keepBrowser({
    launch: (address) => {
      const { promise: ended, resolve } = Promise.withResolvers<number>()
      shown.push({ address, end: resolve })
      return { ended, stop: () => resolve(137) }
    },
    home: () => {
      count += 1
      return `home ${count}`
    },
    help: () => 'help',
    log: (event) => void events.push(event),
    ...(closed !== undefined && { closed }),
  })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  keep()
})
afterEach(async () => {
  await kept.stop()
  vi.useRealTimers()
})

test('F67: a browser that ends comes back on a fresh address; after three times the help page, and a minute later home again', async () => {
  for (let time = 0; time < 3; time += 1) {
    kept.pageCame()
    await end(139)
    await pass(3)
  }
  expect(addresses()).toEqual(['home 1', 'home 2', 'home 3', 'home 4'])
  await end(139)
  expect(addresses().at(-1)).toBe('help')
  // The help page opens no stream and is left alone.
  await pass(59)
  expect(addresses().at(-1)).toBe('help')
  await pass(2)
  expect(addresses().at(-1)).toBe('home 5')
})

test('one that is asked for while the help page stands comes at once, and is not taken away a minute later', async () => {
  for (let time = 0; time < 4; time += 1) {
    await end(139)
    await pass(3)
  }
  expect(addresses().at(-1)).toBe('help')
  kept.replace()
  await pass(1)
  expect(addresses().at(-1)).toBe('home 5')
  kept.pageCame()
  await pass(120)
  expect(addresses().at(-1)).toBe('home 5')
})

test('a browser that cannot start does not take the machine: no more than five tries a minute', async () => {
  for (let second = 0; second < 50; second += 1) {
    await end(127)
    await pass(1)
  }
  expect(shown.length).toBeLessThanOrEqual(5)
  await pass(20)
  expect(addresses().at(-1)).toMatch(/^home/)
})

test('F67: a page whose process is gone is back within 15 s, with a new browser', async () => {
  const went = kept.pageCame()
  await pass(3_600)
  expect(shown).toHaveLength(1)
  went()
  await pass(10)
  expect(addresses()).toEqual(['home 1', 'home 2'])
  expect(events).toEqual(['browser-page-gone', 'browser-ended'])
})

test('F68: a page that never comes is left after 30 s', async () => {
  await pass(29)
  expect(shown).toHaveLength(1)
  await pass(3)
  expect(shown).toHaveLength(2)
})

test('a page that loads itself anew is no fault', async () => {
  const went = kept.pageCame()
  went()
  await pass(2)
  kept.pageCame()
  await pass(600)
  expect(shown).toHaveLength(1)
})

test('after a visitor a new browser comes, however many there were, and the last page’s stream ends unheard', async () => {
  for (let visitor = 0; visitor < 20; visitor += 1) {
    const went = kept.pageCame()
    kept.replace()
    await pass(1)
    kept.pageCame()
    went()
    await pass(60)
  }
  expect(shown).toHaveLength(21)
  expect(events).not.toContain('browser-ended')
  expect(addresses()).not.toContain('help')
})

test('a window that may be closed ends the terminal when a person closes it, not when it crashes', async () => {
  await kept.stop()
  const closed = vi.fn()
  keep(closed)
  await end(139)
  expect(closed).not.toHaveBeenCalled()
  await end(0)
  expect(closed).toHaveBeenCalledOnce()
})
