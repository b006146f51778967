// A table of thousands of rows and a PDF of many pages: the first page stands at once, the rest comes while it is read, and only what is near is drawn.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QUIET_MS } from '../../../renderer/terminal/frame/when-quiet.ts'
import { PDF_TITLE, publishHeavy, TABLE_TITLE } from '../../bench/ui/heavy-documents.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { goHome } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

const ROWS = 1_200
const PDF_PAGES = 40
/** The page shown, and what a browser keeps ready above and below it. */
const ROWS_DRAWN_MAX = 400
const SHEETS_DRAWN_MAX = 4
/** As an old machine. */
const SLOWED = 6
const TURNS = 14

let shell: Shell
beforeAll(async () => {
  shell = await browserShell()
  shell.page.setDefaultTimeout(15_000)
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
  await publishHeavy(join(shell.folder, 'hub'), { tableRows: ROWS, pdfPages: PDF_PAGES, texts: [] })
  await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }).then(() => undefined))
}, 60_000)
afterAll(() => shell.close())

async function open(title: string): Promise<void> {
  const { page } = shell
  const hit = page.getByTestId('hit').filter({ hasText: title })
  // Found as soon as the release has come.
  await expect
    .poll(
      async () => {
        await goHome(page)
        await page.getByTestId('search-input').fill(title)
        await touch(page.getByTestId('search-button'))
        await page.locator('[data-testid=hit], .other-ways').first().waitFor()
        return await hit.count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await touch(hit.first())
  await page.getByTestId('page-after').first().waitFor()
}

const COUNTING = '总页数正在统计'
/** All rows are there, and the page has measured itself since: that is a frame later. */
const whole = () =>
  shell.page.waitForFunction(
    (counting) =>
      document.querySelector('[data-growing]') === null &&
      document.querySelector('.pager p')?.textContent.includes(counting) === false,
    COUNTING,
  )
const pager = () => shell.page.locator('.pager p').textContent()

/** Of the table as it stands: what of it is there, drawn, in line, and cut by a page's edge. */
const table = () =>
  shell.page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLTableRowElement>('.table-part tbody tr')]
    const breaks = (document.querySelector('.paged-view')?.getAttribute('data-breaks') ?? '').split(',').map(Number)
    const zero = document.querySelector('.paged-content')?.getBoundingClientRect().top ?? 0
    const places = rows.map((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return { top: top - zero, bottom: bottom - zero }
    })
    return {
      numbers: rows.map((row) => Number(row.cells[0]?.textContent)),
      columns: new Set(rows.map((row) => [...row.cells].map((cell) => cell.getBoundingClientRect().x.toFixed(1)).join())).size,
      cut: places.filter(({ top, bottom }) => breaks.some((edge) => top < edge - 1 && bottom > edge + 1)).length,
      drawn: rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length,
      pages: breaks.length,
    }
  })

test('of a long table the first page is there before the rest; then it is whole, its columns in line, no row cut, and most of it undrawn', async () => {
  const { page } = shell
  // What is there the first time that a page can be turned.
  await page.evaluate(() => {
    const look = new MutationObserver(() => {
      if (document.querySelector('[data-testid=page-after]') === null || document.querySelector('.table-part') === null) return
      look.disconnect()
      Object.assign(window, {
        atFirst: {
          rows: document.querySelectorAll('.table-part tbody tr').length,
          pager: document.querySelector('.pager p')?.textContent,
        },
      })
    })
    look.observe(document.body, { subtree: true, childList: true })
  })
  await open(TABLE_TITLE)
  const atFirst: unknown = await page.evaluate(() => Reflect.get(window, 'atFirst'))
  expect(atFirst).toEqual({ rows: 50, pager: `第 1 页，${COUNTING}` })
  await whole()
  const { numbers, columns, cut, drawn, pages } = await table()
  expect(numbers).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1))
  expect(columns).toBe(1)
  expect(cut).toBe(0)
  expect(drawn).toBeGreaterThan(10)
  expect(drawn).toBeLessThan(ROWS_DRAWN_MAX)
  await expect.poll(pager).toBe(`第 1 页，共 ${pages} 页`)
})

test('whoever turns page after page of a table that grows is never held up', async () => {
  const { page } = shell
  const slow = await page.context().newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  await open(TABLE_TITLE)
  let whileGrowing = 0
  for (let turned = 2; turned <= TURNS; turned += 1) {
    await touch(page.getByTestId('page-after').first())
    await expect.poll(pager).toContain(`第 ${turned} 页，`)
    if ((await pager())?.includes(COUNTING)) whileGrowing += 1
  }
  expect(whileGrowing).toBeGreaterThan(0)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await whole()
  const { numbers, cut, pages } = await table()
  expect(numbers.length).toBe(ROWS)
  expect(cut).toBe(0)
  await expect.poll(pager).toBe(`第 ${TURNS} 页，共 ${pages} 页`)
})

test('in 大字版 the same table is laid out anew: columns in line, no row cut', async () => {
  const { page } = shell
  const before = await table()
  await touch(page.getByTestId('large'))
  await expect.poll(async () => (await table()).pages).toBeGreaterThan(before.pages)
  const { numbers, columns, cut } = await table()
  expect(numbers.length).toBe(ROWS)
  expect(columns).toBe(1)
  expect(cut).toBe(0)
  await touch(page.getByTestId('large'))
  await expect.poll(async () => (await table()).pages).toBe(before.pages)
})

test('whoever comes back to a long table comes to the page they left', async () => {
  const { page } = shell
  const { pages } = await table()
  await page.locator('.paged-view').evaluate((view) => {
    const breaks = (view.getAttribute('data-breaks') ?? '').split(',').map(Number)
    view.scrollTo({ top: breaks.at(-3) ?? 0 })
  })
  await expect.poll(pager).toBe(`第 ${pages - 2} 页，共 ${pages} 页`)
  await touch(page.locator('.foot-onward .button').first())
  await page.getByTestId('back').first().waitFor()
  await expect.poll(() => page.locator('.table-part').count()).toBe(0)
  // Somebody who goes on touching is not made to wait until they stop: the table grows to where they were.
  const impatient = await page.evaluate(
    (everyMs) => setInterval(() => dispatchEvent(new PointerEvent('pointerdown')), everyMs) as unknown as number,
    2 * QUIET_MS,
  )
  await touch(page.getByTestId('back'))
  await expect.poll(pager, { timeout: 20_000 }).toContain(`第 ${pages - 2} 页，`)
  await page.evaluate((timer) => clearInterval(timer), impatient)
  await expect.poll(pager).toBe(`第 ${pages - 2} 页，共 ${pages} 页`)
})

test('of a PDF of many pages only those near to what is seen are drawn, and a turn says its page before the page is drawn', async () => {
  const { page } = shell
  await open(PDF_TITLE)
  await page.locator('[data-drawn=true]').first().waitFor()
  expect(await page.getByTestId('pdf-page').count()).toBe(PDF_PAGES)
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seenAfterTurns: seen })
    const watch = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (target.parentElement?.closest('.pager') != null) seen.push('counter')
        if ([...addedNodes].some((node) => node instanceof HTMLCanvasElement)) seen.push('sheet')
      }
    })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  for (let turn = 0; turn < 6; turn += 1) await touch(page.getByTestId('page-after').first())
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'seenAfterTurns'))).toContain('sheet')
  const seen: unknown = await page.evaluate(() => Reflect.get(window, 'seenAfterTurns'))
  expect(seen).toEqual(expect.arrayContaining(['counter']))
  expect([seen].flat()[0]).toBe('counter')
  expect(await page.locator('.pdf-page canvas').count()).toBeLessThanOrEqual(SHEETS_DRAWN_MAX)
  await expect.poll(pager).toMatch(/第 \d+ 页，共 40 页/)
})

test('a sheet that lies ahead is drawn only when the touch that turned is long answered', async () => {
  const { page } = shell
  // What the turns before have begun is finished.
  const unfinished = page.locator('.pdf-paper:has(canvas):not([data-drawn=true])')
  await expect.poll(() => unfinished.count()).toBe(0)
  await page.evaluate(() => {
    const drawn: { seen: boolean; afterMs: number }[] = []
    Object.assign(window, { drawnAfterTouch: drawn })
    let touched = performance.now()
    addEventListener('pointerdown', () => (touched = performance.now()), true)
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLElement) || target.dataset['drawn'] !== 'true') continue
        const view = target.closest('.paged-view')?.getBoundingClientRect()
        const { top, bottom } = target.getBoundingClientRect()
        const seen = view !== undefined && top < view.bottom && view.top < bottom
        drawn.push({ seen, afterMs: performance.now() - touched })
      }
    })
    watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-drawn'] })
  })
  const ahead = () =>
    page.evaluate(() =>
      (window as unknown as { drawnAfterTouch: { seen: boolean; afterMs: number }[] }).drawnAfterTouch.filter(
        ({ seen }) => !seen,
      ),
    )
  await touch(page.getByTestId('page-after').first())
  await expect.poll(async () => (await ahead()).length).toBeGreaterThan(0)
  for (const { afterMs } of await ahead()) expect(afterMs).toBeGreaterThanOrEqual(QUIET_MS)
})
