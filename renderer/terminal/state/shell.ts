// The window around the pages, where it can do more than a browser: only the Electron shell is one.
import { TERMINAL_SHELL, type TerminalShell } from '../../../shared/api/terminal-shell.ts'

export function terminalShell(): TerminalShell | undefined {
  return Reflect.get(window, TERMINAL_SHELL) as TerminalShell | undefined
}
