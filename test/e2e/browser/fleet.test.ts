// The fleet in the console at 1366x768, and a message as staff read it: given after a second look, delivered, done, read; axe on what is shown.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'

let shell: Shell
let office: Page
const errors: string[] = []

beforeAll(async () => {
  shell = await browserShell()
  office = await shell.consolePage()
  office.on('pageerror', (error) => errors.push(error.message))
  await office.getByTestId('name').fill(shell.login().name)
  await office.getByTestId('password').fill(shell.login().password)
  await office.getByTestId('sign-in').click()
  await office.getByTestId('nav-terminals').click()
  await office.getByTestId('command-sync').waitFor()
}, 180_000)
afterAll(() => shell.close())

/** The terminal's next round, now; then what the office sees. */
async function round(): Promise<void> {
  await shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
  await office.getByTestId('refresh').click()
}
const state = () => office.getByTestId('command-row').first().getAttribute('data-state')

test('a command is given after a second look, and the page says what became of it', async () => {
  await office.getByTestId('command-sync').click()
  expect((await axe(office)).violations).toEqual([])
  await office.getByTestId('cancel-command').click()
  expect(await office.getByTestId('command-row').count()).toBe(0)
  await office.getByTestId('command-sync').click()
  await office.getByTestId('give-command').click()
  await office.getByTestId('command-row').waitFor()
  await expect
    .poll(async () => {
      await round()
      return await state()
    })
    .toBe('done')
})

test('a browser that shows the pages can’t be restarted from here, and the page says so', async () => {
  await office.getByTestId('command-restart').click()
  await office.getByTestId('give-command').click()
  await expect
    .poll(async () => {
      await round()
      return await state()
    })
    .toBe('refused')
  expect(await office.getByTestId('command-row').first().textContent()).toContain('不能远程重启')
})

test('each register of the hall says when it was last filled in; what is overdue is named among the alerts', async () => {
  const registers = office.getByTestId('registers').first()
  await expect
    .poll(async () => {
      await round()
      return await registers.count()
    })
    .toBe(1)
  for (const register of ['daily-check', 'update', 'fault', 'quarterly-clean-up'])
    expect(await registers.getByTestId(`register-${register}`).textContent()).toContain('没有登记')
  expect((await axe(office)).violations).toEqual([])
})

test('a message needs words; it is done when the terminal has it, and nothing runs over at 1366x768', async () => {
  await office.getByTestId('command-message').click()
  expect(await office.getByTestId('give-command').isDisabled()).toBe(true)
  await office.getByTestId('message-words').fill('周五下午检修，机器停用两小时。')
  expect((await axe(office)).violations).toEqual([])
  await office.getByTestId('give-command').click()
  await expect
    .poll(async () => {
      await round()
      return await state()
    })
    .toBe('done')
  expect(await office.getByTestId('command-row').first().textContent()).toContain('还没有看')
  const over = await office.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .filter(
        (element) => element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX),
      )
      .map(({ className }) => className),
  )
  expect(over).toEqual([])
  expect(errors).toEqual([])
})
