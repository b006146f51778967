// The product's way to run the host, utilityProcess, with a stand-in that needs no SQLite: start, streams, kill, restart, giving up.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { knownPid } from '../../support/known-pid.ts'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'
import { isRunning } from './support/processes.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures')
const folder = mkdtempSync(join(tmpdir(), 'zwgk-utility-'))
let terminal: ElectronTerminal

beforeAll(async () => {
  terminal = await electronTerminal()
}, 120_000)
afterEach(() => terminal.stop())
afterAll(async () => {
  await terminal?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const start = (host: string) => terminal.start(['--data', join(folder, 'data')], { ZWGK_TEST_HOST: join(FIXTURES, host) })

interface Answer {
  readonly pid: number
  readonly node: string
  readonly method: string
  readonly url: string
  readonly size: number
}

function ask(path: string, body?: string): Promise<Answer> {
  return terminal.page().evaluate(
    async (asked) => {
      const init = asked.body === undefined ? {} : { method: 'POST', body: asked.body }
      return (await (await fetch(asked.path, init)).json()) as Answer
    },
    { path, ...(body === undefined ? {} : { body }) },
  )
}

test('requests and event streams pass both ways', async () => {
  await start('host-without-sqlite.mjs')
  expect(await ask('/api/x?q=%E4%BD%8E')).toMatchObject({ method: 'GET', url: '/api/x?q=%E4%BD%8E' })
  expect(await ask('/api/x', 'a'.repeat(3_000_000))).toMatchObject({ method: 'POST', size: 3_000_000 })
  const { node } = await ask('/api/x')
  expect(node).toBe(await terminal.app().evaluate(() => process.versions.node))
  const counted = await terminal.page().evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const got: string[] = []
        const events = new EventSource('/api/events')
        events.addEventListener('count', (event) => {
          got.push(String(event.data))
          if (got.length < 5) return
          events.close()
          resolve(got)
        })
      }),
  )
  expect(counted).toEqual(['1', '2', '3', '4', '5'])
})

test('a killed host is there again, and no question is lost meanwhile', async () => {
  await start('host-without-sqlite.mjs')
  const pids = [(await ask('/api/x')).pid]
  let asked = 0
  for (let round = 0; round < 3; round++) {
    const before = knownPid(pids.at(-1))
    const running = terminal.page().evaluate(async () => {
      const answers: number[] = []
      const end = performance.now() + 1_500
      while (performance.now() < end) answers.push((await fetch('/api/x')).status)
      return answers
    })
    process.kill(before, 'SIGKILL')
    const answers = await running
    asked += answers.length
    expect(answers.filter((status) => status !== 200)).toEqual([])
    pids.push((await ask('/api/x')).pid)
  }
  expect(new Set(pids).size).toBe(4)
  process.stdout.write(`${asked} questions over 3 kills, 0 lost\n`)
  await terminal.stop()
  expect(pids.filter(isRunning)).toEqual([])
}, 60_000)

test('a host that cannot start: the help page in three languages, not an endless row of starts', async () => {
  await start('host-that-ends.mjs')
  const shown = () =>
    terminal.app().evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return `${contents?.getURL()} ${contents?.getTitle()}`
    })
  await expect.poll(shown, { timeout: 30_000, interval: 500 }).toBe('zwgk://terminal/help 本机暂时不能使用')
  await terminal.screenshot('help')
  expect(terminal.log()).toContain('host-given-up')
  // The first may be logged before this test listens.
  expect(terminal.log().match(/"event":"host-ended"/g)?.length).toBeLessThanOrEqual(5)
}, 60_000)
