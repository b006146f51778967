// The one window factory: over the whole screen and not to be closed, or (windowed) an ordinary window with the same pages.
import { BrowserWindow, type Session, screen } from 'electron'

export interface WindowOptions {
  readonly session: Session
  readonly preload: string
  readonly windowed: boolean
  /** True once the app is ending: only then a kiosk window closes. */
  readonly ending: () => boolean
}

export function openTerminalWindow({ session, preload, windowed, ending }: WindowOptions): BrowserWindow {
  const { bounds } = screen.getPrimaryDisplay()
  const window = new BrowserWindow({
    ...(windowed ? { width: 720, height: 1280, useContentSize: true } : { ...bounds, kiosk: true, frame: false }),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      // The heartbeat must not slow down behind another window.
      backgroundThrottling: false,
    },
  })
  window.removeMenu()
  window.once('ready-to-show', () => window.show())
  if (!windowed) {
    window.on('close', (event) => {
      if (!ending()) event.preventDefault()
    })
    // Without a window manager kiosk alone stays at 800x600.
    const fill = () => window.setBounds(screen.getPrimaryDisplay().bounds)
    window.on('show', fill)
    screen.on('display-metrics-changed', fill)
    window.on('closed', () => screen.removeListener('display-metrics-changed', fill))
  }
  return window
}
