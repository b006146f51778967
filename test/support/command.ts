// Runs the command line as other programs do: a process, its exit code, one JSON object on standard output. Or in this process, where a test needs many.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Command, Outcome } from '../../platform/cli/command.ts'
import { loadMessages } from '../../platform/messages.ts'
import { projectFolder } from '../../platform/paths.ts'

export interface CommandResult {
  readonly exit: number | null
  readonly json: Record<string, unknown>
  readonly log: string
}

/** `zwgk` with `--json`. `input`: what it reads on standard input. */
export function zwgk(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ''): CommandResult {
  const program = join(projectFolder(), 'build', 'zwgk.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--json'], {
    encoding: 'utf8',
    input,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1_048_576,
  })
  return { exit: status, json: stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>), log: stderr }
}

export async function commandHere(
  command: Command,
  positionals: readonly string[],
  values: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Outcome> {
  const outcome = await command.run({
    ...{ positionals: [...positionals], values, messages: loadMessages('zh-CN'), now: new Date() },
    ...{ passphrase: undefined, rootPassphrase: undefined, databasePassword: undefined, input: Readable.from([input]) },
  })
  if (!('json' in outcome)) throw new Error('expected one outcome')
  return outcome
}

/** The sentence a failed command says. */
export function sentence({ json }: CommandResult): string {
  const error = json['error']
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : ''
}
