// F9 in real Electron: what one visitor wrote, searched, heard, copied and printed is in no file and in no page of the next one; and the search can see.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { type CupsService, cupsService } from '../../support/cups-service.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { knownPid } from '../../support/known-pid.ts'
import { touch } from '../../support/touch.ts'
import { type MarkedVisitor, markedVisitor, marksInPage } from '../../traces/marked-visitor.ts'
import { type OwnPlaces, ownPlaces } from '../../traces/own-places.ts'
import { searchTraces } from '../../traces/search-traces.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

/** More than any page's limit, and the time for the answer. */
const LEFT_ALONE_MS = 300_000
const ANSWER_MS = 120_000

let world: DemoWorld
let cups: CupsService
let terminal: ElectronTerminal
let places: OwnPlaces
let visitor: MarkedVisitor

beforeAll(async () => {
  cups = await cupsService()
  world = demoWorld()
  await world.startHub()
  terminal = await electronTerminal()
}, 120_000)
afterEach(async () => {
  await terminal.stop()
  places?.remove()
})
afterAll(async () => {
  await terminal?.close()
  await world?.close()
  await cups?.close()
})

async function start(leaky = false): Promise<void> {
  places = ownPlaces()
  visitor = markedVisitor()
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  await terminal.start(
    ['--data', places.at('data'), '--hub', world.hubAddress(), '--enrol', issued.value.code],
    { ...places.env, CUPS_SERVER: cups.socket },
    { leaky },
  )
  const page = terminal.page()
  page.setDefaultTimeout(20_000)
  await page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
  await page.clock.install()
  await page.reload()
  await page.getByTestId('spotlight').waitFor()
}

/** Walks away, and nobody comes. */
async function walkAway(): Promise<void> {
  const page = terminal.page()
  const loaded = page.waitForEvent('load')
  await page.clock.runFor(LEFT_ALONE_MS)
  await page.clock.runFor(ANSWER_MS)
  await loaded
  await page.getByTestId('spotlight').waitFor()
}

/** Of copied text and, where this Electron tells it, of text that was only selected. */
const clipboards = () =>
  terminal.app().evaluate(async ({ clipboard }) => {
    const boards = [clipboard, Reflect.get(clipboard, 'selection') as typeof clipboard | undefined]
    return (await Promise.all(boards.map((board) => board?.readText()))).join('\n')
  })

function search(...more: string[]) {
  writeFileSync(join(places.at('logs'), 'terminal'), terminal.log())
  const searched = searchTraces([...places.roots(), ...more], visitor.marks)
  process.stdout.write(`searched ${searched.files} files, ${searched.bytes} bytes: ${searched.traces.length} traces\n`)
  return searched
}

test('F9 F10: nothing of a visitor is left, by 结束 and by walking away, while the terminal runs and after it has ended', async () => {
  await start()
  const page = terminal.page()
  cups.takePaperOut('office')
  cups.takePaperOut('receipts')
  await visitor.search(page)
  const heard = await visitor.listen(page)
  await visitor.submit(page)
  // The receipt lets the last of many taps on 提交 do nothing.
  await page.waitForTimeout(1_200)
  await touch(page.getByTestId('print').first())
  await page.locator('[data-testid=print-outcome][data-outcome="out-of-paper"]').first().waitFor()
  // The search can see what is still there: the sheet that waits for paper.
  const waiting = search(cups.spoolFolder).traces
  expect(waiting.map(({ inside }) => inside)).toContain('sheet')
  await touch(page.getByTestId('home').first())
  await expect.poll(() => cups.spool()).toEqual([])
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(visitor.marks['query code'])

  await visitor.copy(page)
  expect(await clipboards()).toContain(visitor.marks['copied'])
  await touch(page.getByTestId('search-clear'))
  await visitor.begin(page)
  await walkAway()
  expect(await marksInPage(page, { ...visitor.marks, heard })).toEqual([])
  for (const text of Object.values(visitor.marks)) expect(await clipboards()).not.toContain(text)
  expect(search(cups.spoolFolder).traces).toEqual([])

  await terminal.stop()
  const after = search(cups.spoolFolder)
  expect(after.traces).toEqual([])
  expect(after.files).toBeGreaterThan(20)
  // Sealed: the submission is there, and nobody here can read it.
  expect(readFileSync(join(places.at('data'), 'ledger.sqlite')).length).toBeGreaterThan(0)
}, 180_000)

test('F9: a page process that crashes while something is written leaves no dump of it', async () => {
  await start()
  await visitor.begin(terminal.page())
  const pid = await terminal.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId())
  process.kill(knownPid(pid), 'SIGSEGV')
  await expect.poll(() => terminal.log(), { timeout: 15_000 }).toContain('page-gone')
  await expect
    .poll(() => terminal.inPage("document.querySelector('[data-testid=spotlight]') !== null"), { timeout: 15_000 })
    .toBe(true)
  expect(search().traces).toEqual([])
  await terminal.stop()
  expect(search().traces).toEqual([])
}, 120_000)

test('F9: the search can see: a shell that keeps its session on disk and wipes nothing is found out', async () => {
  await start(true)
  await terminal.page().evaluate((words) => localStorage.setItem('x', words), visitor.marks['words'] ?? '')
  await visitor.begin(terminal.page())
  await walkAway()
  await terminal.stop()
  expect(search().traces.map(({ mark }) => mark)).toContain('words')
}, 120_000)
