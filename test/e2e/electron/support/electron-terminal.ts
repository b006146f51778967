// The Electron shell as a process on a virtual display, driven by Playwright; started and ended as often as a test wants.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { findElectron } from '../../../../build/electron-runtime.ts'
import { asOrdinaryUser } from '../../../support/ordinary-user.ts'
import { testBuild } from './test-build.ts'
import { openVirtualDisplay, type VirtualDisplay } from './virtual-display.ts'

export interface ElectronTerminal {
  /** Program of Electron. */
  readonly executable: string
  readonly display: string
  /** Program and arguments of the last start, without what Playwright puts before them. */
  commandLine(): readonly string[]
  app(): ElectronApplication
  /** Null while it runs. */
  exitCode(): number | null
  page(): Page
  /** What the shell and its host have logged since the start. */
  log(): string
  start(args?: readonly string[], env?: Readonly<Record<string, string>>, how?: HowToStart): Promise<void>
  /** Runs an expression in the page through main: works on after the page's process was killed, when Playwright's page does not. */
  inPage<Value>(expression: string, withinMs?: number): Promise<Value | undefined>
  /** Kept when ZWGK_SCREENS names a folder. */
  screenshot(name: string): Promise<void>
  /** As a service manager ends it. */
  stop(): Promise<void>
  close(): Promise<void>
}

export interface HowToStart {
  /** The build with a planted leak. */
  readonly leaky?: boolean
  /** As a user without rights, with Chromium's sandbox on. The data folder must be that user's. */
  readonly sandboxed?: boolean
}

/** Switches that this machine needs: Chromium refuses to run as root with its sandbox. */
export const MACHINE_SWITCHES: readonly string[] = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu']

/** Fails with NOT RUN and the reason when there is no runtime or no display: a suite that could not run has not passed. */
export async function electronTerminal(): Promise<ElectronTerminal> {
  const found = await findElectron({ test: true })
  if ('missing' in found) throw new Error(`NOT RUN: ${found.missing}`)
  const build = testBuild()
  const display: VirtualDisplay = await openVirtualDisplay()
  let app: ElectronApplication | undefined
  // Kept from the start: once the program has ended by itself, Playwright's handle no longer knows its process.
  let child: ChildProcess | undefined
  let page: Page | undefined
  let log = ''
  let command: string[] = []

  const terminal: ElectronTerminal = {
    executable: found.executable,
    display: display.name,
    commandLine: () => [found.executable, ...command],
    app: () => present(app),
    exitCode: () => present(child).exitCode,
    page: () => present(page),
    log: () => log,
    async start(args = [], env = {}, { leaky = false, sandboxed = false } = {}) {
      log = ''
      const switches = MACHINE_SWITCHES.filter((name) => !sandboxed || name !== '--no-sandbox')
      command = [...switches, join(leaky ? testBuild({ leaky }) : build, 'main.cjs'), ...args]
      app = await _electron.launch({
        executablePath: sandboxed ? steppingDown(found.executable) : found.executable,
        args: command,
        // Playwright switches it off by itself otherwise.
        chromiumSandbox: sandboxed,
        timeout: 30_000,
        env: {
          ...withoutVitest(process.env),
          DISPLAY: display.name,
          // The test runtime's own Node cannot load SQLite; a product runtime runs the host itself.
          ...(found.kind === 'test' && env['ZWGK_TEST_HOST'] === undefined ? { ZWGK_TEST_NODE: process.execPath } : {}),
          ...env,
        },
      })
      child = app.process()
      child.stderr?.on('data', (part: Buffer) => {
        log += part.toString()
      })
      page = await app.firstWindow()
      const version = await app.evaluate(() => process.versions['electron'])
      process.stdout.write(`ran on Electron ${version} (${found.kind} runtime)\n`)
    },
    async inPage<Value>(expression: string, withinMs = 2_000) {
      // An expression on its way when the page's process ends never settles.
      const answer = present(app).evaluate(
        ({ BrowserWindow }, asked) =>
          Promise.race([
            BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked.expression),
            new Promise((resolve) => setTimeout(resolve, asked.withinMs)),
          ]),
        { expression, withinMs },
      )
      return (await answer.catch(() => undefined)) as Value | undefined
    },
    async screenshot(name) {
      const folder = process.env['ZWGK_SCREENS']
      if (folder !== undefined) await present(page).screenshot({ path: join(folder, `${name}.png`) })
    },
    async stop() {
      const ending = child
      app = undefined
      child = undefined
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()))
      ending.kill('SIGTERM')
      const hard = setTimeout(() => ending.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(hard)
    },
    async close() {
      await terminal.stop()
      await display.close()
    },
  }
  return terminal
}

/** A program that gives up its rights and becomes the other one. */
function steppingDown(executable: string): string {
  const program = join(mkdtempSync(join(tmpdir(), 'zwgk-down-')), 'electron')
  writeFileSync(program, `#!/bin/sh\nexec ${[...asOrdinaryUser(), executable].join(' ')} "$@"\n`, { mode: 0o755 })
  return program
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('expected a started terminal')
  return value
}

function withoutVitest(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name, value]) => value !== undefined && !/^(VITEST|NODE_ENV|NODE_OPTIONS|TEST$)/.test(name),
  )
  return Object.fromEntries(kept) as Record<string, string>
}
