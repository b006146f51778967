// Keeps a page on the screen: loads it again when its process is gone, failed or hung; after too many times shows the help page for a while.
import { HEARTBEAT_MS } from './ipc-channels.ts'
import { restartBudget } from './restart-budget.ts'
import type { ShellLog } from './shell-log.ts'

/** What the keeper needs of a window's contents. */
export interface KeptPage {
  load(address: string): void
  /** Ends the page's process; a hung one does not answer to a reload. */
  crash(): void
}

export interface PageKeeper {
  /** Loads the home page for the first time. */
  begin(): void
  gone(reason: string): void
  failed(code: number): void
  loaded(): void
  heartbeat(): void
  /** Shows the help page until `hostBack`. */
  hostGivenUp(): void
  hostBack(): void
  stop(): void
}

export interface PageKeeperOptions {
  readonly page: KeptPage
  readonly home: string
  readonly help: string
  readonly log: ShellLog
}

const RELOADS = 3
const RELOADS_WITHIN_MS = 300_000
const RETRY_MS = 60_000
/** Misses in a row after which a page counts as hung: two were too few on a busy machine, and a visitor's draft goes with the page. Back within 15 s (F67). */
const MISSES = 5
/** A page that has not finished loading by then never will (F68). Twice what a fault's list asks: a small machine reads scripts and fonts from a slow disk. */
const LOAD_WITHIN_MS = 30_000
/** Our own look came this much later than due: the machine slept or is busy, and the page is not to blame. */
const LATE_MS = 1_000

export function keepPage({ page, home, help, log }: PageKeeperOptions): PageKeeper {
  const budget = restartBudget(RELOADS, RELOADS_WITHIN_MS)
  let retry: NodeJS.Timeout | undefined
  let hostDown = false
  let beaten = false
  let misses = 0
  /** Counting starts when the page has loaded: reading its scripts may take long on a small machine. */
  let watching = false
  /** Time that the home page has been loading; undefined when it is not. */
  let loadingMs: number | undefined
  let checkedAt = performance.now()

  const watch = setInterval(() => {
    const late = performance.now() - checkedAt > HEARTBEAT_MS + LATE_MS
    checkedAt = performance.now()
    if (beaten) misses = 0
    else if (!late) misses += 1
    beaten = false
    if (loadingMs !== undefined && !late) loadingMs += HEARTBEAT_MS
    if (loadingMs !== undefined && loadingMs >= LOAD_WITHIN_MS) {
      loadingMs = undefined
      log('page-stalled')
      page.crash()
      return
    }
    if (!watching || misses < MISSES) return
    watching = false
    log('page-hung')
    page.crash()
  }, HEARTBEAT_MS)

  function showHome(): void {
    watching = false
    loadingMs = 0
    page.load(home)
  }

  function showHelp(): void {
    loadingMs = undefined
    page.load(help)
  }

  function again(): void {
    watching = false
    loadingMs = undefined
    if (retry !== undefined) return
    if (hostDown) {
      showHelp()
      return
    }
    if (budget.take() !== undefined) {
      showHome()
      return
    }
    log('page-given-up')
    showHelp()
    retry = setTimeout(() => {
      retry = undefined
      budget.reset()
      if (hostDown) showHelp()
      else showHome()
    }, RETRY_MS)
  }

  return {
    begin: showHome,
    gone(reason) {
      log('page-gone', { reason })
      again()
    },
    failed(code) {
      log('page-failed', { code })
      again()
    },
    loaded() {
      watching = true
      loadingMs = undefined
      misses = 0
    },
    heartbeat() {
      beaten = true
    },
    hostGivenUp() {
      hostDown = true
      watching = false
      showHelp()
    },
    hostBack() {
      hostDown = false
      if (retry === undefined) showHome()
    },
    stop() {
      clearInterval(watch)
      clearTimeout(retry)
    },
  }
}
