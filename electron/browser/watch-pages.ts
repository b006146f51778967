// Whether the window shows a page that lives: its stream of events is open, and it says so itself again and again. One that hangs is as good as gone (F67).
import type { Log } from '../../platform/log/logger.ts'
import { PAGE_BEAT_MS } from '../../shared/api/browser-shell.ts'
import type { KeptBrowser } from './keep-browser.ts'

/** Two words that did not come. Afterwards the keeper still waits as for a page that loads anew: together within 15 s (F67), and long enough for a busy machine. */
const SILENT_MS = 2 * PAGE_BEAT_MS

interface Stream {
  /** Undefined while the page counts as gone, or where no browser is kept. */
  went: (() => void) | undefined
}

export interface WatchedPages {
  /** A page's stream of events has opened; to be called back when it has closed. */
  opened(): () => void
  /** False where no browser is kept. */
  beat(hidden: boolean): boolean
}

export function watchPages(browser: () => Pick<KeptBrowser, 'pageCame'> | undefined, log: Log): WatchedPages {
  const streams = new Set<Stream>()
  let silence: NodeJS.Timeout | undefined

  function hung(): void {
    if (streams.size === 0) return
    log('browser-page-hung')
    for (const stream of streams) {
      stream.went?.()
      stream.went = undefined
    }
  }

  return {
    opened() {
      const stream: Stream = { went: browser()?.pageCame() }
      streams.add(stream)
      return () => {
        streams.delete(stream)
        if (streams.size === 0) clearTimeout(silence)
        stream.went?.()
      }
    },
    beat(hidden) {
      clearTimeout(silence)
      if (browser() === undefined) return false
      for (const stream of streams) stream.went ??= browser()?.pageCame()
      // The first word may come before the stream has opened.
      if (!hidden) silence = setTimeout(hung, SILENT_MS)
      return true
    },
  }
}
