// The system Chromium of the browser shell: found by its usual names, started with its switches on a profile that lives in memory and is thrown away with the visitor.
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { makeOwnFolder } from '../abandoned-folders.ts'
import type { BrowserRun } from './keep-browser.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** A profile in memory leaves nothing of a visitor on disk, even when the power goes. */
const MEMORY = '/dev/shm'
const PREFIX = 'zwgk-profile-'

export function findChromium(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path))
    if (found !== undefined) return found
  }
  return undefined
}

/** One run of Chromium that shows `address`, on a profile of its own that goes with it. */
export function launchChromium(program: string, address: string, kiosk: boolean): BrowserRun {
  const profile = makeOwnFolder(existsSync(MEMORY) ? MEMORY : tmpdir(), PREFIX)
  // A group of its own: all of its processes end together.
  const child = spawn(program, chromiumSwitches(address, profile, kiosk), { stdio: 'ignore', detached: true })
  const exit = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(127))
  })
  const kill = () => {
    if (child.pid === undefined) return
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
    } catch {
      // Already gone.
    }
  }
  return {
    ended: exit.then((code) => {
      kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
      return code
    }),
    // What it would still write is thrown away: it need not end in order.
    stop: kill,
  }
}

/** What a browser has and a terminal has no use for: the last one keeps a second drawing process ready for a site that never comes. */
export const FEATURES_OFF = [
  'Translate',
  'TranslateUI',
  'MediaRouter',
  'OptimizationHints',
  'AutofillServerCommunication',
  'SpareRendererForSitePerProcess',
] as const

/** Switches for a window that shows the terminal and nothing else of a browser. */
export function chromiumSwitches(address: string, profile: string, kiosk: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    ...(kiosk ? ['--kiosk', '--window-position=0,0'] : ['--window-size=720,1280']),
    '--no-first-run',
    '--no-default-browser-check',
    // Neither reports nor dumps: a dump of a page's memory holds what was typed.
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--noerrdialogs',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--lang=zh-CN',
    '--accept-lang=zh-CN',
    `--disable-features=${FEATURES_OFF.join()}`,
    '--password-store=basic',
    '--overscroll-history-navigation=0',
    '--disable-pinch',
    // Chromium refuses to run as root with its sandbox; as an ordinary user the sandbox stays on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}
