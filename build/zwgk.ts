// The whole command line in the project's folder: both programs' commands, and those that need the project around them.
import { TERMINAL_COMMANDS } from '../electron/cli/commands.ts'
import { HUB_COMMANDS } from '../hub/cli/commands.ts'
import { runCommandLine } from '../platform/cli/run-command.ts'
import { loadMessages } from '../platform/messages.ts'
import { ensurePinyin } from './ime/ensure-pinyin.ts'

await runCommandLine(
  {
    ...TERMINAL_COMMANDS,
    ...HUB_COMMANDS,
    theme: async () => (await import('./theme-command.ts')).theme,
    ime: async () => {
      ensurePinyin(() => process.stderr.write(`${loadMessages().say('start:preparing-pinyin')}\n`))
      return (await import('../electron/cli/ime.ts')).ime
    },
    audit: async () => (await import('./audit-command.ts')).audit,
  },
  'all',
)
