// How a command opens signing keys: a passphrase from the environment, or open demo keys with --demo.
import type { CommandInput } from '../../platform/cli/command.ts'
import type { Unlocking } from '../publish/key-folder.ts'

/** Undefined: neither a passphrase nor `--demo` was given. */
export function unlockingFrom({ values, passphrase }: CommandInput): Unlocking | undefined {
  if (values['demo'] === true) return { demo: true }
  return passphrase === undefined || passphrase === '' ? undefined : { passphrase }
}

/** Root keys may have a passphrase of their own, known to fewer people; without one they open with that of the others. */
export function rootUnlockingFrom(input: CommandInput): Unlocking | undefined {
  const { rootPassphrase } = input
  return rootPassphrase === undefined || rootPassphrase === ''
    ? unlockingFrom(input)
    : unlockingFrom({ ...input, passphrase: rootPassphrase })
}
