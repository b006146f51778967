// The terminal's half of `zwgk`, as its package has it. What needs more around it than the terminal (the audit) stands in build/.
import type { CommandTable } from '../../platform/cli/run-command.ts'

export const TERMINAL_COMMANDS: CommandTable = {
  import: async () => (await import('./import.ts')).importPackage,
  search: async () => (await import('./search.ts')).search,
  pin: async () => (await import('./pin.ts')).pin,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  ime: async () => (await import('./ime.ts')).ime,
  doctor: async () => (await import('./doctor.ts')).doctor,
}
