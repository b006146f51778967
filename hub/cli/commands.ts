// The hub's half of `zwgk`, as its package has it.
import type { CommandTable } from '../../platform/cli/run-command.ts'

export const HUB_COMMANDS: CommandTable = {
  clock: async () => (await import('./clock.ts')).clock,
  check: async () => (await import('./check.ts')).check,
  pack: async () => (await import('./pack.ts')).pack,
  publish: async () => (await import('./publish.ts')).publish,
  theme: async () => (await import('./theme.ts')).themeCommand(),
  keys: async () => (await import('./keys.ts')).keys,
  verify: async () => (await import('./verify.ts')).verify,
  receive: async () => (await import('./receive.ts')).receiveFiles,
  move: async () => (await import('./move.ts')).moveCommand,
  accounts: async () => (await import('./accounts.ts')).accountsCommand,
  'audit verify': async () => (await import('./audit-verify.ts')).auditVerify,
  'hub doctor': async () => (await import('./hub-doctor.ts')).hubDoctor,
  'hub backup': async () => (await import('./hub-backup.ts')).hubBackup,
  'hub restore': async () => (await import('./hub-backup.ts')).hubRestore,
}
