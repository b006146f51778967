// Runs the command line as other programs do: a process, its exit code, one JSON object on standard output.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
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

/** The sentence a failed command says. */
export function sentence({ json }: CommandResult): string {
  const error = json['error']
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : ''
}
