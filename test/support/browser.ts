// The browser shell as a person meets it: a hub and a terminal as processes, a page in a system Chromium.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { PAGES } from '../../build/build-pages.ts'
import { type Child, startChild } from '../../build/child.ts'
import { FEATURES_OFF, findChromium } from '../../electron/browser/chromium.ts'
import { projectFolder } from '../../platform/paths.ts'
import { copyDemoHub } from './prepared-demo.ts'

export interface Shell {
  readonly folder: string
  readonly page: Page
  hubAddress(): string
  login(): { name: string; password: string }
  /** Of one of the demo's accounts. */
  passwordOf(name: string): string
  startHub(): Promise<void>
  stopHub(): Promise<void>
  /** The hub takes connections and answers nothing, until it is thawed. */
  freezeHub(frozen: boolean): void
  stopTerminal(): Promise<void>
  restartTerminal(): Promise<void>
  /** A page on the console, in a context of its own. */
  consolePage(viewport?: { width: number; height: number }): Promise<Page>
  close(): Promise<void>
}

/** `pages` is a folder of built pages, where they are not the product's own. */
export async function browserShell(viewport = { width: 1080, height: 1920 }, pages = PAGES): Promise<Shell> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('expected a Chromium (Debian: chromium)')
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-shell-'))
  const root = process.getuid?.() === 0
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      ...(root ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      // Of a browser with tabs: its address field would load pages of its own, in a process beside the terminal's.
      `--disable-features=${[...FEATURES_OFF, 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'].join()}`,
    ],
  })
  const page = await (await browser.newContext({ viewport, hasTouch: true })).newPage()
  let hub: Child | undefined
  let terminal: Child | undefined
  let address = 'http://127.0.0.1:0'
  let code = ''
  let login = { name: '', password: '' }
  let logins: (typeof login)[] = []

  const shell: Shell = {
    folder,
    page,
    hubAddress: () => address,
    login: () => login,
    passwordOf: (name) => logins.find((one) => one.name === name)?.password ?? '',
    async startHub() {
      const program = join(projectFolder(), 'hub', 'main.ts')
      const args = ['--data', join(folder, 'hub'), '--port', new URL(address).port, '--pages', pages, '--demo']
      hub = startChild(process.execPath, [program, ...args, ...(code === '' ? ['--demo-terminal', '大厅一号机'] : [])], {
        quiet: true,
      })
      const facts = await hub.ready
      address = String(facts['address'])
      code ||= String(facts['enrolmentCode'])
      logins = facts['logins'] as typeof logins
      login = logins.find(({ name }) => name === 'admin') ?? login
    },
    async stopHub() {
      await hub?.stop()
    },
    async stopTerminal() {
      await terminal?.stop()
    },
    freezeHub(frozen) {
      const pid = hub?.process.pid
      if (pid !== undefined) process.kill(pid, frozen ? 'SIGSTOP' : 'SIGCONT')
    },
    async restartTerminal() {
      await terminal?.stop()
      const program = join(projectFolder(), 'electron', 'browser', 'main.ts')
      const args = [
        '--data',
        join(folder, 'terminal'),
        '--pages',
        pages,
        '--hub',
        address,
        '--enrol',
        code,
        '--sticks',
        join(folder, 'sticks'),
      ]
      terminal = startChild(process.execPath, [program, ...args], { quiet: true })
      await page.goto(String((await terminal.ready)['address']))
    },
    async consolePage(size = { width: 1366, height: 768 }) {
      const context = await browser.newContext({ viewport: size })
      const consolePage = await context.newPage()
      await consolePage.goto(address)
      return consolePage
    },
    async close() {
      await browser.close()
      await terminal?.stop()
      await hub?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await copyDemoHub(join(folder, 'hub'))
  await shell.startHub()
  await shell.restartTerminal()
  return shell
}
