// The own keyboard in real Electron: three whole requests, typed only by touch, by pinyin, by hand, and in Korean; the hub reads what was typed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../../shared/api/hub-console.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { TYPED_REQUESTS, typeRequest } from '../../support/typed-request.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

let world: DemoWorld
let terminal: ElectronTerminal
const folder = mkdtempSync(join(tmpdir(), 'zwgk-keyboard-'))
const errors: string[] = []
const receipts = new Map<string, (typeof TYPED_REQUESTS)[number]>()

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

test.each(TYPED_REQUESTS)(
  'a whole request typed only by touch: $script',
  async (request) => {
    const { number } = await typeRequest(terminal.page(), request)
    receipts.set(number, request)
    await terminal.screenshot(`typed-${request.script}`)
    expect(errors).toEqual([])
  },
  120_000,
)

test('the hub opens each and reads just what was typed', async () => {
  await terminal.page().evaluate(() => fetch('/api/sync', { method: 'POST', body: '{}' }))
  const rows = await world.until('the requests at the hub', async () => {
    const inbox = await world.console(hubConsoleApi.inbox, {})
    return inbox.ok && inbox.value.rows.length >= TYPED_REQUESTS.length ? inbox.value.rows : undefined
  })
  expect(rows.map(({ receipt }) => receipt).sort()).toEqual([...receipts.keys()].sort())
  for (const { id, receipt } of rows)
    expect(await world.console(hubConsoleApi.open, { id })).toMatchObject({
      ok: true,
      value: { answers: { ...receipts.get(receipt)?.answers } },
    })
})
