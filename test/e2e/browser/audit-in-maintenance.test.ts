// 五个统一检查 from maintenance: a touch stops it; left alone it comes back with scores, findings drawn, and keeps the report for the next one.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { zwgk } from '../../support/command.ts'
import { touch, touchAt } from '../../support/touch.ts'

const PIN = '480215'
let shell: Shell
const errors: string[] = []
const byId = (id: string) => shell.page.getByTestId(id)
const tap = (id: string) => touch(byId(id).first())

async function enterMaintenance(): Promise<void> {
  await tap('staff-enter')
  await tap('to-maintenance')
  for (const digit of PIN) await tap(`digit-${digit}`)
  await byId('maintenance').waitFor()
}

/** Without documents and in one language there are few pages: the walk through all of them has a test of its own. */
async function fewPages(): Promise<void> {
  await shell.page.route('**/api/events', (route) => route.abort())
  await shell.page.route('**/api/state', async (route) => {
    const state = await (await route.fetch()).json()
    state.setting.theme.languages = ['zh-CN']
    await route.fulfill({ json: state })
  })
  await shell.page.route('**/api/documents?*', (route) => route.fulfill({ json: { documents: [], total: 0 } }))
  await shell.page.route('**/api/directory*', (route) => route.fulfill({ json: { topics: [] } }))
}

async function plant(style: string): Promise<void> {
  await shell.page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, style)
}

beforeAll(async () => {
  shell = await browserShell()
  shell.page.on('pageerror', (error) => errors.push(error.message))
  await shell.stopTerminal()
  const file = join(shell.folder, 'pin')
  writeFileSync(file, `${PIN}\n`)
  expect(zwgk(['pin', 'maintenance', '--data', join(shell.folder, 'terminal'), '--pin-file', file]).exit).toBe(0)
  await shell.restartTerminal()
  await byId('spotlight').waitFor({ timeout: 30_000 })
}, 120_000)
afterAll(() => shell.close())

test('a touch stops it, does nothing else, and the person is still in maintenance', async () => {
  await enterMaintenance()
  await tap('task-report')
  await tap('audit-start')
  await byId('audit-progress').waitFor()
  await touchAt(shell.page, 300, 1200)
  await byId('audit-stopped').waitFor()
  expect(await byId('report').isVisible()).toBe(false)
})

test('left alone, it comes back with the report: scores, the planted fault with a drawing, since when', async () => {
  await fewPages()
  await shell.page.reload()
  await byId('staff-enter').waitFor()
  await enterMaintenance()
  await tap('task-report')
  await plant('.zone-tile-about { color: #a8b0ba }')
  await tap('audit-start')
  await byId('report').waitFor({ timeout: 90_000 })
  await plant('')
  const scores = await shell.page
    .locator('[data-testid=report] [data-heading]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-score')))
  expect(scores).toHaveLength(5)
  expect(scores.filter((score) => score !== '100').length).toBeGreaterThanOrEqual(1)
  const fault = shell.page.locator('[data-testid=report] [data-rule=shown-contrast]').first()
  expect(await fault.locator('svg .drawn-fault').count()).toBe(1)
  expect(await fault.textContent()).toContain('最早发现')
  expect((await axe(shell.page)).violations).toEqual([])
}, 120_000)

test('the office reads the same report, without a drawing, to print and sign', async () => {
  const office = await shell.consolePage()
  await office.getByTestId('name').fill(shell.login().name)
  await office.getByTestId('password').fill(shell.login().password)
  await office.getByTestId('sign-in').click()
  await expect
    .poll(
      async () => {
        await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
        await office.getByTestId('nav-terminals').click()
        await office.getByTestId('terminal-row').first().waitFor()
        return await office.getByTestId('report-score').count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1)
  expect((await axe(office)).violations).toEqual([])
  await office.getByTestId('open-report').click()
  await office.locator('[data-rule=shown-contrast]').first().waitFor()
  expect(await office.locator('[data-heading]').count()).toBe(5)
  expect(await office.getByTestId('finding-picture').count()).toBe(0)
  expect((await axe(office)).violations).toEqual([])
  const folder = process.env['ZWGK_SCREENS']
  if (folder !== undefined) {
    await office.screenshot({ path: join(folder, 'console-report.png') })
    await office.pdf({ path: join(folder, 'console-report.pdf'), format: 'A4' })
  }
  await office.getByTestId('back-to-terminals').click()
  await office.getByTestId('terminal-row').first().waitFor()
}, 90_000)

test('the report is kept without its pictures, and is there when maintenance comes again', async () => {
  await tap('home')
  await shell.page.reload()
  await byId('spotlight').waitFor()
  await enterMaintenance()
  await tap('task-report')
  await byId('report').waitFor()
  expect(await shell.page.locator('[data-testid=report] [data-rule=shown-contrast]').count()).toBeGreaterThan(0)
  expect(await byId('finding-picture').count()).toBe(0)
  expect(errors).toEqual([])
})
