// The main way in the browser shell: sync, search, read, submit both forms with the hub down, restart, hub back, reply read.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentForm } from '../../../shared/requests/forms.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { fillAndSubmit } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { touch } from '../../support/touch.ts'

/** A round under way may end with nothing: the next comes by itself within a minute and its jitter. */
const NEXT_ROUND_MS = 90_000

let shell: Shell
const errors: string[] = []
beforeAll(async () => {
  shell = await browserShell()
  shell.page.on('pageerror', (error) => errors.push(error.message))
})
afterAll(() => shell.close())
const receipts: Record<string, { number: string; queryCode: string }> = {}

test('someone searches, finds and reads', async () => {
  const { page } = shell
  await page.getByTestId('search-input').fill('低保')
  await page.getByTestId('search-button').click()
  await page.getByTestId('hit').first().click()
  expect(await page.getByTestId('reader').textContent()).toContain('低保')
  await page.getByTestId('home').click()
})

test('both forms are submitted while the hub is down, and survive a restart of the terminal', async () => {
  const { page } = shell
  await shell.stopHub()
  for (const kind of ['consultation', 'disclosure-request'] as const) {
    await touch(page.getByTestId(kind === 'consultation' ? 'zone-service' : 'zone-request'))
    await touch(page.getByTestId(`open-${kind}`))
    receipts[kind] = await fillAndSubmit(page, currentForm(kind), filledForm(kind, `浏览器里的${kind}`))
    expect(receipts[kind].number).toMatch(/^QH01-\d{8}-A0000\d-.$/)
    await page.getByTestId('home').click()
  }
  await shell.restartTerminal()
  await expect.poll(() => page.getByTestId('state-line').textContent()).toContain('2')
})

test('the hub comes back: each arrives once, is opened and answered in the console, and the receipt shows the reply', async () => {
  const { page } = shell
  await shell.startHub()
  const office = await shell.consolePage()
  await office.getByTestId('name').fill(shell.login().name)
  await office.getByTestId('password').fill(shell.login().password)
  await office.getByTestId('sign-in').click()
  await expect
    .poll(
      async () => {
        await askForNews(page)
        await office.getByTestId('nav-packages').click()
        await office.getByTestId('nav-inbox').click()
        // An inbox that was read too early stays empty until it is opened again.
        await office
          .getByTestId('inbox-row')
          .first()
          .waitFor({ timeout: 1_500 })
          .catch(() => undefined)
        return await office.getByTestId('inbox-row').count()
      },
      { timeout: NEXT_ROUND_MS },
    )
    .toBe(2)
  const asked = receipts['consultation']
  if (asked === undefined) throw new Error('expected the receipt of the consultation')
  await office.getByTestId('inbox-row').filter({ hasText: asked.number }).getByTestId('open').click()
  await expect.poll(() => office.textContent('body')).toContain('浏览器里的consultation')
  await office.getByTestId('reply-text').fill('每月十五号发到卡里。')
  await office.getByTestId('send-reply').click()
  await office.getByTestId('confirm-reply').click()
  await office.getByTestId('reply-sent').waitFor()

  await page.getByTestId('my-receipts').click()
  await page.getByTestId('receipt-number-input').fill(asked.number)
  await page.getByTestId('query-code-input').fill(asked.queryCode)
  await expect
    .poll(
      async () => {
        await askForNews(page)
        await page.getByTestId('look-up').click()
        await page.getByTestId('receipt-state').waitFor()
        const reply = page.getByTestId('reply-body')
        if ((await reply.count()) > 0) return await reply.textContent()
        // Not there yet: back to the two codes, as somebody would who looks again.
        await page.getByTestId('back').click()
        return undefined
      },
      { timeout: NEXT_ROUND_MS },
    )
    .toContain('每月十五号发到卡里。')
  expect(errors).toEqual([])
}, 240_000)

/** A round that is under way may have asked before there was something to bring: so it is asked again. */
async function askForNews(page: Page): Promise<void> {
  await page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
}
