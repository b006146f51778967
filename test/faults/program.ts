// Runs one of the project's programs to its end, however it ends.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'

export interface Ended {
  /** Undefined when it was killed. */
  readonly status: number | undefined
  readonly output: string
}

export async function runProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(projectFolder(), file), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...withoutDisk(process.env), ...env },
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status: status ?? undefined, output: Buffer.concat(parts).toString('utf8') }
}

/** The families run with a failing disk preloaded; what they start has it only when told so. */
export function withoutDisk(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { LD_PRELOAD: _, ZWGK_DISK_CONTROL: _control, ZWGK_DISK_RECORD: _record, ZWGK_DISK_ROOTS: _roots, ...rest } = env
  return rest
}
