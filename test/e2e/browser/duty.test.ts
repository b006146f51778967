// Running duty at a touch screen: the daily check in one tap, a printer fault that is posted on the home page until it is mended; axe on each screen.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shippedCalendars } from '../../../platform/calendars.ts'
import { chinaDay, isWorkingDay } from '../../../shared/calendar/working-days.ts'
import { REGISTERS } from '../../../shared/standard/registers.ts'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { zwgk } from '../../support/command.ts'
import { fakePrinters } from '../../support/fake-printers.ts'
import { goHome } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

const PIN = '719304'
let shell: Shell
const errors: string[] = []
const byId = (id: string) => shell.page.getByTestId(id)
const tap = (id: string) => touch(byId(id).first())

async function enter(): Promise<void> {
  await tap('staff-enter')
  await byId('pin-page').waitFor()
  for (const digit of PIN) await tap(`digit-${digit}`)
  await byId('registers').waitFor()
}
/** A guide's list of what to bring can be printed. */
async function openGuide(): Promise<void> {
  await tap('zone-service')
  await tap('kind-guide')
  await touch(shell.page.locator('[data-testid=listed][data-document="guide-dibao"]'))
  await byId('reader').waitFor()
  await tap('take-away')
}
async function passesAxe(): Promise<void> {
  expect((await axe(shell.page)).violations).toEqual([])
}

beforeAll(async () => {
  shell = await browserShell()
  shell.page.on('pageerror', (error) => errors.push(error.message))
  await shell.stopTerminal()
  const file = join(shell.folder, 'pin')
  writeFileSync(file, `${PIN}\n`)
  expect(zwgk(['pin', 'staff', '--data', join(shell.folder, 'terminal'), '--pin-file', file, '--names', '某甲']).exit).toBe(0)
  await shell.restartTerminal()
  await byId('spotlight').waitFor({ timeout: 30_000 })
  await fakePrinters(shell.page)
}, 180_000)
afterAll(() => shell.close())

test('on a working day the tray says that nobody has checked yet, on a day off it does not; one tap on 都正常 settles it', async () => {
  await enter()
  const { working } = isWorkingDay(chinaDay(new Date()), shippedCalendars())
  await tap('registers')
  await byId('register-list').waitFor()
  expect(await byId('state-daily-check').getAttribute('data-state')).toBe(working ? 'due' : 'done')
  await tap('back')
  await byId('registers').waitFor()
  if (working) {
    await byId('daily-missing').waitFor()
    await passesAxe()
    await tap('check-now')
  } else {
    expect(await byId('daily-missing').count()).toBe(0)
    await tap('registers')
    await tap('register-daily-check')
  }
  await byId('all-right').waitFor()
  await passesAxe()
  await tap('all-right')
  await expect.poll(() => byId('register-outcome').getAttribute('data-outcome')).toBe('kept')
  const entry = byId('register-entry').first()
  expect(await entry.textContent()).toContain('都正常')
  expect(await entry.textContent()).toContain('某甲')
  await tap('back')
  if (!working) await tap('back')
  await byId('registers').waitFor()
  await expect.poll(() => byId('daily-missing').count()).toBe(0)
})

test('the list of registers shows how each stands', async () => {
  await tap('registers')
  await byId('register-list').waitFor()
  await passesAxe()
  expect(await byId('state-daily-check').getAttribute('data-state')).toBe('done')
  expect(await byId('state-quarterly-clean-up').getAttribute('data-state')).toBe('due')
  expect(await byId('register-list').locator('[data-testid^=state-]').count()).toBe(REGISTERS.length)
})

test('what was not chosen is named, and nothing is kept', async () => {
  await tap('register-fault')
  await tap('device-printer')
  await tap('register-save')
  await expect.poll(() => byId('register-outcome').getAttribute('data-outcome')).toBe('missing')
  expect(await byId('register-outcome').textContent()).toContain('怎么了')
  expect(await byId('register-entry').count()).toBe(0)
})

test('a printer fault is recorded, posted on the home page in each language, and said at the print button', async () => {
  await tap('what-dead')
  await tap('reported-yes')
  await tap('register-save')
  await byId('open-fault').waitFor()
  await passesAxe()
  await tap('home')
  const notice = shell.page.locator('[data-testid=fault-notice][data-kind=printer]')
  await notice.waitFor()
  expect(await notice.textContent()).toContain('已报修')
  await passesAxe()
  for (const language of ['ko', 'en', 'zh-CN']) {
    await tap(`language-${language}`)
    await notice.waitFor()
    expect(await notice.textContent()).not.toMatch(/duty:|notice\./)
  }
  await openGuide()
  await byId('printer-broken').first().waitFor()
  expect(await byId('print').isDisabled()).toBe(true)
  await passesAxe()
  await tap('home')
})

test('marked as mended, the notice is gone and printing is offered again', async () => {
  await enter()
  await tap('registers')
  await expect.poll(() => byId('state-fault').getAttribute('data-state')).toBe('open')
  await tap('register-fault')
  await tap('mended')
  await expect.poll(() => byId('open-fault').count()).toBe(0)
  await tap('home')
  await expect.poll(() => byId('fault-notice').count()).toBe(0)
  await openGuide()
  await byId('print').waitFor()
  expect(await byId('print').isDisabled()).toBe(false)
  await tap('home')
})

test.each([
  { language: 'ko', width: 1080, height: 1920, modes: ['large'] },
  { language: 'en', width: 1366, height: 768, modes: ['contrast'] },
  { language: 'zh-CN', width: 1920, height: 1080, modes: ['large', 'low'] },
])('every register passes axe: $language $width x $height $modes', async ({ language, width, height, modes }) => {
  await shell.page.setViewportSize({ width, height })
  await goHome(shell.page)
  await tap(`language-${language}`)
  for (const mode of modes) await tap(mode)
  await enter()
  await tap('registers')
  for (const register of REGISTERS) {
    await tap(`register-${register}`)
    await byId('register-save').waitFor()
    await passesAxe()
    await tap('back')
  }
  await passesAxe()
  for (const mode of modes) await tap(mode)
  await tap('home')
})

test('nothing went wrong in the page', () => expect(errors).toEqual([]))
