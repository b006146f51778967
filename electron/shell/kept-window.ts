// A terminal window with its keeper: what happens to the page's process is told to the one that loads it again.
import type { BrowserWindow } from 'electron'
import { HELP_ADDRESS, HOME_ADDRESS } from './addresses.ts'
import { keepPage, type PageKeeper } from './page-keeper.ts'
import type { ShellLog } from './shell-log.ts'
import { openTerminalWindow, type WindowOptions } from './terminal-window.ts'

/** Another load took this one's place. */
const ABORTED = -3

export interface KeptWindow {
  readonly window: BrowserWindow
  readonly keeper: PageKeeper
}

export function openKeptWindow({ log, ...options }: WindowOptions & { readonly log: ShellLog }): KeptWindow {
  const window = openTerminalWindow(options)
  const contents = window.webContents
  // A failed load is told by 'did-fail-load'.
  const load = (address: string) => void window.loadURL(address).catch(() => undefined)
  const keeper = keepPage({
    page: { load, crash: () => contents.forcefullyCrashRenderer() },
    home: HOME_ADDRESS,
    help: HELP_ADDRESS,
    log,
  })
  contents.on('render-process-gone', (_event, { reason }) => {
    if (!options.ending()) keeper.gone(reason)
  })
  contents.on('did-fail-load', (_event, code, _words, _address, isMainFrame) => {
    if (isMainFrame && code !== ABORTED && !options.ending()) keeper.failed(code)
  })
  contents.on('did-finish-load', () => {
    // The help page runs no script and has no heart to hear.
    if (contents.getURL() === HOME_ADDRESS) keeper.loaded()
  })
  window.on('closed', () => keeper.stop())
  keeper.begin()
  return { window, keeper }
}
