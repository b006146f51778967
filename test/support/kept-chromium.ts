// The browser shell with the Chromium that it keeps on a virtual display: the bundle, as it stands in a hall, and steered from outside.

import { chmodSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { ensureBuilt, PAGES } from '../../build/build-pages.ts'
import { type Child, startChild } from '../../build/child.ts'
import { findChromium } from '../../electron/browser/chromium.ts'
import { openLedger } from '../../electron/host/ledger/ledger.ts'
import { projectFolder } from '../../platform/paths.ts'
import { SYSTEM_CHECKS } from '../../shared/lockdown/system-check.ts'
import { openVirtualDisplay, type VirtualDisplay } from '../e2e/electron/support/virtual-display.ts'
import type { OwnPlaces } from '../traces/own-places.ts'
import { knownPid } from './known-pid.ts'
import { asOrdinaryUser, giveAway } from './ordinary-user.ts'

export interface KeptChromium {
  /** The page that is shown now, once it is there; a different one after each visitor. */
  page(): Promise<Page>
  /** Folder of the profile in use. */
  profile(): string
  /** Process of the terminal, above all of its browser's. */
  pid(): number
  log(): string
  stop(): Promise<void>
}

export interface KeptChromiumOptions {
  readonly places: OwnPlaces
  readonly hub: string
  readonly code: string
  /** Planted fault: a profile that is kept. */
  readonly keptProfile?: string
  /** As a user without rights, with Chromium's sandbox on. */
  readonly sandboxed?: boolean
}

const PROFILES = '/dev/shm'
const CONNECTED_WITHIN_MS = 8_000
const LOOK_MS = 100
const SHOWN_WITHIN_MS = 30_000

export async function keptChromium({
  places,
  hub,
  code,
  keptProfile,
  sandboxed = false,
}: KeptChromiumOptions): Promise<KeptChromium> {
  const program = findChromium()
  if (program === undefined) throw new Error('NOT RUN: Chromium is missing (Debian: chromium)')
  ensureBuilt(() => undefined, 'browser')
  const display: VirtualDisplay = await openVirtualDisplay()
  // What the test needs beside the product's own switches: a way in, and where asked the fault.
  const wrapped = join(places.at('bin'), 'chromium')
  const more = [
    '--remote-debugging-port=0',
    '--disable-gpu',
    ...(keptProfile === undefined ? [] : [`--user-data-dir=${keptProfile}`]),
  ]
  writeFileSync(wrapped, `#!/bin/sh\nexec ${program} "$@" ${more.join(' ')}\n`)
  chmodSync(wrapped, 0o755)
  acceptSystem(places.at('data'))
  const logFile = join(places.at('logs'), 'terminal')
  if (sandboxed) giveAway(places.folder)
  const terminal: Child = startChild(
    'sh',
    [
      ...['-c', `exec "$0" "$@" 2>>'${logFile}'`, ...(sandboxed ? asOrdinaryUser() : []), process.execPath],
      join(projectFolder(), 'dist', 'browser', 'main.mjs'),
      ...['--data', places.at('data'), '--pages', PAGES, '--hub', hub, '--enrol', code],
      ...['--chromium', wrapped, '--kiosk'],
    ],
    { env: { ...process.env, ...places.env, DISPLAY: display.name } },
  )
  openSync(logFile, 'a')
  let browser: Browser | undefined
  let connected = ''

  const profile = () => {
    const own = readdirSync(PROFILES).find((name) => name.startsWith(`zwgk-profile-${terminal.process.pid}-`))
    return keptProfile ?? (own === undefined ? '' : join(PROFILES, own))
  }
  return {
    profile,
    pid: () => knownPid(terminal.process.pid),
    log: () => readFileSync(logFile, 'utf8'),
    async page() {
      const until = performance.now() + SHOWN_WITHIN_MS
      while (performance.now() < until) {
        const port = portOf(profile())
        if (port !== undefined && port !== connected) {
          // A browser that is just starting, or just going, may take the connection and say nothing on it: it is asked again.
          browser = await chromium
            .connectOverCDP(`http://127.0.0.1:${port}`, { timeout: CONNECTED_WITHIN_MS })
            .catch(() => undefined)
          if (browser !== undefined) connected = port
        }
        const page = browser?.isConnected() ? browser.contexts()[0]?.pages()[0] : undefined
        if (page !== undefined && (await isShown(page))) return page
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      }
      throw new Error(`expected a page within ${SHOWN_WITHIN_MS} ms`)
    },
    async stop() {
      await browser?.close().catch(() => undefined)
      await terminal.stop()
      await display.close()
    },
  }
}

/** Whatever the machine of a test leaves open. */
function acceptSystem(data: string): void {
  const ledger = openLedger(data)
  if (!ledger.ok) throw new Error(`expected a ledger, got ${ledger.error.code}`)
  ledger.value.settings.set('system-accepted', [...SYSTEM_CHECKS])
  ledger.value.close()
}

/** Written by Chromium when it listens. */
function portOf(profile: string): string | undefined {
  const file = join(profile, 'DevToolsActivePort')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined
}

async function isShown(page: Page): Promise<boolean> {
  try {
    return await page.getByTestId('spotlight').isVisible()
  } catch {
    // This page's browser has just been thrown away.
    return false
  }
}
