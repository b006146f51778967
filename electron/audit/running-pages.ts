// A terminal's pages run for a look at them: host, server and a Chromium of its own, ended afterwards whatever happens.
import type { Browser, Page } from 'playwright-core'
import { releaseVersion } from '../../platform/version.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Variant } from '../../shared/standard/shown/variant.ts'
import { serveTerminal } from '../browser/serve-terminal.ts'
import { type Host, openHost } from '../host/host.ts'
import { enrol } from '../host/outbox/enrol.ts'
import { StoppedDrawing } from './looked-at-page.ts'

export interface TerminalToAudit {
  readonly folder: string
  /** A demonstration: where it gets its content from. Nobody keeps registers for it, so running duty is not looked at. */
  readonly demo?: { readonly hub: string; readonly code: string }
}

export interface PagesToRun {
  /** Folder of the built pages. */
  readonly pages: string
  /** Program of Chromium. */
  readonly chromium: string
  readonly variants: readonly Variant[]
}

const SYNC_WITHIN_MS = 60_000
const LOOK_MS = 100

/** `use` is given what opens home, at the size of the first variant, in a context of its own. Errors: those of the data folder, `no-content`, those of listening, `pages-stopped`. */
export async function withRunningPages<Value>(
  terminal: TerminalToAudit,
  { pages, chromium, variants }: PagesToRun,
  use: (open: () => Promise<Page>, host: Host) => Promise<Value>,
): Promise<Result<Value>> {
  const opened = openHost({ dataFolder: terminal.folder, version: releaseVersion(), log: () => undefined })
  if (!opened.ok) return opened
  const host = opened.value
  try {
    const filled = await hasContent(host, terminal)
    if (!filled) return fail('no-content', { path: terminal.folder })
    const served = await serveTerminal(host, { pages, port: 0 })
    if (!served.ok) return served
    const browser = await startChromium(chromium)
    try {
      return ok(await use(() => homePage(browser, served.value.newAddress(), variants), host))
    } catch (error) {
      if (error instanceof StoppedDrawing) return fail('pages-stopped')
      throw error
    } finally {
      await browser.close()
      await served.value.close()
    }
  } finally {
    await host.close()
  }
}

async function homePage(browser: Browser, address: string, [first]: readonly Variant[]): Promise<Page> {
  const viewport = { width: first?.width ?? 0, height: first?.height ?? 0 }
  const page = await (await browser.newContext({ viewport, hasTouch: true })).newPage()
  await page.goto(address)
  await page.locator('.home-zones').waitFor()
  return page
}

async function hasContent(host: Host, { demo }: TerminalToAudit): Promise<boolean> {
  if (demo === undefined || host.ledger.settings.get('grant') !== undefined) return host.state().content !== undefined
  await enrol(host.ledger, demo.hub, demo.code)
  for (const end = performance.now() + SYNC_WITHIN_MS; performance.now() < end; ) {
    const { content, office, setting } = host.state()
    if (content !== undefined && office !== undefined && setting.theme !== undefined) return true
    await host.poller.round()
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return false
}

async function startChromium(executablePath: string): Promise<Browser> {
  // Read only here: no other command needs it.
  const { chromium } = await import('playwright-core')
  const root = process.getuid?.() === 0
  return await chromium.launch({
    executablePath,
    // Chromium refuses to run as root with its sandbox; as an ordinary user the sandbox stays on.
    args: [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
}
