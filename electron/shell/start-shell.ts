// Before Electron is ready: refuses to be steered by others, takes the one-instance lock, sets Chromium's switches.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, Menu } from 'electron'
import { errorName } from '../../platform/log/error-name.ts'
import { lockContents } from './lockdown.ts'
import { REFUSED_SWITCHES } from './refused-switches.ts'
import { runTerminal } from './run-terminal.ts'
import { shellArguments } from './shell-arguments.ts'
import { shellLog as log } from './shell-log.ts'
import { registerTerminalScheme } from './terminal-scheme.ts'

/** Set when the bundle is made; the product's bundle holds none of what stands behind it. */
declare const __TEST_BUILD__: boolean

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
  void app.whenReady().then(() => runTerminal({ args, data, state, log }))
}

/** Electron would show a dialog. Whatever state this process is in, a new one is better: the system's supervisor starts it. */
function dieOf(error: unknown): void {
  // The name alone: a message can hold what a person typed.
  log('shell-error', { error: errorName(error) })
  app.exit(1)
}
