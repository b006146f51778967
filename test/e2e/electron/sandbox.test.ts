// Electron with Chromium's sandbox on, as a user without rights: the pages work, and their process can reach nothing by itself.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { fillAndSubmit } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { giveAway, sandboxOf, whyNoSandbox } from '../../support/ordinary-user.ts'
import { openForm } from '../../support/screens.ts'
import { type OwnPlaces, ownPlaces } from '../../traces/own-places.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

let world: DemoWorld
let terminal: ElectronTerminal
let places: OwnPlaces

beforeAll(async () => {
  world = demoWorld()
  await world.startHub()
  terminal = await electronTerminal()
}, 120_000)
afterEach(() => terminal.stop())
afterAll(async () => {
  await terminal?.close()
  await world?.close()
  places?.remove()
})

test('a visitor searches and submits in sandboxed pages', async ({ skip }) => {
  const missing = whyNoSandbox()
  if (missing !== undefined) skip(`NOT RUN: ${missing}`)
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  places = ownPlaces()
  const data = places.at('data')
  giveAway(places.folder)
  await terminal.start(['--data', data, '--hub', world.hubAddress(), '--enrol', issued.value.code], places.env, {
    sandboxed: true,
  })
  const page = terminal.page()
  page.setDefaultTimeout(20_000)
  await page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
  const { main, shown, unsandboxed } = await terminal.app().evaluate(({ app, BrowserWindow }) => ({
    main: process.pid,
    shown: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    unsandboxed: app.commandLine.hasSwitch('no-sandbox'),
  }))
  expect(unsandboxed).toBe(false)
  expect(sandboxOf(shown, main)).toMatchObject({ seccomp: 2, noNewPrivileges: true, apart: true })
  expect(sandboxOf(shown, main).user).not.toBe(0)
  await openForm(page, 'consultation')
  const { number } = await fillAndSubmit(page, currentForm('consultation'), filledForm('consultation', '沙箱里问的'))
  expect(number).toMatch(/^QH/)
}, 120_000)
