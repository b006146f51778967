// 代填 by touch: PIN, who helps, 告知, the form with its mark on every page, the person's own look and touch, receipt, the console's mark.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentForm } from '../../../shared/requests/forms.ts'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { zwgk } from '../../support/command.ts'
import { fakePrinters } from '../../support/fake-printers.ts'
import { fillPages, shownOf } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { touch, touchAt } from '../../support/touch.ts'

const PIN = '719304'
const NEXT_ROUND_MS = 90_000
let shell: Shell
const errors: string[] = []
const byId = (id: string) => shell.page.getByTestId(id)
const tap = (id: string) => touch(byId(id).first())
const passesAxe = async () => expect((await axe(shell.page)).violations).toEqual([])

beforeAll(async () => {
  shell = await browserShell()
  shell.page.on('pageerror', (error) => errors.push(error.message))
  await shell.stopTerminal()
  const file = join(shell.folder, 'pin-staff')
  writeFileSync(file, `${PIN}\n`)
  const data = join(shell.folder, 'terminal')
  expect(zwgk(['pin', 'staff', '--data', data, '--pin-file', file, '--names', '某甲,某乙']).exit).toBe(0)
  await shell.restartTerminal()
}, 180_000)
afterAll(() => shell.close())

/** Turns to the end of what must be seen, then presses. */
async function goOnBy(id: string): Promise<void> {
  await shownOf(shell.page, [id, 'read-on']).waitFor()
  while (await byId('read-on').isVisible()) {
    await tap('read-on')
    await shell.page.waitForTimeout(400)
  }
  await tap(id)
}

test('after the PIN the clerk says who helps; the form opens and the staff pages are closed', async () => {
  const synced = async () => await (await fetch('/api/state')).json().then(({ content, office }) => content && office)
  await expect.poll(() => shell.page.evaluate(synced), { timeout: 30_000 }).toBeTruthy()
  await tap('staff-enter')
  for (const digit of PIN) await tap(`digit-${digit}`)
  await tap('fill-for-person')
  await byId('filling').waitFor()
  expect(await byId('fill-disclosure-request').getAttribute('data-disabled')).toBe('true')
  await touch(byId('by').filter({ hasText: '某乙' }))
  await passesAxe()
  await tap('fill-disclosure-request')
  await byId('told-page').waitFor()
  const tray = await shell.page.evaluate(async () => (await fetch('/api/staff/tray')).status)
  expect(tray).toBe(401)
})

let receipt = ''

test('告知 comes first, every page says 代填 and by whom, the person looks and sends', async () => {
  expect(await byId('filling-mark').textContent()).toContain('某乙')
  await passesAxe()
  await goOnBy('told')
  const form = currentForm('disclosure-request')
  // 告知 has been given: its page is not asked again.
  const pages = { ...form, pages: form.pages.filter(({ fields }) => fields.length > 0) }
  const answers = filledForm('disclosure-request', '代填要的文件')
  await touch(byId('option-matter-information'))
  await goOnBy('next')
  await byId('option-applicantKind-person').waitFor()
  expect(await byId('filling-mark').textContent()).toContain('代填')
  await tap('back')
  await fillPages(shell.page, pages, answers, undefined, 'to-person')
  expect(await byId('submit').count()).toBe(0)
  expect(await byId('filling-mark').isVisible()).toBe(true)
  const box = await byId('to-person').boundingBox()
  if (box === null) throw new Error('expected 请本人来看')
  await tap('to-person')
  await byId('person-page').waitFor()
  // The helper goes on tapping: nothing is sent for the person.
  for (let press = 0; press < 3; press += 1) {
    await shell.page.waitForTimeout(400)
    await touchAt(shell.page, box.x + box.width / 2, box.y + box.height / 2)
  }
  expect(await byId('receipt-number').count()).toBe(0)
  await passesAxe()
  expect(await byId('person-page').textContent()).toContain('代填要的文件')
  await tap('back')
  await byId('change-information').first().waitFor()
  await goOnBy('to-person')
  await byId('person-page').waitFor()
  await shownOf(shell.page, ['submit', 'read-on']).waitFor()
  await shell.page.waitForTimeout(2_000)
  const printers = await fakePrinters(shell.page)
  await goOnBy('submit')
  receipt = ((await byId('receipt-number').textContent()) ?? '').trim()
  expect(await shell.page.textContent('.receipt-sheets')).toContain('某乙')
  // No press within a second of another: the button stands where 提交 stood.
  await shell.page.waitForTimeout(1_100)
  await tap('print')
  await expect.poll(() => printers.sheets.length).toBe(1)
  expect(printers.sheets[0]?.text).toContain('某乙')
  await passesAxe()
}, 120_000)

test('nothing is left for the next: home, no word of the form, and the PIN is asked for again', async () => {
  await tap('home')
  await byId('zone-query').waitFor()
  expect(await shell.page.content()).not.toContain('代填要的文件')
  expect(await byId('filling-mark').count()).toBe(0)
  await tap('staff-enter')
  await byId('pin-page').waitFor()
  await tap('home')
  await tap('zone-service')
  await tap('open-consultation')
  await shownOf(shell.page, ['next', 'read-on']).waitFor()
  expect(await byId('filling-mark').count()).toBe(0)
  await tap('home')
})

test('the office sees the mark in the list, and who helped once it opens the seal', async () => {
  const office = await shell.consolePage()
  await office.getByTestId('name').fill(shell.login().name)
  await office.getByTestId('password').fill(shell.login().password)
  await office.getByTestId('sign-in').click()
  const row = office.locator(`[data-testid=inbox-row][data-receipt="${receipt}"]`)
  await expect
    .poll(
      async () => {
        await office.getByTestId('nav-packages').click()
        await office.getByTestId('nav-inbox').click()
        await office.getByTestId('refresh').waitFor()
        return await row.count()
      },
      { timeout: NEXT_ROUND_MS, interval: 1_000 },
    )
    .toBe(1)
  expect(await row.textContent()).toContain('代填')
  expect(await row.textContent()).not.toContain('某乙')
  await row.getByTestId('open').click()
  await expect.poll(() => office.getByTestId('filled-in-by').textContent()).toBe('某乙')
  expect(errors).toEqual([])
}, 120_000)
