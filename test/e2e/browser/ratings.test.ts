// 差评回访 in the console, by keyboard alone: bad ratings come from a terminal, one is called about and closed, one without a phone is looked into and closed;
// both are counted. axe on every state, both sizes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type AtTheConsole, atTheConsole } from '../../support/console-page.ts'
import { submitAtTerminal } from '../../support/submit-in-browser.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const ANGRY = '窗口没有人，等了一个上午'
const NAMELESS = '门口的指示牌看不清'
let shell: Shell
let page: Page
let desk: AtTheConsole
const errors: string[] = []

beforeAll(async () => {
  shell = await browserShell()
  await submitAtTerminal(shell, 'rating', '很好')
  await submitAtTerminal(shell, 'rating', NAMELESS, { grade: 'dissatisfied' })
  await submitAtTerminal(shell, 'rating', ANGRY, { grade: 'very-dissatisfied', callBack: 'yes', phone: '000-555 0123' })
  page = await shell.consolePage()
  page.on('pageerror', (error) => errors.push(error.message))
  desk = atTheConsole(page)
  await desk.signIn('officer', shell.passwordOf('officer'))
  await vi.waitFor(
    async () => {
      await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
      await page.getByTestId('refresh').click()
      expect(await page.getByTestId('inbox-row').count()).toBe(3)
    },
    { timeout: 60_000, interval: 500 },
  )
}, 180_000)
afterAll(() => shell.close())

async function expectFit(what: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await desk.expectAccessible(`${what} ${size.width}`)
    await desk.expectFits(`${what} ${size.width}`)
  }
}
async function choose(testId: string, value: string): Promise<void> {
  await desk.tabTo(testId)
  await page.getByTestId(testId).selectOption(value)
}
async function record(kind: string, words: string): Promise<void> {
  await choose('step-kind', kind)
  await desk.type('step-words', words)
  await desk.press('record-step')
}
const offered = () =>
  page
    .getByTestId('step-kind')
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
const rowWith = (words: string) => page.getByTestId('rating-row').filter({ hasText: words })

test('the inbox says which ratings are bad and by when they are closed; the good one has no limit', async () => {
  const rows = await page.getByTestId('inbox-row').allTextContents()
  expect(rows.filter((row) => row.includes('差评待办') && row.includes('本单位时限'))).toHaveLength(2)
  expect(rows.filter((row) => row.includes('无法定期限'))).toHaveLength(1)
})

test('opened in the inbox it says where the follow-up is recorded', async () => {
  const row = page.getByTestId('inbox-row').filter({ hasText: '差评待办' }).first()
  await row.getByTestId('open').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('to-follow-up').waitFor()
  expect(await desk.text('house-limit')).toMatch(/15 个工作日，最迟 .* 办结/)
  await expectFit('a bad rating in the inbox')
})

test('the list has the bad ones alone, the worse first; nobody has been counted yet', async () => {
  await desk.press('nav-ratings')
  await expect.poll(() => page.getByTestId('rating-row').count()).toBe(2)
  const rows = await page.getByTestId('rating-row').allTextContents()
  expect(rows[0]).toMatch(/非常不满意.*留了电话.*待回访/)
  expect(rows[1]).toMatch(/不满意.*没留电话.*待核实/)
  expect(await desk.text('chart-follow-ups')).toContain('按时办结')
  await expectFit('the list')
})

test('called, looked into, closed: what is missing is said, and each step stands with its words', async () => {
  await desk.press('open-rating')
  await page.getByTestId('follow-up').waitFor()
  expect(await desk.text('answers')).toContain(ANGRY)
  expect(await desk.text('answers')).toContain('000-555 0123')
  expect(await offered()).toEqual(['contacted', 'not-reached', 'looked-into', 'measure'])
  expect(await desk.text('closing-lacks')).toContain('先记“核实情况”')
  await expectFit('a rating with a phone')
  await desk.press('record-step')
  expect(await page.getByTestId('failure').getAttribute('data-code')).toBe('follow-up-incomplete')
  await expectFit('nothing written')

  await record('contacted', '本人说上午窗口没有人')
  await page.getByTestId('step-contacted').waitFor()
  expect(await desk.text('follow-up-note')).toContain('已记录：联系上本人')
  await record('looked-into', '调看排班，当天上午确实空岗')
  await page.getByTestId('step-looked-into').waitFor()
  expect(await desk.text('step-looked-into')).toMatch(/属实.*确实空岗/)
  await record('closed', '已安排两人轮岗，午间不断人')
  await page.getByTestId('step-closed').waitFor()
  expect(await desk.text('step-closed')).toMatch(/已整改.*轮岗/)
  expect(await offered()).toEqual(['reopened'])
  await expectFit('closed')
  await desk.press('back-to-ratings')
  await expect.poll(() => rowWith('已整改').count()).toBe(1)
  expect(await desk.focused()).toBe('open-rating')
})

test('without a phone the page says so and offers no call; 不属实 is the result of what was found', async () => {
  // Not the row that the focus came back to.
  await desk.press('nav-ratings')
  await desk.press('open-rating')
  await page.getByTestId('no-phone').waitFor()
  expect(await desk.text('answers')).toContain(NAMELESS)
  expect(await desk.text('no-phone')).toContain('没有留电话')
  expect(await offered()).toEqual(['looked-into', 'measure'])
  await expectFit('a rating without a phone')
  await choose('step-kind', 'looked-into')
  await choose('step-finding', 'unfounded')
  await desk.type('step-words', '到现场看过，指示牌上周刚换，字很清楚')
  await desk.press('record-step')
  await page.getByTestId('step-looked-into').waitFor()
  await choose('step-kind', 'closed')
  expect(await page.getByTestId('step-result').locator('option').allTextContents()).toEqual(['不属实'])
  await desk.type('step-words', '已核实，指示牌清楚，另在门内加了一块')
  await desk.press('record-step')
  await page.getByTestId('step-closed').waitFor()
  // A word to the terminal is the only way to this person.
  await desk.type('reply-text', '谢谢您的评价，门内加了一块指示牌')
  await desk.press('send-reply')
  await desk.press('confirm-reply')
  await page.getByTestId('reply-sent').waitFor()
  await expectFit('closed without a phone')
  await desk.press('back-to-ratings')
})

test('both are closed in time, and the month says so', async () => {
  await expect.poll(() => page.locator('[data-testid="rating-row"][data-state="closed"]').count()).toBe(2)
  await desk.press('show-waiting')
  await page.getByTestId('none-match').waitFor()
  await page.locator('[data-testid="chart-follow-ups"] summary').focus()
  await page.keyboard.press('Enter')
  const last = page.locator('[data-testid="chart-follow-ups"] tbody tr').last()
  expect(await last.locator('td').allTextContents()).toEqual(['2', '2', '0', '0', '0'])
  await expectFit('counted')
  await desk.press('nav-inbox')
  await expect.poll(() => page.getByTestId('inbox-row').filter({ hasText: '差评已办结' }).count()).toBe(2)
  await desk.press('show-overdue')
  await page.getByTestId('none-match').waitFor()
})

test('in Korean and English too nothing runs over', async () => {
  for (const language of ['ko', 'en']) {
    await desk.press(`language-${language}`)
    await desk.press('nav-ratings')
    await page.getByTestId('rating-row').first().waitFor()
    await expectFit(`the list in ${language}`)
    await desk.press('open-rating')
    await page.getByTestId('follow-up').waitFor()
    await expectFit(`a rating in ${language}`)
  }
  expect(errors).toEqual([])
})

test('whoever is no officer has no such page', async () => {
  await desk.signOut()
  await desk.signIn('editor', shell.passwordOf('editor'))
  await page.getByTestId('nav-terminals').waitFor()
  expect(await page.getByTestId('nav-ratings').count()).toBe(0)
})
