// A system Chromium for the browser shell: found by its usual names, started on a fresh profile that is thrown away.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** A profile in memory leaves nothing of a visitor on disk. */
const MEMORY = '/dev/shm'

export function findChromium(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path))
    if (found !== undefined) return found
  }
  return undefined
}

export function newProfile(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'zwgk-profile-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Switches for a window that shows the terminal and nothing else of a browser. */
export function chromiumSwitches(address: string, profile: string, kiosk: boolean): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    ...(kiosk ? ['--kiosk', '--window-position=0,0'] : ['--window-size=720,1280']),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--lang=zh-CN',
    '--accept-lang=zh-CN',
    '--disable-features=Translate,TranslateUI,MediaRouter,OptimizationHints,AutofillServerCommunication',
    '--password-store=basic',
    '--overscroll-history-navigation=0',
    '--disable-pinch',
    // Chromium refuses to run as root with its sandbox; as an ordinary user the sandbox stays on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}
