// F9 in the browser shell: the browser that a visitor used is thrown away, nothing of them is in any file or in the next one's pages; and the search can see.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PAGE_BEAT_MS } from '../../../shared/api/browser-shell.ts'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { type KeptChromium, keptChromium } from '../../support/kept-chromium.ts'
import { touch } from '../../support/touch.ts'
import { type MarkedVisitor, markedVisitor, marksInPage } from '../../traces/marked-visitor.ts'
import { type OwnPlaces, ownPlaces } from '../../traces/own-places.ts'
import { searchTraces } from '../../traces/search-traces.ts'

/** More than any page's limit, and the time for the answer. */
const LEFT_ALONE_MS = 300_000
const ANSWER_MS = 120_000

let world: DemoWorld
let terminal: KeptChromium
let places: OwnPlaces
let visitor: MarkedVisitor

beforeAll(async () => {
  world = demoWorld()
  await world.startHub()
}, 120_000)
afterEach(async () => {
  await terminal?.stop()
  places?.remove()
})
afterAll(() => world?.close())

async function start(leaky = false): Promise<void> {
  places = ownPlaces()
  visitor = markedVisitor()
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  const keptProfile = leaky ? { keptProfile: places.at('profile') } : {}
  terminal = await keptChromium({ places, hub: world.hubAddress(), code: issued.value.code, ...keptProfile })
}

/** Walks away, nobody comes, and the browser goes with all it knew. */
async function walkAway(page: Page): Promise<void> {
  const gone = page.waitForEvent('close')
  const late = page.clock.runFor(LEFT_ALONE_MS).then(() => page.clock.runFor(ANSWER_MS))
  // The page is gone before its clock has run to the end.
  late.catch(() => undefined)
  await gone
}

function search() {
  const searched = searchTraces(places.roots(), visitor.marks)
  process.stdout.write(`searched ${searched.files} files, ${searched.bytes} bytes: ${searched.traces.length} traces\n`)
  return searched
}

async function withOwnClock() {
  const page = await terminal.page()
  page.setDefaultTimeout(20_000)
  await page.clock.install()
  await page.reload()
  await page.getByTestId('spotlight').waitFor()
  return page
}

test('F9 F10: nothing of a visitor is left, by 结束 and by walking away, while the terminal runs and after it has ended', async () => {
  await start()
  const page = await withOwnClock()
  const before = terminal.profile()
  await visitor.search(page)
  const heard = await visitor.listen(page)
  await visitor.submit(page)
  await touch(page.getByTestId('home').first())
  await page.getByTestId('spotlight').waitFor()
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(visitor.marks['query code'])
  await visitor.copy(page)
  await touch(page.getByTestId('search-clear'))
  await visitor.begin(page)
  await walkAway(page)

  const next = await terminal.page()
  expect(terminal.profile()).not.toBe(before)
  expect(await marksInPage(next, { ...visitor.marks, heard })).toEqual([])
  const cdp = await next.context().newCDPSession(next)
  await cdp.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite'] })
  const pasted = await next.evaluate(async () => await navigator.clipboard.readText())
  for (const text of Object.values(visitor.marks)) expect(pasted).not.toContain(text)
  expect(search().traces).toEqual([])
  expect(terminal.log()).toContain('browser-replaced')

  await terminal.stop()
  const after = search()
  expect(after.traces).toEqual([])
  expect(after.files).toBeGreaterThan(20)
}, 180_000)

test('F9 F67: a page process that crashes while something is written leaves no dump of it, and the page is back', async () => {
  await start()
  const page = await withOwnClock()
  await visitor.begin(page)
  const before = terminal.profile()
  const cdp = await page.context().newCDPSession(page)
  const since = performance.now()
  await cdp.send('Page.crash').catch(() => undefined)
  await expect.poll(terminal.profile, { timeout: 20_000, interval: 200 }).not.toBe(before)
  await terminal.page()
  process.stdout.write(`crashed page back after ${Math.round(performance.now() - since)} ms\n`)
  expect(terminal.log()).toContain('browser-page-gone')
  expect(search().traces).toEqual([])
}, 120_000)

test('F67: a page that hangs is noticed without a touch, and a new browser comes', async () => {
  await start()
  const page = await terminal.page()
  await page.getByTestId('spotlight').waitFor()
  // Its first word that it lives has gone out.
  await page.waitForTimeout(2 * PAGE_BEAT_MS)
  const before = terminal.profile()
  const since = performance.now()
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined)
  await expect.poll(terminal.profile, { timeout: 25_000, interval: 200 }).not.toBe(before)
  await (await terminal.page()).getByTestId('spotlight').waitFor()
  process.stdout.write(`hung page back after ${Math.round(performance.now() - since)} ms\n`)
  expect(terminal.log()).toContain('browser-page-hung')
}, 120_000)

test('F9: the search can see: a browser whose profile is kept is found out', async () => {
  await start(true)
  const page = await withOwnClock()
  await page.evaluate((words) => localStorage.setItem('x', words), visitor.marks['words'] ?? '')
  await visitor.begin(page)
  const found = () => search().traces.map(({ mark }) => mark)
  // Chromium writes what a page stores some seconds later.
  await expect.poll(found, { timeout: 40_000, interval: 2_000 }).toContain('words')
  await walkAway(page)
  await terminal.stop()
  expect(found()).toContain('words')
}, 120_000)
