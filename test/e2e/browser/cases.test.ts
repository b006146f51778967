// A case in the console at 1366x768: near repeat said, the clock explained, 补正, 延期 agreed by somebody else, the answer, a document, the yearly report; axe on each.
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { submitAtTerminal } from '../../support/submit-in-browser.ts'

const ASKED = '石桥村2026年道路硬化工程的施工合同'
let shell: Shell
let office: Page
const errors: string[] = []

beforeAll(async () => {
  shell = await browserShell()
  await submitAtTerminal(shell, 'disclosure-request', ASKED)
  await submitAtTerminal(shell, 'disclosure-request', `${ASKED}。`)
  office = await shell.consolePage()
  office.on('pageerror', (error) => errors.push(error.message))
  await signIn('officer')
})
afterAll(() => shell.close())

async function signIn(name: string): Promise<void> {
  await office.getByTestId('name').fill(name)
  await office.getByTestId('password').fill(shell.passwordOf(name))
  await office.keyboard.press('Enter')
  await office.getByTestId('refresh').waitFor()
}

/** Opens the request with the lowest number, or the next one. */
async function openRequest(at: number): Promise<void> {
  await office.getByTestId('nav-inbox').click()
  await expect
    .poll(async () => {
      await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
      await office.getByTestId('refresh').click()
      return await office.getByTestId('inbox-row').count()
    })
    .toBe(2)
  const receipts = await office
    .getByTestId('inbox-row')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-receipt') ?? ''))
  const receipt = receipts.sort()[at] ?? ''
  await office.locator(`[data-receipt="${receipt}"]`).getByTestId('open').click()
  await office.getByTestId('step-kind').waitFor()
}

async function record(kind: string, fields: Readonly<Record<string, string>>, words = ''): Promise<void> {
  await office.getByTestId('step-kind').selectOption(kind)
  for (const [name, value] of Object.entries(fields)) {
    const field = office.getByTestId(`step-${name}`)
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await office.getByTestId('step-words').fill(words)
  await office.getByTestId('record-step').click()
  await office.getByTestId(`entry-${kind}`).waitFor()
}

async function expectAccessible(what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: office }).exclude('[data-live-announcer]').analyze()
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }))
  expect({ what, found }).toEqual({ what, found: [] })
}

const text = async (testId: string) => (await office.getByTestId(testId).first().textContent()) ?? ''
const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

test('a near repeat is said; before the day is confirmed only an answer on the spot can be recorded', async () => {
  await openRequest(0)
  expect(await text('similar')).toContain('同一申请人')
  expect(await office.getByTestId('step-kind').locator('option').allTextContents()).toEqual(['答复'])
  await office.getByTestId('confirm-day').click()
  await expect.poll(() => office.getByTestId('step-kind').locator('option').count()).toBeGreaterThan(5)
  await expectAccessible('case')
})

test('the clock says which days count; asked to complete the request it waits, and begins anew', async () => {
  await office.getByTestId('clock-reasons').locator('summary').click()
  expect(await text('clock-reasons')).toContain('收到申请，当日不计')
  await record('supplement-asked', { until: day(10) }, '请写明是哪一段路。')
  await expect.poll(() => text('clock')).toContain('等申请人补正')
  await office.getByTestId('document-supplement').click()
  expect(await text('document-sheet')).toContain('请写明是哪一段路。')
  await expectAccessible('document')
  const downloading = office.waitForEvent('download')
  await office.getByTestId('document-download').click()
  const download = await downloading
  expect(download.suggestedFilename()).toContain('补正告知书')
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await record('supplement-answered', {})
  await expect.poll(() => text('clock')).toContain('20 个工作日')
})

test('F62: an extension waits until somebody else agrees, and then moves the last day', async () => {
  await record('extension-proposed', { workingDays: '10' }, '卷宗在县档案馆。')
  await office.getByTestId('proposal').waitFor()
  await expectAccessible('proposal')
  await office.getByTestId('sign-out').click()
  await office.getByTestId('name').waitFor()
  // The head of the office, who receives nothing, sees what waits for a decision, and not who asks.
  await signIn('publisher')
  await office.getByTestId('open-approval').click()
  await expect.poll(() => text('asked')).toContain(ASKED)
  expect(await office.textContent('main')).not.toContain('某某某')
  await expectAccessible('approval')
  await office.getByTestId('approve-extension').click()
  await expect.poll(() => text('approval-note')).toContain('已记下')
  await office.getByTestId('sign-out').click()
  await office.getByTestId('name').waitFor()
  await signIn('officer')
  await openRequest(0)
  await office.getByTestId('entry-extension-approved').waitFor()
  await expect.poll(() => text('clock')).toContain('30 个工作日')
})

test('the answer goes out with its remedy, and the case is closed', async () => {
  await record('answered', { code: 'process' }, '属于讨论稿。')
  await expect.poll(() => text('reply')).toContain('应当先自收到本答复书之日起六十日内')
  expect(await office.getByTestId('step-kind').locator('option').allTextContents()).toEqual([
    '评估是否转为主动公开',
    '收到复议或诉讼',
  ])
})

test('the yearly report shows its table, says that it agrees, and comes as Word and Excel; nothing runs over', async () => {
  await office.getByTestId('nav-yearly').click()
  await office.getByTestId('yearly-table').waitFor()
  expect(await text('yearly-balance')).toContain('勾稽关系成立')
  expect(await text('yearly-to-settle')).toContain('收到日期还没有确认')
  await expectAccessible('yearly report')
  for (const format of ['docx', 'xlsx']) {
    const downloading = office.waitForEvent('download')
    await office.getByTestId(`yearly-${format}`).click()
    expect((await downloading).suggestedFilename()).toContain(`年度报告.${format}`)
  }
  for (const language of ['ko', 'en', 'zh-CN']) {
    await office.getByTestId(`language-${language}`).click()
    const over = await office.evaluate(() =>
      [...document.querySelectorAll('main, main *')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
        .map(({ className }) => className),
    )
    expect({ language, over }).toEqual({ language, over: [] })
  }
})

test('条例 第44条: what was given again is assessed with its reasons, listed until it is published, and then recorded by its document', async () => {
  await openRequest(1)
  await office.getByTestId('confirm-day').click()
  await office.getByTestId('record-receipt-day').waitFor()
  await record('answered', { code: 'granted' })
  await office.getByTestId('step-kind').selectOption('assessed')
  await office.getByTestId('step-publish').selectOption('yes')
  await office.getByTestId('record-step').click()
  await office.getByTestId('failure').waitFor()
  expect(await office.getByTestId('failure').getAttribute('data-code')).toBe('assessment-without-reason')
  await record('assessed', { publish: 'yes' }, '两人申请同一合同，不涉密，审查人某乙。')
  await office.getByTestId('to-publish').waitFor()
  await office.getByTestId('document-assessment').click()
  await expect.poll(() => text('document-sheet')).toContain('评估结论：转为主动公开')
  await office.getByTestId('back-to-inbox').click()
  await office.getByTestId('show-to-publish').click()
  expect(await office.getByTestId('inbox-row').count()).toBe(1)
  await office.getByTestId('open').click()
  await office.getByTestId('step-document').waitFor()
  await expect.poll(() => office.getByTestId('step-document').locator('option').count()).toBeGreaterThan(1)
  await expectAccessible('to be published')
  const document = (await office.getByTestId('step-document').locator('option').nth(1).getAttribute('value')) ?? ''
  await record('made-public', { document })
  expect(await text('entry-made-public')).toContain(document)
  await office.getByTestId('to-publish').waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})
