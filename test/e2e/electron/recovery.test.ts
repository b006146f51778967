// Parts of the terminal die or hang, in real Electron: the page is back, the host answers again, and nothing stays behind.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type ElectronTerminal, electronTerminal } from './support/electron-terminal.ts'
import { isRunning, processesBelow } from './support/processes.ts'

const SHOWN = "document.querySelector('[data-testid=state-line]') !== null"
const DRAWN = `${SHOWN} && new Promise((drawn) => requestAnimationFrame(() => drawn(true)))`
const STATE = "fetch('/api/state').then((answer) => answer.status)"
const folder = mkdtempSync(join(tmpdir(), 'zwgk-recovery-'))
let terminal: ElectronTerminal

beforeAll(async () => {
  terminal = await electronTerminal()
}, 120_000)
afterEach(() => terminal.stop())
afterAll(async () => {
  await terminal?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function startShown(env: Record<string, string> = {}): Promise<void> {
  await terminal.start(['--data', join(folder, 'data')], env)
  await terminal.page().getByTestId('state-line').waitFor()
}

function mainPid(): number {
  const { pid } = terminal.app().process()
  if (pid === undefined) throw new Error('expected a running terminal')
  return pid
}

const rendererPid = () =>
  terminal.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)

test('F67: a killed page process: the page is back, with a new process', async () => {
  await startShown()
  const before = await rendererPid()
  process.kill(before, 'SIGKILL')
  await expect.poll(() => terminal.inPage(SHOWN), { timeout: 15_000 }).toBe(true)
  expect(await rendererPid()).not.toBe(before)
  expect(await terminal.inPage(STATE)).toBe(200)
  expect(terminal.log()).toContain('page-gone')
})

test('F67: the process that draws is killed three times: each time the page is there and answers', async () => {
  await startShown()
  const drawing = () => processesBelow(mainPid()).find(({ commandLine }) => commandLine.includes('--type=gpu-process'))
  let killed = 0
  for (; killed < 3; killed++) {
    // Without a graphics card Chromium may give up drawing in a process of its own.
    const found = await vi
      .waitFor(() => drawing() ?? Promise.reject(new Error('none')), { timeout: 4_000 })
      .catch(() => undefined)
    if (found === undefined) break
    const seen = drawersSeenGone()
    process.kill(found.pid, 'SIGKILL')
    await expect.poll(() => terminal.exitCode() !== null || drawersSeenGone() > seen, { timeout: 10_000 }).toBe(true)
    await expect.poll(drawnAgain, { timeout: 15_000, interval: 500 }).toBe(true)
  }
  process.stdout.write(`killed ${killed} drawing processes\n`)
  expect(killed).toBeGreaterThan(0)
}, 90_000)

const drawersSeenGone = () => terminal.log().match(/"child-gone","type":"GPU"/g)?.length ?? 0

/**
 * Killed in its first second, the process that draws stays on Chromium's list now and then, and no page is drawn any more. The shell sees that and
 * ends itself; what starts it again on a terminal is the system's supervisor: here, this.
 */
async function drawnAgain(): Promise<boolean> {
  if (terminal.exitCode() !== null) {
    expect(terminal.log()).toContain('child-lost')
    expect(terminal.exitCode()).toBe(1)
    process.stdout.write('a lost process was seen, the shell started anew\n')
    await startShown()
  }
  return (await terminal.inPage(DRAWN)) === true && (await terminal.inPage(STATE)) === 200
}

test('F67 F68: a hung page is noticed without a touch, ended and loaded again', async () => {
  await startShown()
  const before = await rendererPid()
  const since = Date.now()
  void terminal.inPage('(() => { for (;;); })()', 100)
  await expect.poll(rendererPid, { timeout: 25_000, interval: 250 }).not.toBe(before)
  await expect.poll(() => terminal.inPage(SHOWN), { timeout: 15_000 }).toBe(true)
  process.stdout.write(`hung page back after ${Date.now() - since} ms\n`)
  expect(terminal.log()).toContain('page-hung')
}, 60_000)

test('F67: a killed host: the page stands, the next questions are answered', async () => {
  await startShown()
  const page = terminal.page()
  await page.evaluate(() => Reflect.set(window, 'still', 'here'))
  for (let round = 0; round < 2; round++) {
    const host = processesBelow(mainPid()).find(
      ({ commandLine }) => commandLine.includes('host.mjs') || commandLine.includes('zwgk-host'),
    )
    if (host === undefined) throw new Error('expected the host process')
    process.kill(host.pid, 'SIGKILL')
    const answers = await page.evaluate(() =>
      Promise.all(Array.from({ length: 8 }, async () => (await fetch('/api/state')).status)),
    )
    expect(answers).toEqual(Array.from({ length: 8 }, () => 200))
  }
  expect(await page.evaluate(() => Reflect.get(window, 'still'))).toBe('here')
})

test('a killed main process leaves no process; the next start sweeps its socket and takes the data', async () => {
  await startShown()
  const pid = mainPid()
  const all = processesBelow(pid).map((one) => one.pid)
  expect(all.length).toBeGreaterThan(2)
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => all.filter(isRunning), { timeout: 10_000 }).toEqual([])
  await startShown()
  expect(await terminal.page().evaluate(async () => (await fetch('/api/state')).status)).toBe(200)
  const sockets = readdirSync(process.env['XDG_RUNTIME_DIR'] ?? tmpdir()).filter((name) => name.startsWith(`zwgk-shell-${pid}-`))
  expect(sockets).toEqual([])
})

test('a second start of the same terminal ends itself', async () => {
  await startShown()
  const { spawnSync } = await import('node:child_process')
  const [, ...args] = terminal.commandLine()
  const second = spawnSync(terminal.executable, args, {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, DISPLAY: terminal.display },
  })
  expect(second.status).toBe(0)
  expect(second.stderr).toContain('shell-second')
  expect(existsSync(join(folder, 'data', 'shell'))).toBe(true)
})
