// 登记申请 in the console, by keyboard alone: a letter that lacks something, the same one again, a request by word of mouth; the slip to hand over. axe on every state, both sizes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type AtTheConsole, atTheConsole } from '../../support/console-page.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const ASKED = '石桥村2026年道路硬化工程的施工合同'
let shell: Shell
let page: Page
let desk: AtTheConsole
const errors: string[] = []

beforeAll(async () => {
  shell = await browserShell()
  page = await shell.consolePage()
  page.on('pageerror', (error) => errors.push(error.message))
  desk = atTheConsole(page)
  await desk.signIn('officer', shell.passwordOf('officer'))
}, 180_000)
afterAll(() => shell.close())

async function expectFit(what: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await desk.expectAccessible(`${what} ${size.width}`)
    await desk.expectFits(`${what} ${size.width}`)
  }
}
/** A closed list under the focus is chosen from by typing the beginning of a choice. */
async function choose(testId: string, value: string): Promise<void> {
  await desk.tabTo(testId)
  await page.getByTestId(testId).selectOption(value)
}

test('an empty form says what it needs, and keeps what was typed', async () => {
  await desk.press('begin-hand-in')
  await page.getByTestId('hand-in-way').waitFor()
  await expectFit('the empty form')
  await choose('hand-in-way', 'post-plain')
  expect(await desk.text('way-hint')).toContain('应当在收到当天与申请人确认')
  await desk.press('hand-in')
  expect(await page.getByTestId('failure').getAttribute('data-code')).toBe('form-incomplete')
  await page.getByTestId('problem-information').waitFor()
  await expectFit('something is missing')
})

test('a letter without a card number: said once, then kept as it is written, and still to be confirmed', async () => {
  await choose('paper-applicantKind', 'person')
  await desk.type('paper-name', '某某某')
  await desk.type('paper-information', ASKED)
  await desk.press('hand-in')
  await page.getByTestId('paper-lacks').waitFor()
  await page.getByTestId('problem-idKind').waitFor()
  await expectFit('the paper lacks something')
  await desk.tabTo('as-written')
  await page.keyboard.press('Space')
  await desk.press('hand-in')
  await page.getByTestId('entered').waitFor()
  expect(await desk.text('entered')).toMatch(/编号 QH00-\d{8}-A00001-/)
  await page.getByTestId('case').waitFor()
  expect(await page.getByTestId('reply-text').count()).toBe(0)
  await page.getByTestId('document-receipt').waitFor()
  await desk.press('document-receipt')
  await page.getByTestId('document-sheet').waitFor()
  expect(await desk.text('document-sheet')).toContain('政府信息公开申请接收回执')
  expect(await desk.text('document-sheet')).toMatch(/QH00-\d{8}-A00001-/)
  await expectFit('entered')
})

test('F19: the same again by word of mouth is said, and entered all the same', async () => {
  await desk.press('back-to-inbox')
  await desk.press('begin-hand-in')
  await choose('hand-in-way', 'oral')
  await desk.tabTo('identity-seen')
  await page.keyboard.press('Space')
  await choose('paper-applicantKind', 'person')
  await desk.type('paper-name', '某某某')
  await choose('paper-idKind', 'other-id')
  await desk.type('paper-otherIdNumber', 'A0001')
  await desk.type('paper-phone', '000-555 0123')
  await desk.type('paper-address', '青禾镇青禾村1组')
  await desk.type('paper-information', `${ASKED}。`)
  await choose('paper-medium', 'paper')
  await choose('paper-delivery', 'pick-up')
  await desk.press('hand-in')
  await page.getByTestId('hand-in-similar').waitFor()
  expect(await desk.text('hand-in-similar')).toMatch(/QH00-\d{8}-A00001-/)
  await expectFit('a near repeat')
  await desk.press('hand-in')
  await page.getByTestId('entered').waitFor()
  expect(await desk.text('filled-in-by')).not.toBe('')
  await page.getByTestId('record-identity-checked').waitFor()
  await page.getByTestId('record-receipt-day').waitFor()
  await desk.press('back-to-inbox')
  await expect.poll(() => page.getByTestId('inbox-row').count()).toBe(2)
  expect((await page.getByTestId('inbox-row').allTextContents()).join()).toContain('平信')
  await expectFit('the inbox')
  expect(errors).toEqual([])
})
