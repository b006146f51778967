// F67: a page that draws nothing more while its program runs on does not hold up a look at the pages for ever.
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LookedAtPage, StoppedDrawing, within } from '../../../electron/audit/looked-at-page.ts'
import { findChromium } from '../../../electron/browser/chromium.ts'

const STEP_MS = 500

let browser: Awaited<ReturnType<typeof chromium.launch>>
beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args })
})
afterAll(() => browser.close())

/** The first `stopped` of the pages it opens get no frame. */
function opening(stopped: number): { open: () => Promise<Page>; opened: Page[] } {
  const opened: Page[] = []
  const open = async () => {
    const page = await (await browser.newContext()).newPage()
    if (opened.length < stopped) await page.evaluate(() => Object.assign(window, { requestAnimationFrame: () => 0 }))
    opened.push(page)
    return page
  }
  return { open, opened }
}

const drawn = (page: Page) =>
  within(
    page.evaluate(() => new Promise<string>((done) => requestAnimationFrame(() => done('drawn')))),
    STEP_MS,
  )

test('what was under way begins anew on another page, and the one that stopped is closed', async () => {
  const { open, opened } = opening(2)
  const looked = await LookedAtPage.of(open)
  const found = await looked.look(async (page) => [await page.evaluate(() => 'begun'), await drawn(page)])
  expect(found).toEqual(['begun', 'drawn'])
  expect(opened.map((page) => page.isClosed())).toEqual([true, true, false])
  // The one that draws is looked at again.
  expect(await looked.look(drawn)).toBe('drawn')
  expect(opened.length).toBe(3)
})

test('when each of three pages stops it is told, and any other fault at once', async () => {
  const { open, opened } = opening(9)
  const looked = await LookedAtPage.of(open)
  await expect(looked.look(drawn)).rejects.toThrow(StoppedDrawing)
  expect(opened.length).toBe(4)
  await expect(looked.look(() => Promise.reject(new TypeError('other')))).rejects.toThrow(TypeError)
  expect(opened.length).toBe(4)
})

test('a photograph that never comes is the same fault', async () => {
  const { open, opened } = opening(0)
  const looked = await LookedAtPage.of(open)
  const found = await looked.look(async (page) => {
    if (opened.length === 1) await page.waitForFunction(() => false, undefined, { timeout: STEP_MS })
    return 'photographed'
  })
  expect(found).toBe('photographed')
  expect(opened.length).toBe(2)
})
