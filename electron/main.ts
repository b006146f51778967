// The terminal's Electron main process. What it does stands in shell/.
import { startShell } from './shell/start-shell.ts'

startShell()
