// The kiosk session's side: keeps a browser by what the host tells of it. While the host is away, what is on the screen stays.
import type { Log } from '../../platform/log/logger.ts'
import { type BrowserRun, type KeptBrowser, keepBrowser } from './keep-browser.ts'
import { readWindowNews, type WindowNews } from './window-news.ts'

export interface FollowedNews {
  readonly file: string
  readonly launch: (address: string) => BrowserRun
  readonly log: Log
}

const LOOK_MS = 500

export function followNews({ file, launch, log }: FollowedNews): Pick<KeptBrowser, 'stop'> {
  let known: { news: WindowNews; readonly browser: KeptBrowser } | undefined
  let went: (() => void) | undefined

  function start(first: WindowNews): void {
    // An address may have been used since the last look.
    const latest = () => readWindowNews(file) ?? known?.news ?? first
    known = { news: first, browser: keepBrowser({ launch, home: () => latest().home, help: () => latest().help, log }) }
  }

  function look(): void {
    const news = readWindowNews(file)
    if (news === undefined) return
    if (known === undefined) {
      start(news)
      return
    }
    const { browser, news: before } = known
    known.news = news
    const anotherHost = news.host !== before.host
    if (!anotherHost && news.pages.came !== before.pages.came) {
      went?.()
      went = browser.pageCame()
    }
    if (!news.pages.open) {
      went?.()
      went = undefined
    }
    if (anotherHost || news.visits !== before.visits) {
      went = undefined
      browser.replace()
    }
  }

  look()
  const timer = setInterval(look, LOOK_MS)
  return {
    async stop() {
      clearInterval(timer)
      await known?.browser.stop()
    },
  }
}
