// What gets out of a kiosk page by default, closed: keys, windows, navigation, dialogs, file choosers (measured, see docs).
import type { WebContents } from 'electron'
import { HOME_ADDRESS } from './addresses.ts'
import { isLocked } from './locked-keys.ts'
import type { ShellLog } from './shell-log.ts'

export function lockContents(contents: WebContents, log: ShellLog): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== HOME_ADDRESS) event.preventDefault()
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
