// Each way of a visitor in real Electron, by touch: offline in Chinese and English, online in Korean; the hub has each submission once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { lookUp, walkEveryWay } from '../../support/ways.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

let world: DemoWorld
let terminal: ElectronTerminal
const folder = mkdtempSync(join(tmpdir(), 'zwgk-ways-'))
const errors: string[] = []
const submitted: string[] = []

beforeAll(async () => {
  world = demoWorld()
  terminal = await electronTerminal()
  await world.startHub()
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  await terminal.start(['--data', folder, '--hub', world.hubAddress(), '--enrol', issued.value.code])
  terminal.page().on('pageerror', (error) => errors.push(error.message))
  terminal.page().setDefaultTimeout(15_000)
  await terminal.page().getByTestId('spotlight').waitFor({ timeout: 30_000 })
}, 120_000)

afterAll(async () => {
  await terminal?.close()
  await world?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test.each([
  { language: 'ko', hub: true },
  { language: 'zh-CN', hub: false },
  { language: 'en', hub: false },
])(
  '$language, hub there: $hub',
  async ({ language, hub }) => {
    if (!hub) await world.killHub()
    const page = terminal.page()
    const receipts = await walkEveryWay(page, language)
    submitted.push(...receipts.map(({ number }) => number))
    for (const receipt of receipts) expect(['queued', 'received']).toContain(await lookUp(page, receipt))
    if (!hub) await world.startHub()
    expect(errors).toEqual([])
  },
  180_000,
)

test('the hub has each of them exactly once', async () => {
  const received = async () => {
    await terminal.page().evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
    const answer = await world.console(hubConsoleApi.inbox, {})
    return answer.ok ? answer.value.rows.map(({ receipt }) => receipt).sort() : []
  }
  await expect.poll(received, { timeout: 60_000, interval: 1_000 }).toEqual([...submitted].sort())
}, 90_000)
