// 采纳情况 the whole way, by touch at the terminal and by keyboard alone at the console: two opinions in, decided on, put together as a draft, reviewed,
// signed, and on the terminal beside the call. axe on every state, both sizes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { hubDeskApi } from '../../../shared/api/hub-desk.ts'
import { chinaDay } from '../../../shared/calendar/working-days.ts'
import type { Answers } from '../../../shared/requests/form.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { type FourHands, got, signInAtHub, throughTheDesk } from '../../support/at-the-hub.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type AtTheConsole, atTheConsole } from '../../support/console-page.ts'
import { fillAndSubmit } from '../../support/fill-pages.ts'
import { goHome } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const DAY_MS = 86_400_000
const CALL = 'street-lamps-call'
const TITLE = '《石桥村路灯管护办法（征求意见稿）》公开征求意见公告'
const NAMED: Answers = {
  ...{ stance: 'agree-with-changes', opinion: '村东头老井那段路也要装灯，我家就在旁边。', callBack: 'yes' },
  ...{ name: '某某某', phone: '000-555 0123' },
}
const NAMELESS: Answers = { stance: 'disagree', opinion: '灯太亮，晚上睡不着。', callBack: 'no' }

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

let shell: Shell
let page: Page
let desk: AtTheConsole
let hands: FourHands
const errors: string[] = []
const dayFrom = (days: number) => chinaDay(new Date(Date.now() + days * DAY_MS))

beforeAll(async () => {
  shell = await browserShell()
  const asOne = (name: string) => signInAtHub(fetch, shell.hubAddress(), name, shell.passwordOf(name))
  hands = [await asOne('editor'), await asOne('reviewer'), await asOne('secrecy'), await asOne('publisher')]
  await publishCall(0, 0)
  page = await shell.consolePage()
  page.on('pageerror', (error) => errors.push(error.message))
  desk = atTheConsole(page)
})
afterAll(() => shell.close())

/** `until`: days from today. */
async function publishCall(version: number, until: number): Promise<void> {
  const period = { from: dayFrom(-31), until: dayFrom(until) }
  const fields = { id: CALL, title: TITLE, kind: 'opinion-call' as const, body: '青禾镇人民政府', period }
  got(await hands[0](hubDeskApi.save, { version, draft: { fields, text: '请在期限内提出意见。' } }))
  await throughTheDesk(hands, CALL, version + 1)
}
const sync = () => shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))

async function giveOpinion(answers: Answers): Promise<void> {
  await goHome(shell.page)
  await touch(shell.page.getByTestId('opinion-call'))
  await touch(shell.page.locator(`[data-testid=listed][data-document="${CALL}"]`))
  await touch(shell.page.getByTestId('open-opinion'))
  await fillAndSubmit(shell.page, currentForm('opinion'), answers)
}
async function expectFit(what: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await desk.expectAccessible(`${what} ${size.width}`)
    await desk.expectFits(`${what} ${size.width}`)
  }
}

test('two people give their opinion at the terminal, one with a name', async () => {
  await vi.waitFor(
    async () => {
      await sync()
      expect(await shell.page.evaluate(async (id) => (await fetch(`/api/documents/${id}`)).status, CALL)).toBe(200)
    },
    { timeout: 60_000, interval: 500 },
  )
  await giveOpinion(NAMED)
  await giveOpinion(NAMELESS)
  await desk.signIn('officer', shell.passwordOf('officer'))
  await vi.waitFor(
    async () => {
      await sync()
      await page.getByTestId('refresh').click()
      expect(await page.getByTestId('inbox-row').count()).toBe(2)
    },
    { timeout: 60_000, interval: 500 },
  )
})

test('while the call runs, its opinions are there and its result is not due', async () => {
  await desk.press('open')
  await page.getByTestId('about-document').waitFor()
  await desk.press('to-call')
  await page.getByTestId('opinion-table').waitFor()
  expect(await page.getByTestId('make-result').isDisabled()).toBe(true)
  expect(await page.getByTestId('original').allTextContents()).toEqual([NAMED['opinion'], NAMELESS['opinion']])
  await expectFit('the call runs')
  await desk.press('leave-call')
  await page.getByTestId('inbox-row').first().waitFor()
})

test('a month after its end it is due, and the inbox says so before', async () => {
  await publishCall(1, -27)
  await page.getByTestId('refresh').click()
  await expect.poll(() => desk.text('due-results'), { timeout: 30_000 }).toContain('石桥村路灯')
  await expectFit('the inbox reminds')
  await desk.press('to-calls')
  await page.getByTestId('call-table').waitFor()
  const row = page.locator(`[data-testid=call-row][data-call="${CALL}"]`)
  expect(await row.textContent()).toContain('2 条')
  expect(await row.getByTestId('result-left').getAttribute('data-state')).toBe('soon')
  await expectFit('the calls')
  await row.getByTestId('open-call').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('opinion-table').waitFor()
  expect(await desk.text('result-undecided')).toContain('第 1、2 条')
})

test('a decision without what it needs is not taken; a reason is asked for, and nobody is left out', async () => {
  await desk.tabTo('choose-opinion')
  await page.keyboard.press('Space')
  await desk.press('save-decision')
  expect(await desk.text('error-summary')).toContain('请选择是否采纳')
  await expectFit('no decision')
  await desk.tabTo('verdict-adopted')
  await page.keyboard.press('ArrowDown')
  await desk.press('save-decision')
  expect(await desk.text('error-summary')).toContain('请写理由')
  await desk.type('decide-reason', '老井一段列入明年计划。')
  await desk.press('save-decision')
  await expect.poll(() => desk.text('opinion-note')).toContain('已登记 1 条')
  expect(await page.getByTestId('make-result').isDisabled()).toBe(true)
  await desk.press('choose-undecided')
  await desk.tabTo('verdict-adopted')
  await page.keyboard.press('ArrowUp')
  await desk.type('decide-reason', '亮度按国家标准，加装遮光罩。')
  await desk.press('save-decision')
  await expect.poll(() => desk.text('call-tally')).toContain('部分采纳 1 条，不采纳 1 条，未登记 0 条')
  await expectFit('both decided')
})

test('an opinion on paper is entered beside them', async () => {
  await desk.press('begin-enter')
  await page.getByTestId('enter-form').waitFor()
  expect(await desk.focused()).toBe('enter-way')
  await expectFit('an opinion on paper')
  await page.getByTestId('enter-day').fill(dayFrom(-28))
  await desk.type('enter-opinion', '同意，尽快装。')
  await desk.press('save-entered')
  await expect.poll(() => desk.text('opinion-note')).toMatch(/意见已登记，编号 QH00-/)
  await expect.poll(() => page.getByTestId('opinion-row').count()).toBe(3)
  await desk.press('choose-undecided')
  await desk.tabTo('verdict-adopted')
  await page.keyboard.press('Space')
  await expectFit('decided without a reason')
  await desk.press('save-decision')
  await expect.poll(() => desk.text('call-tally')).toContain('采纳 1 条，部分采纳 1 条，不采纳 1 条，未登记 0 条')
})

test('the text is edited for publication beside the original', async () => {
  await desk.press('edit-opinion')
  await desk.tabTo('opinion-text')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('建议村东头老井一段道路也装路灯。')
  await expectFit('editing')
  await desk.press('save-opinion')
  await expect.poll(() => desk.text('opinion-note')).toContain('文字已保存')
  expect(await desk.text('original')).toBe(NAMED['opinion'])
  expect(await desk.text('for-publication')).toBe('建议村东头老井一段道路也装路灯。')
  await expectFit('edited')
  for (const language of ['ko', 'en', 'zh-CN']) {
    await desk.press(`language-${language}`)
    await desk.expectFits(language)
  }
})

test('one step makes the draft; four hands later it stands on the terminal beside the call', async () => {
  await desk.press('make-result')
  await page.getByTestId('steps').waitFor()
  expect(await page.locator('h1:focus').textContent()).toBe('关于《石桥村路灯管护办法（征求意见稿）》征求意见采纳情况的公告')
  const text = await desk.text('reviewed-text')
  for (const said of ['收到意见3条', '某**', '建议村东头老井一段道路也装路灯。', '部分采纳', '老井一段列入明年计划。'])
    expect(text).toContain(said)
  for (const hidden of ['某某某', '0123', '我家就在旁边']) expect(text).not.toContain(hidden)
  expect(await page.locator('[data-testid^=finding-]').count()).toBe(0)
  await expectFit('the draft')
  const id = await page.evaluate(async () => {
    const { rows } = await (await fetch('/api/console/desk')).json()
    return rows.find((row: { stage: string; title: string }) => row.stage === 'draft' && row.title.includes('采纳情况'))?.id
  })
  await throughTheDesk(hands, id, 1)
  await vi.waitFor(
    async () => {
      await sync()
      expect(await shell.page.evaluate(async (one) => (await fetch(`/api/documents/${one}`)).status, id)).toBe(200)
    },
    { timeout: 60_000, interval: 500 },
  )
  await goHome(shell.page)
  await touch(shell.page.getByTestId('opinion-call'))
  await touch(shell.page.locator(`[data-testid=listed][data-document="${CALL}"]`))
  await shell.page.getByTestId('reader').waitFor()
  const beside = shell.page.locator(`[data-document="${id}"]`).first()
  await touch(beside)
  await expect.poll(() => shell.page.getByTestId('reader').textContent()).toContain('建议村东头老井一段道路也装路灯。')
})

test('the list says that it is out and on which day; what is published is not changed', async () => {
  await desk.press('nav-inbox')
  await page.getByTestId('inbox-row').first().waitFor()
  expect(await page.getByTestId('due-results').getByText('石桥村路灯').count()).toBe(0)
  await desk.press('to-calls')
  const row = page.locator(`[data-testid=call-row][data-call="${CALL}"]`)
  await row.waitFor()
  expect(await row.getByTestId('result-left').textContent()).toContain('已公布')
  await row.getByTestId('open-call').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('result-published').waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  expect(await page.getByTestId('choose-opinion').count()).toBe(0)
  expect(await page.getByTestId('save-decision').count()).toBe(0)
  await expectFit('published')
  await desk.press('leave-call')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tr')?.dataset['call'])).toBe(CALL)
})

test('the published call leads there too, and back', async () => {
  await desk.press('nav-desk')
  await desk.press('show-all')
  await desk.type('find-title', TITLE)
  await desk.press('open-document')
  await page.getByTestId('steps').waitFor()
  await desk.press('to-call')
  await page.getByTestId('opinion-table').waitFor()
  await desk.press('open-result')
  await expect.poll(() => page.locator('h1').textContent()).toContain('采纳情况的公告')
  await desk.press('back-to-desk')
  await desk.press('show-all')
  await desk.type('find-title', TITLE)
  await desk.press('open-document')
  await desk.press('to-call')
  await desk.press('leave-call')
  await expect.poll(() => page.locator('h1').textContent()).toBe(TITLE)
  expect(errors).toEqual([])
})
