// The running terminal: host behind a private socket, one session, one window, and what keeps them standing.
import { join } from 'node:path'
import { app, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { projectFolder } from '../../platform/paths.ts'
import type { LeaveOutcome, PrintAnswer, PrintState } from '../../shared/api/terminal-shell.ts'
import { ORIGIN, SCHEME } from './addresses.ts'
import { confirmMaintenance, confirmStaff } from './confirm-grant.ts'
import { hostGateway } from './host-gateway.ts'
import { keepHostRunning } from './host-process.ts'
import { HEARTBEAT_MS, IPC } from './ipc-channels.ts'
import { type KeptWindow, openKeptWindow } from './kept-window.ts'
import { hostLauncher } from './launch-host.ts'
import { isLiving, watchForLostProcess } from './lost-process.ts'
import { chromiumPrinting } from './printing/chromium.ts'
import { cupsPrinting } from './printing/cups.ts'
import { cupsConnection, cupsSocket } from './printing/cups-connection.ts'
import { createPrintDesk } from './printing/print-desk.ts'
import { runSqliteSelfTest } from './run-sqlite-self-test.ts'
import type { ShellArguments } from './shell-arguments.ts'
import type { ShellLog } from './shell-log.ts'
import { makeSocketFolder } from './socket-folder.ts'
import { terminalScheme } from './terminal-scheme.ts'
import { openVisitorSession } from './visitor-session.ts'

declare const __TEST_BUILD__: boolean

/** Folder of the bundles. */
const HERE = import.meta.dirname
const STARTER_LOOK_MS = 1_000

export interface TerminalOptions {
  readonly args: ShellArguments
  /** The terminal's data folder, and in it the shell's own. */
  readonly data: string
  readonly state: string
  readonly log: ShellLog
}

export function runTerminal({ args, data, state, log }: TerminalOptions): void {
  const { electron, node } = process.versions
  log('shell-start', { electron, node, test: __TEST_BUILD__ })
  const project = projectFolder()
  const sockets = makeSocketFolder()
  let kept: KeptWindow | undefined
  let ending = false

  const launch = hostLauncher(HERE, [
    ...['--data', data, '--socket', sockets.socket, '--lockdown', args.windowed ? 'window' : 'kiosk'],
    ...(args.hub === undefined ? [] : ['--hub', args.hub]),
    ...(args.enrol === undefined ? [] : ['--enrol', args.enrol]),
    ...(isPublic(args) ? ['--kiosk'] : []),
  ])
  const host = keepHostRunning({
    launch: () => {
      sockets.clear()
      return launch()
    },
    log,
    givenUp: () => kept?.keeper.hostGivenUp(),
    back: () => kept?.keeper.hostBack(),
  })
  const gateway = hostGateway(host, sockets.socket)
  const printing = createPrintDesk({
    systems: [cupsPrinting(cupsConnection(cupsSocket(process.env))), chromiumPrinting()],
    isStaff: (grant) => confirmStaff(gateway, grant),
    log,
  })
  const visitor = openVisitorSession(
    SCHEME,
    terminalScheme({ pages: join(project, 'dist', 'renderer'), locales: join(project, 'assets', 'locales'), gateway }),
  )

  async function sessionEnded(): Promise<void> {
    const contents = kept?.window.webContents
    if (contents === undefined) return
    printing.endSession()
    try {
      await visitor.wipe(contents)
      contents.navigationHistory.clear()
      log('session-wiped')
    } catch {
      log('session-wipe-failed')
      contents.forcefullyCrashRenderer()
    }
  }

  function openWindow(): BrowserWindow {
    const { windowed } = args
    kept = openKeptWindow({ session: visitor.session, preload: join(HERE, 'preload.cjs'), windowed, ending: () => ending, log })
    return kept.window
  }

  const isOurs = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    sender === kept?.window.webContents && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${ORIGIN}/`)
  ipcMain.on(IPC.heartbeat, (event) => {
    if (isOurs(event)) kept?.keeper.heartbeat()
  })
  ipcMain.handle(IPC.endSession, async (event) => {
    if (isOurs(event)) await sessionEnded()
  })
  ipcMain.handle(
    IPC.print,
    async (event, asked: unknown): Promise<PrintAnswer> =>
      isOurs(event) ? await printing.print(event.sender, asked) : { refused: 'failed' },
  )
  ipcMain.handle(
    IPC.printState,
    async (event, job: unknown): Promise<PrintState> => (isOurs(event) ? await printing.state(job) : 'failed'),
  )
  ipcMain.handle(IPC.printers, async (event) => (isOurs(event) ? await printing.printers(event.sender) : []))
  ipcMain.handle(IPC.leaveKiosk, async (event, grant: unknown): Promise<LeaveOutcome> => {
    if (!isOurs(event) || !(await confirmMaintenance(gateway, grant))) return 'refused'
    log('kiosk-left')
    app.quit()
    return 'leaving'
  })

  const endWatch = watchForLostProcess({
    listed: () => app.getAppMetrics(),
    isLiving,
    lost(type) {
      log('child-lost', { type })
      // Where no supervisor does it. One that does too meets the lock of the only instance.
      if (!args.windowed && !__TEST_BUILD__) app.relaunch()
      app.exit(1)
    },
    everyMs: HEARTBEAT_MS,
  })
  app.on('second-instance', () => kept?.window.focus())
  app.on('window-all-closed', () => {
    // window.close() in a page sends no 'close' that could be prevented.
    if (args.windowed || ending) app.quit()
    else openWindow()
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    endWatch()
    kept?.keeper.stop()
    void Promise.all([host.stop(), printing.close()]).finally(() => {
      sockets.remove()
      log('shell-stop')
      app.exit(0)
    })
  })
  openWindow().webContents.once('did-finish-load', () => {
    // For whoever started the terminal.
    process.stdout.write(`${JSON.stringify({ ready: true, shell: 'electron', electron })}\n`)
  })
  if (args.windowed) endWithStarter()
  void runSqliteSelfTest(join(HERE, 'sqlite-self-test.mjs'), state, log)
}

/** A test drives the pages on whatever system it has; only those of the look at the system want to be asked. */
function isPublic({ windowed }: ShellArguments): boolean {
  if (__TEST_BUILD__ && process.env['ZWGK_TEST_PUBLIC'] === undefined) return false
  return !windowed
}

/** A window for trying ends with the program that opened it, even when that one was killed. */
function endWithStarter(): void {
  const starter = process.ppid
  setInterval(() => {
    if (process.ppid !== starter) app.quit()
  }, STARTER_LOOK_MS)
}
