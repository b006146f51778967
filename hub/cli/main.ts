// The command line of an installed hub.
import { runCommandLine } from '../../platform/cli/run-command.ts'
import { HUB_COMMANDS } from './commands.ts'

await runCommandLine(HUB_COMMANDS, 'hub')
