// A window of another user: what the host writes, and what the session's keeper makes of it, with browsers that the test opens and ends.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followNews } from './follow-news.ts'
import type { KeptBrowser } from './keep-browser.ts'
import { tellWindow } from './tell-window.ts'
import { readWindowNews } from './window-news.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-window-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Shown {
  readonly address: string
  end(): void
}

let file = ''
let count = 0
let shown: Shown[] = []
let session: ReturnType<typeof followNews>
const used = new Map<string, () => void>()
const addresses = () => shown.map(({ address }) => address.split('/').at(-1))
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

function host(): KeptBrowser {
  const fresh = (name: string) => (after: () => void) => {
    count += 1
    const address = `http://127.0.0.1:8460/${name}-${count}`
    used.set(address, after)
    return address
  }
  return tellWindow({ file, home: fresh('home'), help: fresh('help') })
}

/** The browser on the screen opens its address, and its page comes. */
function opens(told: KeptBrowser): () => void {
  used.get(shown.at(-1)?.address ?? '')?.()
  return told.pageCame()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  file = join(mkdtempSync(join(folder, 'run-')), 'address')
  count = 0
  shown = []
  used.clear()
  session = followNews({
    file,
    launch: (address) => {
      const { promise: ended, resolve } = Promise.withResolvers<number>()
      shown.push({ address, end: () => resolve(139) })
      return { ended, stop: () => resolve(137) }
    },
    log: () => undefined,
  })
})
afterEach(async () => {
  await session.stop()
  vi.useRealTimers()
})

test('a window waits for the host, opens on its address, and stays while its page does', async () => {
  await pass(60)
  expect(shown).toEqual([])
  const told = host()
  await pass(1)
  expect(addresses()).toEqual(['home-1'])
  opens(told)
  await pass(3_600)
  expect(shown).toHaveLength(1)
})

test('after a visit comes a fresh browser on the next address, and the last page’s stream ends unheard', async () => {
  const told = host()
  await pass(1)
  let went = opens(told)
  for (let visit = 0; visit < 5; visit += 1) {
    await pass(30)
    told.replace()
    await pass(1)
    went()
    went = opens(told)
    await pass(60)
    expect(shown).toHaveLength(visit + 2)
  }
  expect(new Set(addresses()).size).toBe(6)
  expect(addresses().join(' ')).not.toContain('help')
})

test('F67: a browser that dies and a page that goes are back within 15 s', async () => {
  const told = host()
  await pass(1)
  const went = opens(told)
  await pass(1)
  went()
  shown.at(-1)?.end()
  await pass(5)
  expect(shown).toHaveLength(2)
  opens(told)()
  await pass(15)
  expect(shown.length).toBeGreaterThanOrEqual(3)
})

test('F68: a page that never comes is left, at last for the help page', async () => {
  host()
  await pass(40)
  expect(shown.length).toBeGreaterThanOrEqual(2)
  await pass(120)
  expect(addresses().some((address) => address?.startsWith('help'))).toBe(true)
})

test('a host that ends leaves the window as it is; one that was started anew gets a window with a cookie of its own', async () => {
  const before = host()
  await pass(1)
  const went = opens(before)
  await pass(1)
  await before.stop()
  went()
  rmSync(file)
  await pass(300)
  expect(shown).toHaveLength(1)
  const after = host()
  await pass(1)
  expect(shown).toHaveLength(2)
  opens(after)
  await pass(600)
  expect(shown).toHaveLength(2)
})

test('the file is for the group only, and one that is something else opens nothing', async () => {
  host()
  expect(statSync(file).mode & 0o007).toBe(0)
  const news = readWindowNews(file)
  expect(news).toBeDefined()
  const hostile = [
    '',
    '{',
    '[]',
    ...['http://example.cn/', 'javascript:alert(1)'].map((home) => JSON.stringify({ ...news, home })),
  ]
  for (const text of hostile) {
    writeFileSync(file, text)
    expect(readWindowNews(file), text).toBeUndefined()
  }
  await pass(2)
  expect(shown).toEqual([])
})
