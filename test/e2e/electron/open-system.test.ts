// F64 in real Electron: a terminal for the public looks at the system around it, says what is off in plain words, and asks staff before anybody uses it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../../electron/host/ledger/ledger.ts'
import { setPin } from '../../../electron/host/roles/pins.ts'
import { TEST_PIN } from '../../support/roles.ts'
import { touch } from '../../support/touch.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-open-system-'))
let terminal: ElectronTerminal

beforeAll(async () => {
  const ledger = openLedger(folder)
  if (!ledger.ok) throw new Error(`expected a ledger, got ${ledger.error.code}`)
  await setPin(ledger.value.settings, 'staff', TEST_PIN)
  ledger.value.close()
  terminal = await electronTerminal()
}, 120_000)
afterEach(() => terminal.stop())
afterAll(async () => {
  await terminal?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const startForPublic = () => terminal.start(['--data', folder], { ZWGK_TEST_PUBLIC: '1' })

test('F64: a virtual display leaves ways out: they are listed, staff go on by PIN, and the next start does not ask again', async () => {
  await startForPublic()
  const page = terminal.page()
  const list = page.getByTestId('open-system')
  await list.waitFor()
  // No test machine keeps its consoles shut.
  await list.locator('[data-check="console-switch"]').waitFor()
  expect(await list.textContent()).toContain('DontVTSwitch')
  expect(await page.getByTestId('zone-query').count()).toBe(0)
  await terminal.screenshot('open-system')

  await touch(page.getByTestId('lockdown-pin'))
  for (const digit of TEST_PIN) await touch(page.getByTestId(`digit-${digit}`))
  await touch(page.getByTestId('lockdown-go-on'))
  await list.waitFor({ state: 'detached' })
  expect(terminal.log()).toContain('system-accepted')

  await terminal.stop()
  await startForPublic()
  await terminal.page().getByTestId('zone-query').first().waitFor()
  expect(await terminal.page().getByTestId('open-system').count()).toBe(0)
}, 90_000)
