// npm run bench -- start: from starting the processes to a home page that can be touched, against an empty page of the same host in the same browser.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { ensureBuilt, PAGES } from '../../../build/build-pages.ts'
import { type Child, startChild } from '../../../build/child.ts'
import { chromiumSwitches, findChromium } from '../../../electron/browser/chromium.ts'
import { HOST_ENVIRONMENT, HOST_NODE_SWITCHES } from '../../../electron/host/node-switches.ts'
import { projectFolder } from '../../../platform/paths.ts'
import { demoWorld, untilSynced } from '../../support/demo-world.ts'
import type { Bench } from '../bench.ts'
import { megabytes, quantile, ratioOf, rounded } from '../figures.ts'
import { familyBytes, residentBytes } from '../process-facts.ts'

const WARM_STARTS = 15
const COLD_STARTS = 3
const FORGET_FILES = '/proc/sys/vm/drop_caches'
const VIEWPORT = { width: 1080, height: 1920 }
/** Without a screen or its processor, and with a pipe by which the bench looks at the page. */
const MEASURED_SWITCHES = ['--headless=new', '--disable-gpu', '--remote-debugging-pipe']
/** The least that a page can be. The same host serves it: what is compared is the page. */
const EMPTY_PAGE = '<!doctype html><html lang="zh-CN"><title>空</title><body><main data-testid="empty">空</main></body></html>'
/** docs/performance.md */
const EMPTY_PAGES_MAX = 1.5

interface Start {
  readonly hostMs: number
  readonly usableMs: number
  readonly hostBytes: number
  readonly browserBytes: number
}

export const start: Bench = {
  says: 'from starting the processes to a usable home, against an empty page of the same host in the same browser; memory of each process',
  docs: 0,

  async run({ scale }) {
    const executablePath = findChromium()
    if (executablePath === undefined) throw new Error('expected a Chromium (Debian: chromium)')
    ensureBuilt(() => process.stdout.write('building pages and programs ...\n'), 'browser')
    const world = demoWorld()
    try {
      await world.startHub()
      await world.startHost()
      await untilSynced(world)
      await world.killHost()
      await world.killHub()
      const host = [...HOST_NODE_SWITCHES, join(projectFolder(), 'dist', 'browser', 'main.mjs')]
      const showing = (pages: string) => [...host, '--data', join(world.folder, 'terminal'), '--pages', pages]
      const home = showing(PAGES)
      const empty = showing(emptyPages(world.folder))
      const once = async (args: string[], testId: string) => await startOnce(executablePath, args, testId)
      const both = async (starts: number, before: () => void) => {
        const found: { home: Start[]; empty: Start[] } = { home: [], empty: [] }
        for (let i = 0; i < Math.max(1, Math.round(starts * scale)); i += 1) {
          before()
          found.home.push(await once(home, 'zone-query'))
          before()
          found.empty.push(await once(empty, 'empty'))
        }
        return found
      }
      let forgotten = true
      const cold = await both(COLD_STARTS, () => {
        forgotten &&= forgetFiles()
      })
      const warm = await both(WARM_STARTS, () => undefined)
      const median = (starts: readonly Start[]): Start => {
        const of = (value: (one: Start) => number) => rounded(quantile(starts.map(value), 0.5), 0)
        return {
          hostMs: of(({ hostMs }) => hostMs),
          usableMs: of(({ usableMs }) => usableMs),
          hostBytes: of(({ hostBytes }) => hostBytes),
          browserBytes: of(({ browserBytes }) => browserBytes),
        }
      }
      const figures = (one: Start) => ({
        ...{ hostMs: rounded(one.hostMs, 0), usableMs: rounded(one.usableMs, 0) },
        ...{ hostMB: megabytes(one.hostBytes), browserMB: megabytes(one.browserBytes) },
      })
      const ratioed = ({ home, empty }: typeof warm) => ({
        ...{ home: figures(median(home)), empty: figures(median(empty)) },
        ratio: ratioOf(median(home).usableMs, median(empty).usableMs),
      })
      const json = { cold: { ...ratioed(cold), filesForgotten: forgotten }, warm: ratioed(warm) }
      return {
        json,
        data: `the demo town, no network; browser shell with the switches of its kiosk session, on a system Chromium without a screen (the Electron shell: NOT RUN); medians of ${COLD_STARTS} and ${WARM_STARTS} starts, the first ones ${forgotten ? 'with nothing of the programs in memory, as after switching on' : 'with the programs in memory already: this user may not empty it'}`,
        findings: findings(json),
      }
    } finally {
      await world.close()
    }
  },
}

/** As after switching on: nothing of the programs is in memory. False where this user may not do that. */
function forgetFiles(): boolean {
  try {
    execFileSync('sync')
    writeFileSync(FORGET_FILES, '3')
    return true
  } catch {
    return false
  }
}

/** Built pages of which the terminal's is empty. Returns their folder. */
function emptyPages(folder: string): string {
  const pages = join(folder, 'empty-pages')
  mkdirSync(join(pages, 'terminal'), { recursive: true })
  writeFileSync(join(pages, 'terminal', 'index.html'), EMPTY_PAGE)
  return pages
}

type Case = {
  home: { hostMs: number; usableMs: number; hostMB: number; browserMB: number }
  empty: { usableMs: number }
  ratio: number
}

function findings(json: { cold: Case; warm: Case }) {
  return (['cold', 'warm'] as const).flatMap((name) => {
    const { home, empty, ratio } = json[name]
    return [
      {
        what: `${name === 'cold' ? 'start from disk' : 'start from memory'} to a usable home (${home.usableMs} ms) against an empty page (${empty.usableMs} ms)`,
        ...{ target: `≤ ${EMPTY_PAGES_MAX} ×`, found: `${ratio} ×`, reached: ratio <= EMPTY_PAGES_MAX },
      },
      {
        what: 'until the host answers; memory of host and browser',
        ...{ target: '', found: `${home.hostMs} ms; ${home.hostMB} MB and ${home.browserMB} MB`, reached: undefined },
      },
    ]
  })
}

async function startOnce(executablePath: string, args: readonly string[], testId: string): Promise<Start> {
  const started = performance.now()
  const host: Child = startChild(process.execPath, args, { quiet: true, env: { ...process.env, ...HOST_ENVIRONMENT } })
  const address = String((await host.ready)['address'])
  const hostMs = performance.now() - started
  const profile = mkdtempSync(join(tmpdir(), 'zwgk-bench-profile-'))
  // As the kiosk session opens it: where an address is none for an app, Chromium opens an ordinary window with pages of its own.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    ignoreDefaultArgs: true,
    args: [...chromiumSwitches(address, profile, true), ...MEASURED_SWITCHES],
    viewport: VIEWPORT,
    hasTouch: true,
  })
  try {
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    const target = page.getByTestId(testId).first()
    await target.waitFor()
    // Usable: a finger would reach it, nothing lies over it and it stands still.
    await target.click({ trial: true })
    const usableMs = performance.now() - started
    return {
      hostMs,
      usableMs,
      hostBytes: residentBytes(host.process.pid ?? 0),
      browserBytes: familyBytes(await browserProcess(context)),
    }
  } finally {
    await context.close()
    await host.stop()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function browserProcess(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const found = processInfo.find(({ type }) => type === 'browser')
  if (found === undefined) throw new Error('expected a browser that names its processes')
  return found.id
}
