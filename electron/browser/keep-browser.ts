// Keeps a browser with the terminal's page on the screen: a new one when it ends or shows no page (F67, F68), and a new one after each visitor.
import type { Log } from '../../platform/log/logger.ts'
import { restartBudget } from '../shell/restart-budget.ts'

/** One run of the browser, with all that it keeps. */
export interface BrowserRun {
  /** Resolves with the exit code when nothing of it is left. */
  readonly ended: Promise<number>
  /** Ends it at once. */
  stop(): void
}

export interface KeptBrowser {
  /** A page's stream of events has opened. To be called back when it has closed: the page was left, or its process is gone. */
  pageCame(): () => void
  /** Throws away this browser with what the visitor left in it, and starts a new one. */
  replace(): void
  stop(): Promise<void>
}

export interface KeptBrowserOptions {
  readonly launch: (address: string) => BrowserRun
  /** A fresh address each time. */
  readonly home: () => string
  readonly help: () => string
  readonly log: Log
  /** The person has closed the window: only where a window may be closed. */
  readonly closed?: () => void
}

const RESTARTS = 3
const RESTARTS_WITHIN_MS = 300_000
const PAUSES_MS = [0, 1_000, 3_000]
const RETRY_MS = 60_000
const LOOK_MS = 1_000
/** From the start of the browser (F68): a small machine reads it from a slow disk. */
const FIRST_PAGE_WITHIN_MS = 30_000
/** With the start of a new one back within 15 s (F67); longer than a page takes to load itself anew. */
const NEXT_PAGE_WITHIN_MS = 8_000

export function keepBrowser({ launch, home, help, log, closed }: KeptBrowserOptions): KeptBrowser {
  const budget = restartBudget(RESTARTS, RESTARTS_WITHIN_MS)
  let run: BrowserRun | undefined
  let pages = 0
  let patienceUntil = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let wanted: 'replaced' | 'stopped' | undefined
  let givenUp = false

  const look = setInterval(() => {
    if (run === undefined || pages > 0 || performance.now() < patienceUntil) return
    log('browser-page-gone')
    patienceUntil = Number.POSITIVE_INFINITY
    run.stop()
  }, LOOK_MS)

  function show(address: string, patienceMs: number): void {
    const current = launch(address)
    run = current
    pages = 0
    patienceUntil = performance.now() + patienceMs
    void current.ended.then(after)
  }
  const showHome = () => show(home(), FIRST_PAGE_WITHIN_MS)

  function after(code: number): void {
    run = undefined
    const why = wanted
    wanted = undefined
    if (why === 'stopped') return
    if (why === 'replaced') showHome()
    else if (closed !== undefined && code === 0) closed()
    else again(code)
  }

  function again(code: number): void {
    const count = givenUp ? undefined : budget.take()
    if (count !== undefined) {
      log('browser-ended', { code, restart: count })
      timer = setTimeout(showHome, PAUSES_MS[count - 1])
      return
    }
    if (givenUp) return
    givenUp = true
    log('browser-given-up', { code })
    // The help page runs no script and opens no stream.
    show(help(), Number.POSITIVE_INFINITY)
    timer = setTimeout(comeBack, RETRY_MS)
  }

  function comeBack(): void {
    clearTimeout(timer)
    givenUp = false
    budget.reset()
    if (run === undefined) showHome()
    else replace()
  }

  function replace(): void {
    if (run === undefined) return
    wanted = 'replaced'
    run.stop()
  }

  showHome()
  return {
    pageCame() {
      const shownBy = run
      pages += 1
      return () => {
        // Of a browser that has been thrown away.
        if (run !== shownBy) return
        pages -= 1
        if (pages === 0) patienceUntil = performance.now() + NEXT_PAGE_WITHIN_MS
      }
    },
    replace() {
      log('browser-replaced')
      if (givenUp) comeBack()
      else replace()
    },
    async stop() {
      clearInterval(look)
      clearTimeout(timer)
      if (run === undefined) return
      wanted = 'stopped'
      run.stop()
      await run.ended
    },
  }
}
