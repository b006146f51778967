// The console by keyboard alone: sign in, filter, open, confirm the day, check the card, reply, packages, a new terminal by stick; axe on every page.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENROLMENT_FILE, stickEnrolmentSchema } from '../../../shared/api/stick.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type AtTheConsole, atTheConsole } from '../../support/console-page.ts'
import { submitAtTerminal } from '../../support/submit-in-browser.ts'

let shell: Shell
let office: Page
let press: AtTheConsole['press']
let tabTo: AtTheConsole['tabTo']
let type: AtTheConsole['type']
let text: AtTheConsole['text']
let expectAccessible: AtTheConsole['expectAccessible']
let expectFits: AtTheConsole['expectFits']
const errors: string[] = []

beforeAll(async () => {
  shell = await browserShell()
  for (const kind of ['consultation', 'disclosure-request'] as const) await submitAtTerminal(shell, kind, `键盘上的${kind}`)
  office = await shell.consolePage()
  ;({ press, tabTo, type, text, expectAccessible, expectFits } = atTheConsole(office))
  office.on('pageerror', (error) => errors.push(error.message))
})
afterAll(() => shell.close())

/** The terminal's next round, now; then what the office sees. */
async function refresh(): Promise<void> {
  await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
  await office.getByTestId('refresh').click()
}

test('signs in and sees what came', async () => {
  await office.getByTestId('name').waitFor()
  await expectAccessible('sign-in')
  await type('name', shell.login().name)
  await type('password', shell.login().password)
  await office.keyboard.press('Enter')
  await expect
    .poll(async () => {
      await refresh()
      return await office.getByTestId('inbox-row').count()
    })
    .toBe(2)
  await expectAccessible('inbox')
})

test('filters, opens, confirms the day of receipt and the card', async () => {
  await press('show-to-confirm')
  expect(await office.getByTestId('inbox-row').count()).toBe(1)
  await type('filter-number', 'a0000')
  expect(await text('limit-left')).toContain('暂按还剩 20 个工作日')
  await press('open')
  await expect.poll(() => office.textContent('body')).toContain('键盘上的disclosure-request')
  expect(await text('clock')).toContain('收到日期还没有确认')
  await expectAccessible('opened request')
  await press('confirm-day')
  await office.getByTestId('record-receipt-day').waitFor()
  expect(await text('clock')).toContain('次日起算')
  await press('check-identity')
  await office.getByTestId('record-identity-checked').waitFor()
  expect(await text('record-identity-checked')).toContain('在管理台记')
  await expectAccessible('confirmed request')
})

test('a session that ends while a reply is written is renewed over the page, and the reply goes out', async () => {
  await type('reply-text', '可以提供，请到二号窗口领取。')
  await press('send-reply')
  await expectAccessible('second look')
  await tabTo('confirm-reply')
  await office.context().clearCookies()
  await office.keyboard.press('Enter')
  await office.getByTestId('session-ended').waitFor()
  await expectAccessible('session ended')
  await type('password', shell.login().password)
  await office.keyboard.press('Enter')
  await office.getByTestId('reply-sent').waitFor()
  expect(await text('reply')).toContain('可以提供，请到二号窗口领取。')
  await press('back-to-inbox')
})

test('replying to a request whose day is not confirmed warns and does not block', async () => {
  await submitAtTerminal(shell, 'disclosure-request', '第二件')
  await press('nav-inbox')
  await expect
    .poll(async () => {
      await refresh()
      return await text('show-to-confirm')
    })
    .toContain('1')
  await press('show-to-confirm')
  await press('open')
  await office.getByTestId('reply-text').waitFor()
  await type('reply-text', '当场答复。')
  await press('send-reply')
  expect(await text('day-not-confirmed')).toContain('还没有确认')
  await press('keep-writing')
  expect(await office.getByTestId('reply-text').inputValue()).toBe('当场答复。')
  // What was begun stays while the officer looks elsewhere.
  await press('back-to-inbox')
  await press('open')
  await office.getByTestId('reply-text').waitFor()
  expect(await office.getByTestId('reply-text').inputValue()).toBe('当场答复。')
})

test('packages say what each terminal has', async () => {
  await press('nav-packages')
  await press('package-terminals')
  expect(await text('held-row')).toContain('QH01')
  expect(await text('held-row')).toContain('最新')
  await expectAccessible('packages')
})

test('a new terminal: a code shown once, taken along on a stick, listed and revoked', async () => {
  await press('nav-terminals')
  await office.getByTestId('terminal-row').waitFor()
  await type('terminal-name', '柳沟村二号机')
  await press('new-code')
  const code = await text('enrolment-code')
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await expectAccessible('terminals')
  const downloading = office.waitForEvent('download')
  await press('download-code')
  const download = await downloading
  expect(download.suggestedFilename()).toBe(ENROLMENT_FILE)
  const file = stickEnrolmentSchema.parse(JSON.parse(readFileSync(await download.path(), 'utf8')))
  expect(file).toEqual({ format: 1, hub: shell.hubAddress(), code: code.replaceAll('-', '') })
  await press('close-code')
  expect(await office.textContent('body')).not.toContain(code)
  await press('revoke')
  await press('confirm-revoke')
  await expect.poll(() => office.getByTestId('open-code').count()).toBe(0)
})

test('nothing runs over at 1366x768 in any language, and no text is under 14 px', async () => {
  for (const language of ['ko', 'en', 'zh-CN']) {
    await press(`language-${language}`)
    for (const section of ['nav-inbox', 'nav-packages', 'nav-terminals', 'nav-yearly']) {
      await press(section)
      await office.locator('main table').first().waitFor()
      await expectFits(`${language} ${section}`)
    }
  }
  expect(errors).toEqual([])
}, 120_000)
