// The command line of an installed terminal.
import { runCommandLine } from '../../platform/cli/run-command.ts'
import { TERMINAL_COMMANDS } from './commands.ts'

await runCommandLine(TERMINAL_COMMANDS, 'terminal')
