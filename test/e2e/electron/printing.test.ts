// Printing in real Electron through a real CUPS: the sheet on the paper of its printer, honest states on the page, and an empty spool when the visitor has gone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { type CupsService, cupsService } from '../../support/cups-service.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { cutWords, pdfFonts, pdfPages } from '../../support/pdf-pages.ts'
import { goHome, SCREENS } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

const MM_PER_POINT = 25.4 / 72
let world: DemoWorld
let cups: CupsService
let terminal: ElectronTerminal
const folder = mkdtempSync(join(tmpdir(), 'zwgk-printing-'))
const at = (id: string) => terminal.page().getByTestId(id).first()
const outcome = (state: string) => terminal.page().locator(`[data-testid=print-outcome][data-outcome="${state}"]`).first()

beforeAll(async () => {
  cups = await cupsService()
  world = demoWorld()
  terminal = await electronTerminal()
  await world.startHub()
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  await terminal.start(['--data', folder, '--hub', world.hubAddress(), '--enrol', issued.value.code], {
    CUPS_SERVER: cups.socket,
  })
  terminal.page().setDefaultTimeout(15_000)
  await terminal.page().getByTestId('spotlight').waitFor({ timeout: 30_000 })
}, 120_000)

afterAll(async () => {
  await terminal?.close()
  await world?.close()
  await cups?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function openGuide(): Promise<void> {
  await goHome(terminal.page())
  await SCREENS.find(({ name }) => name === 'take-guide')?.open(terminal.page())
}

test('F71: the list comes out of the receipt printer, and until then nobody says so', async () => {
  await openGuide()
  cups.takePaperOut('receipts')
  const pressed = performance.now()
  await touch(at('print-essentials'))
  await outcome('out-of-paper').waitFor()
  expect(await terminal.page().locator('.take .qr').isVisible()).toBe(true)
  expect(cups.printed('receipts')).toEqual([])
  cups.putPaperIn('receipts')
  await outcome('done').waitFor()
  // R31: a silent print of Chinese took a minute elsewhere. Told, never judged: the machine may be slow.
  process.stdout.write(`from the touch to the end of the print: ${Math.round(performance.now() - pressed)} ms\n`)
  const [pdf] = cups.printed('receipts').map((path) => readFileSync(path))
  if (pdf === undefined) throw new Error('expected a sheet')
  const pages = pdfPages(pdf)
  expect(pages).toHaveLength(1)
  expect(Math.round((pages[0]?.width ?? 0) * MM_PER_POINT)).toBe(80)
  expect(cutWords(pages)).toEqual([])
  expect(pages.flatMap(({ words }) => words.map(({ text }) => text)).join('')).toContain('身份证、户口簿')
  expect([...new Set(pdfFonts(pdf))]).toEqual(['[none]'])
})

test('R32: the whole text goes to the office printer on A4', async () => {
  await touch(at('print'))
  await expect.poll(() => cups.printed('office').length).toBe(1)
  const pages = pdfPages(readFileSync(cups.printed('office')[0] ?? ''))
  expect(pages.map(({ width, height }) => [Math.round(width * MM_PER_POINT), Math.round(height * MM_PER_POINT)])[0]).toEqual([
    210, 297,
  ])
  expect(cutWords(pages)).toEqual([])
})

test('F9: when the visitor has gone the spool is empty, and what waited for paper never comes out', async () => {
  await openGuide()
  cups.takePaperOut('office')
  await touch(at('print'))
  await outcome('out-of-paper').waitFor()
  expect(cups.spool().length).toBeGreaterThan(0)
  await terminal
    .page()
    .evaluate(() => (window as unknown as { terminalShell: { endSession(): Promise<void> } }).terminalShell.endSession())
  await expect.poll(() => cups.spool()).toEqual([])
  cups.putPaperIn('office')
  expect(cups.printed('office')).toHaveLength(1)
  expect(terminal.log()).toContain('print-forgotten')
})
