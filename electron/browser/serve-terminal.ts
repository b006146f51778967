// The host and its pages on 127.0.0.1, behind the door of one-time addresses.
import { join } from 'node:path'
import { Hono } from 'hono'
import { portOptionName } from '../../platform/cli/program-options.ts'
import { bind, failureAnswer } from '../../platform/http/bind.ts'
import { type Listening, listen } from '../../platform/http/listen.ts'
import { staticPages } from '../../platform/http/static-pages.ts'
import { createLog } from '../../platform/log/logger.ts'
import { projectFolder } from '../../platform/paths.ts'
import { browserShellApi } from '../../shared/api/browser-shell.ts'
import { TERMINAL_EVENTS_PATH } from '../../shared/api/terminal.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Host } from '../host/host.ts'
import { HELP_HEADERS, helpPage } from '../shell/help-page.ts'
import { guard } from './guard.ts'
import type { KeptBrowser } from './keep-browser.ts'
import { watchPages } from './watch-pages.ts'

const HELP_PATH = '/help'

export interface ServedTerminal {
  /** Of its own door. */
  readonly origin: string
  /** A fresh address that opens the pages once. `used`: called when it was. */
  newAddress(used?: () => void): string
  /** The same for the help page. */
  newHelpAddress(used?: () => void): string
  close: Listening['close']
}

export interface ServeOptions {
  readonly pages: string
  readonly port: number
  /** The browser that shows the pages, where this program or a kiosk session keeps one. */
  readonly browser?: () => Pick<KeptBrowser, 'pageCame' | 'replace'> | undefined
}

/** Errors: those of listening. */
export async function serveTerminal(host: Host, options: ServeOptions): Promise<Result<ServedTerminal>> {
  const { pages, browser = () => undefined } = options
  const app = new Hono()
  const watched = watchPages(browser, createLog('browser-shell'))
  let port = 0
  const door = guard(app, () => port)
  const page = staticPages(pages, 'terminal/index.html')
  const help = helpPage(join(projectFolder(), 'assets', 'locales'), pages)
  app.get(HELP_PATH, () => new Response(help, { headers: HELP_HEADERS }))
  app.use(TERMINAL_EVENTS_PATH, async (context, next) => {
    context.req.raw.signal.addEventListener('abort', watched.opened(), { once: true })
    return await next()
  })
  bind(app, browserShellApi.beat, ({ hidden }) => ok({ watched: watched.beat(hidden) }))
  bind(app, browserShellApi.endSession, () => {
    const kept = browser()
    // After the answer: the page that asks for it goes with it.
    if (kept !== undefined) setImmediate(() => kept.replace())
    return ok({ replaced: kept !== undefined })
  })
  app.route('/', host.app)
  app.notFound((context) => page(context.req.raw) ?? failureAnswer({ code: 'not-found' }))
  const listening = await listen(app, { port: options.port, host: '127.0.0.1' }, portOptionName())
  if (!listening.ok) return listening
  port = listening.value.port ?? 0
  return ok({
    origin: `http://127.0.0.1:${port}/`,
    newAddress: (used) => door.newAddress('/', used),
    newHelpAddress: (used) => door.newAddress(HELP_PATH, used),
    close: listening.value.close,
  })
}
