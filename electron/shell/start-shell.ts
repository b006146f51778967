// Puts the shell together: one instance, a private socket, the host behind it, one session, one window, and what keeps them running.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, Menu } from 'electron'
import { projectFolder } from '../../platform/paths.ts'
import { hostGateway } from './host-gateway.ts'
import { type HostProcess, keepHostRunning } from './host-process.ts'
import { IPC } from './ipc-channels.ts'
import { launchInUtilityProcess } from './launch-host.ts'
import { launchUnderOuterNode } from './launch-outer-node.ts'
import { lockContents } from './lockdown.ts'
import { keepPage, type PageKeeper } from './page-keeper.ts'
import { REFUSED_SWITCHES } from './refused-switches.ts'
import { runSqliteSelfTest } from './run-sqlite-self-test.ts'
import { type ShellArguments, shellArguments } from './shell-arguments.ts'
import { shellLog as log } from './shell-log.ts'
import { makeSocketFolder } from './socket-folder.ts'
import { HELP_ADDRESS, HOME_ADDRESS, ORIGIN, registerTerminalScheme, terminalScheme } from './terminal-scheme.ts'
import { openTerminalWindow } from './terminal-window.ts'
import { openVisitorSession } from './visitor-session.ts'

/** Set when the bundle is made; the product's bundle holds none of what stands behind it. */
declare const __TEST_BUILD__: boolean

/** Folder of the bundles. */
const HERE = import.meta.dirname

export function startShell(): void {
  const refused = __TEST_BUILD__ ? undefined : REFUSED_SWITCHES.find((name) => app.commandLine.hasSwitch(name))
  if (refused !== undefined) {
    log('shell-refused', { switch: refused })
    app.exit(2)
    return
  }
  process.on('uncaughtException', dieOf)
  process.on('unhandledRejection', dieOf)
  const args = shellArguments(process.argv.slice(1))
  const data = args.data ?? join(app.getPath('appData'), 'zwgk-terminal')
  const state = join(data, 'shell')
  mkdirSync(state, { recursive: true, mode: 0o700 })
  app.setPath('userData', state)
  if (!app.requestSingleInstanceLock()) {
    log('shell-second')
    app.exit(0)
    return
  }
  // As root (tests, containers) Chromium runs without its sandbox or not at all; a terminal has an ordinary user.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // The sixth crash of the GPU process would end the app.
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit')
  app.commandLine.appendSwitch('disable-pinch')
  app.commandLine.appendSwitch('overscroll-history-navigation', '0')
  app.commandLine.appendSwitch('disable-background-networking')
  registerTerminalScheme()
  Menu.setApplicationMenu(null)
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log))
  app.on('child-process-gone', (_event, { type, reason }) => log('child-gone', { type, reason }))
  void app.whenReady().then(() => open(args, data, state))
}

function open(args: ShellArguments, data: string, state: string): void {
  log('shell-start', { electron: process.versions.electron, node: process.versions.node, test: __TEST_BUILD__ })
  const project = projectFolder()
  const sockets = makeSocketFolder()
  let window: BrowserWindow | undefined
  let keeper: PageKeeper | undefined
  let ending = false

  const hostArgs = [
    ...['--data', data, '--socket', sockets.socket],
    ...(args.hub === undefined ? [] : ['--hub', args.hub]),
    ...(args.enrol === undefined ? [] : ['--enrol', args.enrol]),
  ]
  const host = keepHostRunning({
    launch: launcher(hostArgs),
    log,
    givenUp: () => keeper?.hostGivenUp(),
    back: () => keeper?.hostBack(),
  })

  const visitor = openVisitorSession(
    'zwgk',
    terminalScheme({
      pages: join(project, 'dist', 'renderer'),
      locales: join(project, 'assets', 'locales'),
      gateway: hostGateway(host, sockets.socket),
      sessionEnded,
    }),
  )

  async function sessionEnded(): Promise<void> {
    try {
      await visitor.wipe()
      window?.webContents.navigationHistory.clear()
      log('session-wiped')
    } catch {
      log('session-wipe-failed')
      window?.webContents.forcefullyCrashRenderer()
    }
  }

  function openWindow(): void {
    const opened = openTerminalWindow({
      session: visitor.session,
      preload: join(HERE, 'preload.cjs'),
      windowed: args.windowed,
      ending: () => ending,
    })
    const contents = opened.webContents
    const kept = keepPage({
      page: {
        load: (address) => void opened.loadURL(address).catch(() => undefined),
        crash: () => contents.forcefullyCrashRenderer(),
      },
      home: HOME_ADDRESS,
      help: HELP_ADDRESS,
      log,
    })
    window = opened
    keeper = kept
    contents.on('render-process-gone', (_event, { reason }) => {
      if (!ending) kept.gone(reason)
    })
    contents.on('did-fail-load', (_event, code, _words, _address, isMainFrame) => {
      // -3: another load took its place.
      if (isMainFrame && code !== -3 && !ending) kept.failed(code)
    })
    contents.on('did-finish-load', () => {
      // The help page has no preload heart to hear: it runs no script.
      if (contents.getURL() === HOME_ADDRESS) kept.loaded()
    })
    opened.on('closed', () => kept.stop())
    void opened.loadURL(HOME_ADDRESS).catch(() => undefined)
  }

  const ours = (event: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    event.sender === window?.webContents &&
    event.senderFrame === event.sender.mainFrame &&
    event.senderFrame.url.startsWith(`${ORIGIN}/`)
  ipcMain.on(IPC.heartbeat, (event) => {
    if (ours(event)) keeper?.heartbeat()
  })
  ipcMain.handle(IPC.endSession, async (event) => {
    if (ours(event)) await sessionEnded()
  })

  app.on('second-instance', () => window?.focus())
  app.on('window-all-closed', () => {
    // window.close() in a page sends no 'close' to prevent.
    if (args.windowed || ending) app.quit()
    else openWindow()
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    keeper?.stop()
    void endHost(host).finally(() => {
      sockets.remove()
      log('shell-stop')
      app.exit(0)
    })
  })
  openWindow()
  window?.webContents.once('did-finish-load', () => {
    // For whoever started the terminal.
    process.stdout.write(`${JSON.stringify({ ready: true, shell: 'electron', electron: process.versions.electron })}\n`)
  })
  if (!__TEST_BUILD__ || process.env['ZWGK_TEST_NODE'] === undefined) {
    void runSqliteSelfTest(join(HERE, 'sqlite-self-test.mjs'), state, log)
  }
}

async function endHost(host: HostProcess): Promise<void> {
  await host.stop()
}

function launcher(hostArgs: readonly string[]) {
  const program = join(HERE, 'host.mjs')
  if (__TEST_BUILD__) {
    const node = process.env['ZWGK_TEST_NODE']
    const other = process.env['ZWGK_TEST_HOST'] ?? program
    return () => (node === undefined ? launchInUtilityProcess(other, hostArgs) : launchUnderOuterNode(node, other, hostArgs))
  }
  return () => launchInUtilityProcess(program, hostArgs)
}

/** Electron would show a dialog. Whatever state this process is in, a new one is better: the system's supervisor starts it. */
function dieOf(error: unknown): void {
  log('shell-error', { error: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : typeof error })
  app.exit(1)
}
