// 账号 in the console: somebody new begins to work here, signs in elsewhere, is signed out, forgets the password, leaves. axe on every state.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'

const FIRST_PASSWORD = 'a kettle for the harvest'
const SECOND_PASSWORD = 'three boats by the weir'
const SMALLEST_TEXT_PX = 14

let shell: Shell
let office: Page
const errors: string[] = []

beforeAll(async () => {
  shell = await browserShell()
  office = await shell.consolePage()
  office.on('pageerror', (error) => errors.push(error.message))
  await signIn(office, shell.login().name, shell.login().password)
  await office.getByTestId('nav-accounts').click()
})
afterAll(() => shell.close())

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByTestId('name').fill(name)
  await page.getByTestId('password').fill(password)
  await page.getByTestId('sign-in').click()
}

async function expectFit(what: string): Promise<void> {
  const { violations, checked } = await axe(office)
  expect({ what, violations }).toEqual({ what, violations: [] })
  expect(checked).toBeGreaterThan(10)
  const small = await office.evaluate((least) => {
    const texts = [...document.querySelectorAll('main *')].filter((one) => one.childNodes.length > 0 && one.textContent?.trim())
    return texts
      .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < least)
      .map((one) => one.outerHTML.slice(0, 80))
  }, SMALLEST_TEXT_PX)
  expect({ what, small }).toEqual({ what, small: [] })
}

const row = (name: string) => office.getByTestId(`account-${name}`)

test('a new account: what is wrong is said beside the form, and what was typed stays', async () => {
  await row(shell.login().name).waitFor()
  await expectFit('the list')
  await office.getByTestId('new-account').click()
  await office.getByTestId('new-name').fill('wang2')
  await office.getByTestId('new-display-name').fill('某丙')
  await office.getByTestId('new-role-editor').check()
  await office.getByTestId('new-account-password').fill('123456789012')
  await office.getByTestId('make-account').click()
  await office.getByTestId('failure').waitFor()
  expect(await office.getByTestId('failure').getAttribute('data-code')).toBe('password-common')
  expect(await office.getByTestId('new-display-name').inputValue()).toBe('某丙')
  await expectFit('the form')
  await office.getByTestId('new-account-password').fill(FIRST_PASSWORD)
  await office.getByTestId('make-account').click()
  await row('wang2').waitFor()
  expect(await row('wang2').textContent()).toContain('编辑')
})

test('whoever is new signs in, and changes the password that somebody else knows', async () => {
  const other = await shell.consolePage()
  await signIn(other, 'wang2', FIRST_PASSWORD)
  await other.getByTestId('nav-accounts').click()
  await other.getByTestId('old-password').waitFor()
  expect(await other.getByTestId('new-account').count()).toBe(0)
  await other.getByTestId('old-password').fill(FIRST_PASSWORD)
  await other.getByTestId('own-new-password').fill(SECOND_PASSWORD)
  await other.getByTestId('change-password').click()
  await other.getByTestId('password-changed').waitFor()
  await other.context().close()
})

test('a closed account is signed out and shown as closed; one’s own can’t be closed', async () => {
  await row('wang2').getByTestId('close-account').click()
  await expectFit('asked before closing')
  await row('wang2').getByTestId('confirm-close').click()
  await expect.poll(() => row('wang2').textContent()).toContain('已停用')
  const own = row(shell.login().name)
  await own.getByTestId('close-account').click()
  await own.getByTestId('confirm-close').click()
  await office.getByTestId('failure').first().waitFor()
  expect(await office.getByTestId('failure').first().getAttribute('data-code')).toBe('own-account')
  await row('wang2').getByTestId('change-account').click()
  await expectFit('changing')
  expect(errors).toEqual([])
})
