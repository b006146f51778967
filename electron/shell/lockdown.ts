// What gets out of a kiosk page by default, closed: keys, windows, navigation, dialogs, file choosers (measured, see docs).
import type { Input, WebContents } from 'electron'
import type { ShellLog } from './shell-log.ts'
import { ORIGIN } from './terminal-scheme.ts'

/** Editing keys with Ctrl that stay. */
const EDITING = new Set(['a', 'c', 'v', 'x', 'z'])

export function lockContents(contents: WebContents, log: ShellLog): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !event.url.startsWith(`${ORIGIN}/`)) event.preventDefault()
  })
  // A page that asks "leave?" is left.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  contents.on('before-input-event', (event, input) => {
    if (isLocked(input)) event.preventDefault()
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  void lockFileChooser(contents, log)
}

/** A listener in the page misses showPicker and detached inputs; this catches all, and lives through crash and reload. */
async function lockFileChooser(contents: WebContents, log: ShellLog): Promise<void> {
  try {
    contents.debugger.attach('1.3')
    await contents.debugger.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true })
  } catch {
    log('file-chooser-open')
  }
}

/** Function keys and every combination that is not editing text: reload, developer tools, zoom, close, quit, print, back. */
export function isLocked(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta' | 'shift'>): boolean {
  if (/^F\d{1,2}$/.test(input.key)) return true
  if (input.alt || input.meta) return !isCharacterByAltGr(input)
  if (!input.control) return /^(Browser|Launch|Media)/.test(input.key)
  return !EDITING.has(input.key.toLowerCase()) || input.shift
}

/** AltGr arrives as Control with Alt and makes a character. */
function isCharacterByAltGr(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  return input.control && input.alt && !input.meta && [...input.key].length === 1 && !/[a-z0-9]/i.test(input.key)
}
