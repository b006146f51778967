// Maintenance in real Electron: the grant reaches the host through the shell, printing says what is true, and only a grant lets out of the kiosk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TerminalShell } from '../../../shared/api/terminal-shell.ts'
import { zwgk } from '../../support/command.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

const PIN = '480215'
const folder = mkdtempSync(join(tmpdir(), 'zwgk-electron-roles-'))
let terminal: ElectronTerminal

beforeAll(async () => {
  const file = join(folder, 'pin')
  writeFileSync(file, PIN)
  expect(zwgk(['pin', 'maintenance', '--data', join(folder, 'data'), '--pin-file', file]).exit).toBe(0)
  terminal = await electronTerminal()
  await terminal.start(['--data', join(folder, 'data')])
}, 120_000)

afterAll(async () => {
  await terminal?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('without a maintenance grant nobody gets out', async () => {
  await terminal.page().getByTestId('staff-enter').click()
  await terminal.page().getByTestId('pin-page').waitFor()
  const answers = await terminal.page().evaluate(async () => {
    const shell = (window as unknown as { terminalShell: TerminalShell }).terminalShell
    return [await shell.leaveKiosk(''), await shell.leaveKiosk('ab'.repeat(32))]
  })
  expect(answers).toEqual(['refused', 'refused'])
})

test('printing on a machine without a printer says so and opens no dialog', async () => {
  const outcome = await terminal.page().evaluate(async () => {
    const shell = (window as unknown as { terminalShell: TerminalShell }).terminalShell
    return { printers: await shell.printers(), print: await shell.print({ printer: 'none', paper: 'a4' }) }
  })
  expect(outcome).toEqual({ printers: [], print: { refused: 'no-printer' } })
})

test('with the PIN the pages work through the shell, and leaving ends the program', async () => {
  const page = terminal.page()
  await page.getByTestId('to-maintenance').click()
  for (const digit of PIN) await page.getByTestId(`digit-${digit}`).click()
  await page.getByTestId('task-check').click()
  await page.getByTestId('device-check').waitFor()
  expect(await page.locator('[data-topic="printer"]').getAttribute('data-state')).toBe('wrong')
  expect(await page.locator('[data-topic="fonts"]').getAttribute('data-state')).toBe('ok')
  await page.getByTestId('back').click()
  await page.getByTestId('task-leave').click()
  const ended = new Promise<number | null>((resolve) => terminal.app().process().once('exit', resolve))
  await page.getByTestId('leave-kiosk').click()
  expect(await ended).toBe(0)
  expect(terminal.log()).toContain('kiosk-left')
})
