// Each way of a visitor in the browser shell, by touch: online in Chinese, offline in Korean and English; ten taps on each submit.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SUBMISSION_KINDS } from '../../../shared/requests/form.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { fillPages } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { goHome, openForm } from '../../support/screens.ts'
import { touch, touchAt } from '../../support/touch.ts'
import { type GivenReceipt, lookUp, walkEveryWay } from '../../support/ways.ts'

const TAPS = 10
const TAPS_WITHIN_MS = 5_000

let shell: Shell
const errors: string[] = []
const submitted: string[] = []
beforeAll(async () => {
  shell = await browserShell()
  shell.page.setDefaultTimeout(15_000)
  shell.page.on('pageerror', (error) => errors.push(error.message))
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
})
afterAll(() => shell.close())

const LANGUAGES = [
  { language: 'zh-CN', hub: true },
  { language: 'ko', hub: false },
  { language: 'en', hub: false },
] as const

test.each(LANGUAGES)(
  '$language, hub there: $hub',
  async ({ language, hub }) => {
    const { page } = shell
    if (!hub) await shell.stopHub()
    const receipts = await walkEveryWay(page, language)
    submitted.push(...receipts.map(({ number }) => number))
    for (const receipt of receipts) expect(['queued', 'received']).toContain(await lookUp(page, receipt))
    if (!hub) await shell.startHub()
    expect(errors).toEqual([])
  },
  180_000,
)

test('two quick presses are one: a mode stays on, and no question is found fault with before it was read', async () => {
  const { page } = shell
  const twice = async (id: string) => {
    const box = await page.getByTestId(id).boundingBox()
    if (box === null) throw new Error(`expected ${id}`)
    for (let press = 0; press < 2; press += 1) await touchAt(page, box.x + box.width / 2, box.y + box.height / 2)
  }
  await goHome(page)
  await twice('contrast')
  expect(await page.evaluate(() => document.documentElement.className)).toContain('contrast')
  await page.waitForTimeout(500)
  await touch(page.getByTestId('contrast'))
  expect(await page.evaluate(() => document.documentElement.className)).not.toContain('contrast')
  await openForm(page, 'consultation')
  await page.getByTestId('next').waitFor()
  // The button that opened the form stood at this place: a person reads before the next press.
  await page.waitForTimeout(500)
  await twice('next')
  await page.getByTestId('option-subject-pension').waitFor()
  expect(await page.getByTestId('error-summary').count()).toBe(0)
})

test('ten taps on each submit over five seconds, with a hub that hangs, are one submission and one receipt each', async () => {
  const { page } = shell
  await goHome(page)
  await touch(page.getByTestId('language-zh-CN'))
  shell.freezeHub(true)
  const receipts: GivenReceipt[] = []
  for (const kind of SUBMISSION_KINDS) {
    await goHome(page)
    await openForm(page, kind)
    await fillPages(page, currentForm(kind), filledForm(kind, `十下${kind}`))
    const box = await page.getByTestId('submit').boundingBox()
    if (box === null) throw new Error('expected 提交')
    for (let tap = 0; tap < TAPS; tap += 1) {
      await touchAt(page, box.x + box.width / 2, box.y + box.height / 2)
      await page.waitForTimeout(TAPS_WITHIN_MS / TAPS)
    }
    const number = (await page.getByTestId('receipt-number').textContent())?.trim() ?? ''
    receipts.push({ kind, number, queryCode: (await page.getByTestId('query-code').textContent())?.trim() ?? '' })
  }
  shell.freezeHub(false)
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(SUBMISSION_KINDS.length)
  submitted.push(...receipts.map(({ number }) => number))
  expect(errors).toEqual([])
}, 180_000)

test('the hub has each of them exactly once', async () => {
  const { page } = shell
  // Asked again and again: a round that began while the hub hung has to end first.
  const sync = async () => await page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }).then(({ ok }) => ok))
  await sync()
  const office = await shell.consolePage()
  await office.getByTestId('name').fill(shell.login().name)
  await office.getByTestId('password').fill(shell.login().password)
  await office.getByTestId('sign-in').click()
  await office.getByTestId('inbox-row').first().waitFor()
  const received = async () => {
    await sync()
    return await office.evaluate(async () => {
      const answer = await fetch('/api/console/submissions')
      const { rows } = (await answer.json()) as { rows: { receipt: string }[] }
      return rows.map(({ receipt }) => receipt).sort()
    })
  }
  await expect.poll(received, { timeout: 60_000, interval: 1_000 }).toEqual([...submitted].sort())
}, 120_000)
