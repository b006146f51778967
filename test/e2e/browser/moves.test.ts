// F13 in the pages: two offices exchange cards, a terminal is given away, its question is handed on; staff and visitors at the terminal are told. axe on each.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keepOffice, officeFingerprint } from '../../../hub/moves/known-offices.ts'
import { officeCardSchema } from '../../../shared/api/transfer.ts'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { zwgk } from '../../support/command.ts'
import { type AtTheConsole, atTheConsole } from '../../support/console-page.ts'
import { shownOf } from '../../support/fill-pages.ts'
import { type HubInProcess, hubInProcess } from '../../support/hub-in-process.ts'
import { submitAtTerminal } from '../../support/submit-in-browser.ts'
import { touch } from '../../support/touch.ts'
import { BAISHA } from '../../support/two-offices.ts'

const PIN = '719304'
/** A hub hands on once a minute. */
const HANDED_ON_WITHIN_MS = 90_000

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

let shell: Shell
let baisha: HubInProcess
let office: Page
let at: AtTheConsole
const errors: string[] = []
const byId = (id: string) => shell.page.getByTestId(id)
const tap = (id: string) => touch(byId(id).first())
const syncNow = () => shell.page.evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))

beforeAll(async () => {
  shell = await browserShell()
  await shell.stopTerminal()
  const file = join(shell.folder, 'pin')
  writeFileSync(file, `${PIN}\n`)
  expect(zwgk(['pin', 'staff', '--data', join(shell.folder, 'terminal'), '--pin-file', file, '--names', '某甲']).exit).toBe(0)
  await shell.restartTerminal()
  shell.page.on('pageerror', (error) => errors.push(error.message))
  baisha = await hubInProcess({ town: BAISHA })
  office = await shell.consolePage({ width: 1366, height: 768 })
  office.on('pageerror', (error) => errors.push(error.message))
  at = atTheConsole(office)
})
afterAll(async () => {
  await baisha.close()
  await shell.close()
})

test('each office keeps the other’s card, and only with the fingerprint that the other has said', async () => {
  await submitAtTerminal(shell, 'consultation', '村里的路什么时候修')
  await syncNow()
  const { name, password } = shell.login()
  await at.signIn(name, password)
  await at.press('nav-terminals')
  await office.getByTestId('moves').waitFor()
  const downloading = office.waitForEvent('download')
  await at.press('save-card')
  const own = officeCardSchema.parse(JSON.parse(readFileSync(await (await downloading).path(), 'utf8')))
  const heard = await at.text('own-fingerprint')
  const kept = await keepOffice(baisha.hub.store, own, { heard, own: BAISHA.id, by: '某乙', at: new Date() })
  expect(kept).toMatchObject({ ok: true })

  const card = { format: 1, office: baisha.hub.office, address: baisha.address }
  const bytes = (value: unknown) => ({
    name: 'card.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(value)),
  })
  await office.getByTestId('other-card').setInputFiles(bytes({ ...card, format: 2 }))
  await office.getByTestId('moves').getByRole('alert').waitFor()
  await office.getByTestId('other-card').setInputFiles(bytes(card))
  await at.type('other-fingerprint', officeFingerprint(own.office))
  await at.press('keep-office')
  await office.getByTestId('failure').waitFor()
  expect(await office.getByTestId('known-office').count()).toBe(0)
  await at.expectAccessible('a wrong fingerprint')
  await at.expectFits('a wrong fingerprint')
  await office.getByTestId('other-fingerprint').fill('')
  await at.type('other-fingerprint', officeFingerprint(baisha.hub.office))
  await at.press('keep-office')
  await office.getByTestId('known-office').waitFor()
  expect(await at.text('known-office')).toContain(BAISHA.body)
})

test('a terminal is given away after a second look, and its question is at the other office within a minute or so', async () => {
  await office.getByTestId('move-terminal').selectOption('QH01')
  await office.getByTestId('move-to').selectOption(BAISHA.id)
  await at.press('give-away')
  await office.getByTestId('confirm-give').waitFor()
  await at.expectAccessible('the second look')
  await at.press('confirm-give')
  await office.getByTestId('moved-terminal').waitFor()
  const taken = office.locator('[data-testid=handed-item][data-state=taken]')
  await expect
    .poll(
      async () => {
        await office.getByTestId('refresh').click()
        return await taken.count()
      },
      { timeout: HANDED_ON_WITHIN_MS, interval: 2_000 },
    )
    .toBe(1)
  expect(await baisha.receipts()).toHaveLength(1)
  for (const language of ['ko', 'en', 'zh-CN']) {
    await at.press(`language-${language}`)
    await at.expectAccessible(`given away, ${language}`)
    await at.expectFits(`given away, ${language}`)
  }
  await at.press('nav-inbox')
  await office.getByTestId('inbox-row').first().waitFor()
  expect(await at.text('inbox-row')).toContain(BAISHA.body)
  await at.expectAccessible('inbox')
  await at.expectFits('inbox')
})

test('the terminal tells its staff whose it is now, and a visitor before anything is written', async () => {
  await syncNow()
  await tap('staff-enter')
  await byId('pin-page').waitFor()
  for (const digit of PIN) await tap(`digit-${digit}`)
  await byId('offices').waitFor()
  expect(await byId('offices').textContent()).toContain(BAISHA.body)
  expect((await axe(shell.page)).violations).toEqual([])
  await tap('home')
  await tap('zone-service')
  await tap('open-consultation')
  await byId('failure').waitFor()
  expect(await byId('failure').textContent()).toContain(BAISHA.body)
  expect((await axe(shell.page)).violations).toEqual([])
})

test('taken back, the terminal goes on as before', async () => {
  await at.press('nav-terminals')
  await at.press('take-back')
  await expect.poll(() => office.getByTestId('moved-terminal').count()).toBe(0)
  await syncNow()
  await tap('home')
  await tap('zone-service')
  await tap('open-consultation')
  await shownOf(shell.page, ['next', 'read-on']).waitFor()
  expect(await byId('failure').count()).toBe(0)
})

test('no page threw an error', () => {
  expect(errors).toEqual([])
})
