// 请人帮忙 and the first-use guide by touch: the sound, the office's screen, 已处理, offline, what was written stays, a child's hundred taps.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { goOn } from '../../support/fill-pages.ts'
import { openForm } from '../../support/screens.ts'
import { touch, touchAt } from '../../support/touch.ts'

let shell: Shell
let office: Page
const errors: string[] = []
const shown = (id: string) => shell.page.locator(`[data-testid="${id}"]:visible`).first()
const tap = (id: string) => touch(shown(id))
const told = () => shown('call-state').getAttribute('data-told')
const tones = () => shell.page.evaluate(() => Number(Reflect.get(window, 'tonesStarted') ?? 0))

beforeAll(async () => {
  shell = await browserShell()
  shell.page.on('pageerror', (error) => errors.push(error.message))
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
  // Counts what is played: nobody can hear it here.
  await shell.page.evaluate(() => {
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      Reflect.set(window, 'tonesStarted', Number(Reflect.get(window, 'tonesStarted') ?? 0) + 1)
      return start.call(this, when)
    }
  })
  office = await shell.consolePage()
  await office.getByTestId('name').fill(shell.login().name)
  await office.getByTestId('password').fill(shell.login().password)
  await office.getByTestId('sign-in').click()
  await office.getByTestId('refresh').waitFor()
}, 180_000)
afterAll(() => shell.close())

test('the guide is five touches long, and one touch leaves it from any page', async () => {
  await tap('first-use')
  await shown('first-use-page').waitFor()
  await tap('home')
  await tap('first-use')
  const steps: (string | null)[] = []
  for (;;) {
    steps.push(await shown('first-use-page').getAttribute('data-step'))
    if (await shown('first-use-done').isVisible()) break
    await tap('next')
  }
  expect(steps).toEqual(['touch', 'find', 'see', 'way', 'help'])
  expect((await axe(shell.page)).violations).toEqual([])
  await tap('first-use-done')
  await shown('zone-query').waitFor()
})

test('in the middle of a form: it rings, the office sees which terminal, and what was written is still there', async () => {
  await openForm(shell.page, 'consultation')
  await goOn(shell.page)
  await touch(shell.page.getByTestId('option-subject-pension'))
  await goOn(shell.page)
  await shell.page.getByTestId('field-question').fill('写到一半')
  await tap('ask-for-help')
  await shown('help-call').waitFor()
  await expect.poll(tones).toBe(4)
  await expect.poll(told).toBe('hub')
  expect((await axe(shell.page)).violations).toEqual([])
  const call = office.getByTestId('help-call')
  await call.waitFor()
  expect(await call.getAttribute('data-terminal')).toBe('QH01')
  expect(await office.textContent('body')).not.toContain('写到一半')
  expect((await axe(office)).violations).toEqual([])
  await office.getByTestId('help-call-seen').click()
  await expect.poll(() => call.count()).toBe(0)
  await expect.poll(told, { timeout: 15_000 }).toBe('seen')
  await tap('help-is-there')
  expect(await shell.page.getByTestId('field-question').inputValue()).toBe('写到一半')
})

test('a child taps and taps: it does not ring again at once, and no second call comes to the office', async () => {
  const box = await shown('ask-for-help').boundingBox()
  if (box === null) throw new Error('expected 请人帮忙')
  for (let i = 0; i < 10; i += 1) {
    await touchAt(shell.page, box.x + box.width / 2, box.y + box.height / 2)
    await shell.page.waitForTimeout(400)
  }
  expect(await tones()).toBeLessThanOrEqual(8)
  expect(await office.getByTestId('help-call').count()).toBeLessThanOrEqual(1)
  await tap('help-is-there')
  await expect.poll(() => office.getByTestId('help-call').count(), { timeout: 15_000 }).toBe(0)
  await tap('home')
  await tap('leave-form')
})

test('offline the screen says that it only rings here, whom to call and when', async () => {
  await shell.stopHub()
  await shell.page.waitForTimeout(21_000)
  await tap('ask-for-help')
  await expect.poll(told, { timeout: 30_000 }).toBe('nobody')
  const words = (await shown('help-call').textContent()) ?? ''
  expect(words).toContain('000-555 0100')
  expect(words).toContain('8:30')
  await tap('back')
  await shown('zone-query').waitFor()
  expect(errors).toEqual([])
}, 90_000)
