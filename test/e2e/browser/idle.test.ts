// Left alone: what was typed is gone from the screen, from the page's storage and from its memory, on every page where something can be typed.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { openForm } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

// Written in two halves, so that the test's own code in the page is not what is found.
const MARKER = ['王记', '七八九零'].join('')
const ANSWER_MS = 31_000

let shell: Shell
beforeAll(async () => {
  shell = await browserShell()
  await shell.page.clock.install()
  await shell.restartTerminal()
  await home()
})
afterAll(() => shell.close())

async function home(): Promise<void> {
  await shell.page.getByTestId('zone-query').waitFor({ timeout: 30_000 })
}

/** Where something can be typed, and how long the page waits there before it asks. */
const PLACES: readonly { readonly where: string; readonly limitMs: number; readonly type: (page: Page) => Promise<void> }[] = [
  { where: 'the home page’s search', limitMs: 60_000, type: async (page) => await page.getByTestId('search-input').fill(MARKER) },
  {
    where: 'a search',
    limitMs: 60_000,
    type: async (page) => {
      await page.getByTestId('search-input').fill(MARKER)
      await touch(page.getByTestId('search-button'))
      await page.getByText(MARKER).first().waitFor()
    },
  },
  {
    where: 'a question',
    limitMs: 180_000,
    type: async (page) => {
      await openForm(page, 'consultation')
      await touch(page.getByTestId('next'))
      await touch(page.getByTestId('option-subject-pension'))
      await touch(page.getByTestId('next'))
      await page.getByTestId('field-question').fill(MARKER)
    },
  },
  {
    where: 'my receipts',
    limitMs: 180_000,
    type: async (page) => {
      await touch(page.getByTestId('my-receipts'))
      await page.getByTestId('receipt-number-input').fill(MARKER)
    },
  },
]

test.each(PLACES)(
  '$where',
  async ({ limitMs, type }) => {
    const { page } = shell
    const pagesBefore = await page.evaluate(() => history.length)
    await type(page)
    expect(await stringsInMemory(page)).toBeGreaterThan(0)
    await page.clock.runFor(limitMs + 2_000)
    await page.getByTestId('still-here').waitFor()
    expect(await page.locator('h1:visible').count()).toBe(1)
    // The session's end loads the page anew.
    const loaded = page.waitForEvent('load')
    await page.clock.runFor(ANSWER_MS)
    await loaded
    await home()
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(MARKER)
    expect(await page.getByTestId('search-input').inputValue()).toBe('')
    expect(await storage(page)).toEqual({ local: 0, session: 0, databases: 0, caches: 0, history: pagesBefore })
    await expect.poll(() => stringsInMemory(page), { timeout: 40_000, interval: 500 }).toBe(0)
  },
  120_000,
)

async function storage(page: Page) {
  return await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    history: history.length,
  }))
}

/** How many strings of the page's whole memory hold the marker, after a collection of what nothing refers to. */
async function stringsInMemory(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  const parts: string[] = []
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await cdp.detach()
  const snapshot = JSON.parse(parts.join('')) as { strings: string[] }
  return snapshot.strings.filter((text) => text.includes(MARKER)).length
}
