// 个人信息 in the console, by keyboard alone: somebody at the window is found, read to, given a copy, and what was given freely is erased; a request
// stays for its period, and whose period is over is destroyed by somebody else than who answered. axe on every state, both sizes.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type AtTheConsole, atTheConsole } from '../../support/console-page.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { submitAtTerminal } from '../../support/submit-in-browser.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const QUESTION = '养老金的资格认证什么时候办'
let shell: Shell
let page: Page
let desk: AtTheConsole
const errors: string[] = []

beforeAll(async () => {
  shell = await browserShell()
  await submitAtTerminal(shell, 'consultation', QUESTION)
  await submitAtTerminal(shell, 'disclosure-request', '道路硬化工程的施工合同')
  page = await shell.consolePage()
  page.on('pageerror', (error) => errors.push(error.message))
  desk = atTheConsole(page)
  await desk.signIn('officer', shell.passwordOf('officer'))
  await vi.waitFor(
    async () => {
      await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
      await page.getByTestId('refresh').click()
      expect(await page.getByTestId('inbox-row').count()).toBe(2)
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
const phone = filledForm('disclosure-request', '')['phone'] ?? ''

test('nothing asked finds nothing, and says what to fill in; a wrong receipt is said', async () => {
  await desk.press('nav-personal')
  await desk.press('ask-person')
  expect(await desk.text('ask-problem')).toContain('还没有填写')
  await desk.type('ask-receipt', 'QH01-1')
  await desk.press('ask-person')
  expect(await desk.text('ask-problem')).toContain('回执编号不对')
  await expectFit('asked nothing')
})

test('found by the phone: each says whether it can go; one is read to the person', async () => {
  await page.getByTestId('ask-receipt').fill('')
  await desk.type('ask-phone', phone)
  await desk.press('ask-person')
  await page.getByTestId('person-row').waitFor()
  expect((await page.getByTestId('stays').allTextContents()).join()).toContain('答复后依法保管 10 年')
  await desk.press('show-row')
  await page.getByTestId('shown-submission').waitFor()
  expect(await desk.text('shown-submission')).toContain('道路硬化工程的施工合同')
  await expectFit('one is shown')
})

test('a copy is downloaded, to read and for a program', async () => {
  const names: string[] = []
  page.on('download', (download) => names.push(download.suggestedFilename()))
  await desk.press('person-export')
  await expect.poll(() => names.length).toBe(2)
  expect(names.map((name) => name.split('.').at(-1)).sort()).toEqual(['docx', 'json'])
  expect(await desk.text('person-note')).toContain('副本已下载')
})

test('a question is given freely: chosen, asked why, erased, and on record without a word of it', async () => {
  await desk.press('nav-inbox')
  const row = page.getByTestId('inbox-row').filter({ hasText: '咨询' })
  await row.waitFor()
  const receipt = (await row.getAttribute('data-receipt')) ?? ''
  await desk.press('nav-personal')
  await desk.type('ask-receipt', receipt)
  await desk.press('ask-person')
  await page.getByTestId('person-row').waitFor()
  await desk.tabTo('choose-row')
  await page.keyboard.press('Space')
  await desk.press('person-erase')
  await page.getByTestId('erase-form').waitFor()
  await expectFit('asked why')
  await desk.tabTo('ground-consent-withdrawn')
  await page.keyboard.press('Space')
  await desk.press('confirm-erase')
  await expect.poll(() => desk.text('person-note')).toContain('已删除 1 件')
  await page.getByRole('tab', { name: '保管到期' }).click()
  await page.getByTestId('erased-row').waitFor()
  expect(await desk.text('erased-row')).toContain(receipt)
  expect(await desk.text('erased-row')).toContain('本人撤回同意')
  await expectFit('the record')
})

test('a file whose period is over: the officer looks, the publisher destroys it after a second look', async () => {
  answeredLongAgo()
  await page.reload()
  await desk.press('nav-personal')
  await page.getByRole('tab', { name: '保管到期' }).click()
  await page.getByTestId('retention-row').waitFor()
  expect(await page.getByTestId('destroy').count()).toBe(0)
  await desk.signOut()
  await desk.signIn('publisher', shell.passwordOf('publisher'))
  await desk.press('nav-personal')
  await page.getByTestId('choose-file').waitFor()
  await desk.tabTo('choose-file')
  await page.keyboard.press('Space')
  await desk.press('destroy')
  await page.getByTestId('destroy-question').waitFor()
  await expectFit('a second look')
  await desk.press('confirm-destroy')
  await expect.poll(() => desk.text('retention-note')).toContain('已销毁 1 件')
  await page.getByTestId('none-past').waitFor()
  expect(await page.getByTestId('erased-row').count()).toBe(2)
  expect(errors).toEqual([])
})

/** Time goes by: the request that lies here was answered in 2010 by the officer. */
function answeredLongAgo(): void {
  const db = openDurable(join(shell.folder, 'hub', 'hub.sqlite'))
  const action = JSON.stringify({ kind: 'answered', day: '2010-01-05', code: 'granted' })
  const insert = db.prepare(
    'INSERT INTO case_event (id, submission_id, sequence, action, account, by_name, at) SELECT ?, id, 1, ?, ?, ?, ? FROM submission WHERE erased_at IS NULL',
  )
  expect(insert.run(randomUUID(), action, 'officer', '某甲', '2010-01-05T02:00:00.000Z').changes).toBe(1)
  db.close()
}
