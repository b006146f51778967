// Staff and maintenance at a touch screen: PIN wrong and right, tray, day of receipt, card seen, look-up, device record, stick out, and nothing left open.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stickOutboxSchema } from '../../../shared/api/stick.ts'
import { chinaDay } from '../../../shared/calendar/working-days.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { zwgk } from '../../support/command.ts'
import { fakePrinters } from '../../support/fake-printers.ts'
import { fillAndSubmit } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { missingCharacters, pdfPages } from '../../support/pdf-pages.ts'
import { touch } from '../../support/touch.ts'

const PINS = { staff: '719304', maintenance: '480215' } as const
let shell: Shell
let stick: string
const errors: string[] = []
const byId = (id: string) => shell.page.getByTestId(id)
const tap = (id: string) => touch(byId(id).first())

async function typePin(pin: string): Promise<void> {
  for (const digit of pin) await tap(`digit-${digit}`)
}
/** Nothing that can be touched is smaller than what a finger hits. */
async function smallestTarget(): Promise<number> {
  return await shell.page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('button')]
        .map((button) => button.getBoundingClientRect())
        .filter(({ width, height }) => width > 1 && height > 1)
        .map(({ width, height }) => Math.min(width, height)),
    ),
  )
}

async function passesAxe(): Promise<void> {
  expect((await axe(shell.page)).violations).toEqual([])
}

beforeAll(async () => {
  shell = await browserShell()
  shell.page.on('pageerror', (error) => errors.push(error.message))
  await shell.stopTerminal()
  for (const [role, pin] of Object.entries(PINS)) {
    const file = join(shell.folder, `pin-${role}`)
    writeFileSync(file, `${pin}\n`)
    const names = role === 'staff' ? ['--names', '某甲,某乙'] : []
    expect(zwgk(['pin', role, '--data', join(shell.folder, 'terminal'), '--pin-file', file, ...names]).exit).toBe(0)
  }
  stick = join(shell.folder, 'sticks', '单位U盘')
  mkdirSync(stick, { recursive: true })
  await shell.restartTerminal()
}, 180_000)
afterAll(() => shell.close())

let receipt = ''

test('somebody hands in a request; the clerk gets in only with the right PIN', async () => {
  const synced = async () => await (await fetch('/api/state')).json().then(({ content, office }) => content && office)
  await expect.poll(() => shell.page.evaluate(synced)).toBeTruthy()
  await shell.stopHub()
  await tap('zone-request')
  await tap('open-disclosure-request')
  receipt = (await fillAndSubmit(shell.page, currentForm('disclosure-request'), filledForm('disclosure-request', '要看的文件')))
    .number
  await tap('home')
  await tap('staff-enter')
  await byId('pin-page').waitFor()
  expect(await smallestTarget()).toBeGreaterThanOrEqual(48)
  await passesAxe()
  await typePin('111222')
  await expect.poll(() => byId('failure').getAttribute('data-code')).toBe('pin-wrong')
  await typePin(PINS.maintenance)
  await expect.poll(() => byId('failure').count()).toBe(1)
  await typePin(PINS.staff)
  await byId('tray-row').waitFor()
  expect(await byId('tray-to-confirm').textContent()).toContain('1')
  expect(await byId('tray-row').textContent()).toContain(receipt)
  await passesAxe()
})

test('the day of receipt is confirmed and the card ticked, each with who did it', async () => {
  await tap('tray-row')
  await byId('staff-item').waitFor()
  await passesAxe()
  await touch(shell.page.getByTestId('by').filter({ hasText: '某乙' }))
  await tap(`day-${chinaDay(new Date())}`)
  await expect.poll(() => byId('receipt-day').textContent()).toContain('某乙')
  await tap('identity-checked')
  await expect.poll(() => byId('identity-done').textContent()).toContain('某乙')
  await tap('print')
  await expect.poll(() => byId('print-outcome').getAttribute('data-outcome')).toBe('not-here')
  expect(await byId('print-outcome').textContent()).toContain(receipt)
})

test('on paper there is the slip and nothing of the screen', async () => {
  const printers = await fakePrinters(shell.page)
  await tap('print')
  await expect.poll(() => printers.sheets.length).toBe(1)
  await printers.remove()
  const { text, pdf } = printers.sheets[0] ?? { text: '', pdf: Buffer.of() }
  expect(text).toContain(receipt)
  const pages = pdfPages(pdf)
  expect(missingCharacters(pages, text)).toBe('')
  // What is on the paper beside the sheet: the number of the page.
  expect(pages.flatMap(({ words }) => words.map((word) => word.text)).join('').length).toBe(
    text.replaceAll(/\s/g, '').length + '1/1'.length,
  )
  expect(await shell.page.locator('.print-sheet').count()).toBe(0)
})

test('the confirmed item is out of 待确认, still 待送, and found by its number', async () => {
  await tap('back')
  await expect.poll(() => byId('tray-to-confirm').textContent()).toContain('0')
  await tap('tray-queued')
  expect(await byId('tray-row').textContent()).toContain(receipt)
  await tap('find-item')
  await byId('staff-receipt-input').fill('QH01-00000000-A00001-0')
  await tap('find')
  await byId('failure').waitFor()
  await byId('staff-receipt-input').fill(receipt.toLowerCase())
  await tap('find')
  await expect.poll(() => byId('staff-item').getAttribute('data-state')).toBe('queued')
  expect(await shell.page.textContent('body')).not.toContain('要看的文件')
  await tap('home')
  await tap('staff-enter')
  await byId('pin-page').waitFor()
})

test('maintenance writes the device record, and the queue goes onto the stick', async () => {
  await tap('to-maintenance')
  await typePin(PINS.maintenance)
  await byId('maintenance').waitFor()
  await passesAxe()
  await tap('task-device')
  await passesAxe()
  for (const digit of '43') await tap(`digit-${digit}`)
  await tap('measure-lowerEdgeMm')
  for (const digit of '800') await tap(`digit-${digit}`)
  await tap('device-save')
  await expect.poll(() => byId('device-outcome').getAttribute('data-outcome')).toBe('kept')
  await expect
    .poll(() => shell.page.evaluate(async () => (await (await fetch('/api/state')).json()).device))
    .toEqual({ diagonalInches: 43, lowerEdgeMm: 800 })
  await tap('back')
  await tap('task-stick-out')
  await tap('stick')
  await byId('stick-written').waitFor()
  const [file] = readdirSync(stick)
  expect(file).toBe(await byId('stick-written').getAttribute('data-file'))
  const { content } = stickOutboxSchema.parse(JSON.parse(readFileSync(join(stick, file ?? ''), 'utf8')))
  expect(content.envelopes.map(({ header }) => header.receipt)).toEqual([receipt])
  expect(content.windowRecords.map(({ kind }) => kind).sort()).toEqual(['identity-checked', 'receipt-day'])
})

test('check, events and the other pages open; leaving ends it all', async () => {
  await tap('back')
  for (const [task, shown] of [
    ['check', 'device-check'],
    ['events', 'events'],
    ['sync', 'sync-state'],
    ['leave', 'leave-how'],
  ] as const) {
    await tap(`task-${task}`)
    await byId(shown).waitFor()
    await passesAxe()
    expect(await byId('failure').count()).toBeLessThanOrEqual(task === 'sync' ? 1 : 0)
    await tap('back')
  }
  await tap('task-stick-in')
  await tap('stick')
  await expect.poll(() => byId('failure').getAttribute('data-code')).toBe('stick-has-nothing')
  await tap('home')
  const stored = await shell.page.evaluate(() => [localStorage.length, sessionStorage.length])
  expect(stored).toEqual([0, 0])
  await tap('staff-enter')
  await byId('pin-page').waitFor()
  expect(errors).toEqual([])
})
