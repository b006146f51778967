// The main way in real Electron: enrol, sync, search, read; both forms with the hub down; restart; hub back; each arrives once; the reply is read.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { projectFolder } from '../../../platform/paths.ts'
import { hubConsoleApi, type InboxRow } from '../../../shared/api/hub-console.ts'
import { terminalApi, type terminalStateSchema } from '../../../shared/api/terminal.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { type DemoWorld, demoWorld } from '../../support/demo-world.ts'
import { fillAndSubmit } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { touch } from '../../support/touch.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'

const REPLY = '每月十五号发到卡里，请留意短信。'
const KINDS = ['consultation', 'disclosure-request'] as const
const words = JSON.parse(readFileSync(join(projectFolder(), 'assets/locales/zh-CN/terminal.json'), 'utf8')) as {
  'receipt-state': Record<string, string>
}

let world: DemoWorld
let terminal: ElectronTerminal
let code = ''
const folder = mkdtempSync(join(tmpdir(), 'zwgk-electron-'))
const errors: string[] = []
const receipts: { kind: (typeof KINDS)[number]; number: string; queryCode: string }[] = []

beforeAll(async () => {
  world = demoWorld()
  terminal = await electronTerminal()
  await world.startHub()
  const issued = await world.console(hubConsoleApi.newEnrolmentCode, { terminalName: '大厅一号机' })
  if (!issued.ok) throw new Error(`expected an enrolment code, got ${issued.error.code}`)
  code = issued.value.code
  await startTerminal()
}, 120_000)

afterAll(async () => {
  await terminal?.close()
  await world?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function startTerminal(): Promise<void> {
  await terminal.start(['--data', folder, '--hub', world.hubAddress(), '--enrol', code])
  terminal.page().on('pageerror', (error) => errors.push(error.message))
}

/** Through the page, as its own code asks. */
async function state(): Promise<z.infer<typeof terminalStateSchema>> {
  const answer: unknown = await terminal.page().evaluate(async () => await (await fetch('/api/state')).json())
  return terminalApi.state.response.parse(answer)
}

async function sync(): Promise<void> {
  await terminal
    .page()
    .evaluate(() => fetch('/api/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }))
}

async function lookUp(receipt: { number: string; queryCode: string }): Promise<void> {
  const page = terminal.page()
  await page.getByTestId('my-receipts').click()
  await page.getByTestId('receipt-number-input').fill(receipt.number)
  await page.getByTestId('query-code-input').fill(receipt.queryCode)
  await page.getByTestId('look-up').click()
  await page.getByTestId('receipt-state').waitFor()
}

test('a new terminal enrols by its code and shows the synced content', async () => {
  await expect.poll(async () => (await state()).content?.documents ?? 0, { timeout: 30_000 }).toBeGreaterThan(0)
  expect((await state()).terminal?.name).toBe('大厅一号机')
  // The state line follows by server-sent events, without a reload.
  await expect.poll(() => terminal.page().getByTestId('state-line').textContent(), { timeout: 10_000 }).toContain('已联网')
})

test('someone searches, finds and reads', async () => {
  const page = terminal.page()
  await page.getByTestId('search-input').fill('低保')
  await page.getByTestId('search-button').click()
  await page.getByTestId('hit').first().click()
  expect(await page.getByTestId('reader').textContent()).toContain('低保')
  await page.getByTestId('home').click()
})

test('both forms are submitted while the hub is down, and survive a restart of the terminal', async () => {
  await world.killHub()
  const page = terminal.page()
  for (const kind of KINDS) {
    await touch(page.getByTestId(kind === 'consultation' ? 'zone-service' : 'zone-request'))
    await touch(page.getByTestId(`open-${kind}`))
    receipts.push({ kind, ...(await fillAndSubmit(page, currentForm(kind), filledForm(kind, `电子壳里的${kind}`))) })
    await page.getByTestId('home').click()
  }
  for (const { number } of receipts) expect(number).toMatch(/^QH\d\d-\d{8}-A0000\d-.$/)
  await terminal.stop()
  await startTerminal()
  await expect.poll(async () => (await state()).queue.waiting, { timeout: 10_000 }).toBe(2)
  await expect.poll(() => terminal.page().getByTestId('state-line').textContent(), { timeout: 10_000 }).toContain('待补送 2 件')
})

test('the hub comes back: each arrives exactly once, both are opened, one is answered', async () => {
  await world.startHub()
  await sync()
  const rows = await world.until('both submissions at the hub', async () => {
    const inbox = await world.console(hubConsoleApi.inbox, {})
    return inbox.ok && inbox.value.rows.length >= 2 ? inbox.value.rows : undefined
  })
  expect(rows.map(({ receipt }: InboxRow) => receipt).sort()).toEqual(receipts.map(({ number }) => number).sort())
  // A second round sends nothing again.
  await expect.poll(async () => (await state()).queue.waiting, { timeout: 15_000 }).toBe(0)
  await sync()
  for (const { id, kind } of rows) {
    const opened = await world.console(hubConsoleApi.open, { id })
    expect(opened).toMatchObject({
      ok: true,
      value: { answers: { [kind === 'consultation' ? 'question' : 'information']: `电子壳里的${kind}` } },
    })
  }
  const asked = rows.find(({ kind }) => kind === 'consultation')
  if (asked === undefined) throw new Error('expected the consultation in the inbox')
  expect(await world.console(hubConsoleApi.reply, { id: asked.id, body: REPLY })).toMatchObject({ ok: true })
  expect(await world.console(hubConsoleApi.inbox, {})).toMatchObject({ ok: true, value: { rows: { length: 2 } } })
})

test('the receipts show it: one received, the other with its reply', async () => {
  const page = terminal.page()
  const [consultation, request] = receipts
  if (consultation === undefined || request === undefined) throw new Error('expected two receipts')
  await lookUp(request)
  await expect
    .poll(() => page.getByTestId('receipt-state').textContent(), { timeout: 10_000 })
    .toContain(words['receipt-state']['received'] ?? '?')
  await page.getByTestId('home').click()
  await expect
    .poll(
      async () => {
        await sync()
        await lookUp(consultation)
        const reply = page.getByTestId('reply-body')
        const shown = (await reply.count()) > 0 ? await reply.textContent() : ''
        await terminal.screenshot('reply')
        await page.getByTestId('home').click()
        return shown
      },
      { timeout: 20_000, interval: 500 },
    )
    .toContain(REPLY)
  expect(errors).toEqual([])
})
