// The host's side of a window that a kiosk session of another user keeps: what a browser of its own would be called for is written where the session reads it.
import { randomUUID } from 'node:crypto'
import type { KeptBrowser } from './keep-browser.ts'
import { writeWindowNews } from './window-news.ts'

export interface ToldWindowOptions {
  readonly file: string
  /** A fresh address each time; `used`: called when it was opened. */
  readonly home: (used: () => void) => string
  readonly help: (used: () => void) => string
}

export function tellWindow({ file, home, help }: ToldWindowOptions): KeptBrowser {
  const host = randomUUID()
  const news = { host, home: home(nextHome), help: help(nextHelp), visits: 0 }
  let came = 0
  let open = 0
  let stopped = false

  function tell(): void {
    // A page that goes because the host ends is no page that is missing.
    if (!stopped) writeWindowNews(file, { ...news, pages: { came, open: open > 0 } })
  }
  function nextHome(): void {
    news.home = home(nextHome)
    tell()
  }
  function nextHelp(): void {
    news.help = help(nextHelp)
    tell()
  }

  tell()
  return {
    pageCame() {
      came += 1
      open += 1
      tell()
      return () => {
        open -= 1
        tell()
      }
    },
    replace() {
      news.visits += 1
      tell()
    },
    async stop() {
      stopped = true
    },
  }
}
