// Runs before the page, in a world of its own: the page's few functions, the heartbeat, and what only the page's side can lock.
import { contextBridge, ipcRenderer, webFrame } from 'electron'
import { TERMINAL_SHELL, type TerminalShell } from '../shared/api/terminal-shell.ts'
import { HEARTBEAT_MS, IPC } from './shell/ipc-channels.ts'

contextBridge.exposeInMainWorld(TERMINAL_SHELL, {
  endSession: () => ipcRenderer.invoke(IPC.endSession),
  print: (request) => ipcRenderer.invoke(IPC.print, request),
  printState: (job) => ipcRenderer.invoke(IPC.printState, job),
  printers: () => ipcRenderer.invoke(IPC.printers),
  leaveKiosk: (grant) => ipcRenderer.invoke(IPC.leaveKiosk, grant),
} satisfies TerminalShell)

const beat = () => ipcRenderer.send(IPC.heartbeat)
beat()
setInterval(beat, HEARTBEAT_MS)

// Something dropped on a text field opens a window on it, on a file field it is given to the page.
for (const event of ['dragenter', 'dragover', 'drop'] as const) {
  window.addEventListener(
    event,
    (happened) => {
      happened.preventDefault()
      happened.stopImmediatePropagation()
    },
    { capture: true },
  )
}

// window.close() ends the window without asking; print() blocks the page with the system's dialog.
void webFrame.executeJavaScript(`for (const name of ['close', 'print']) {
  Object.defineProperty(window, name, { value: () => undefined, writable: false, configurable: false })
}`)
