// Runs a program of this machine on some bytes: no shell, nothing of the hub's environment but the path to programs, a limit of time and of output.
import { spawn } from 'node:child_process'

export interface ProgramRun {
  readonly program: string
  readonly args: readonly string[]
  readonly input: Uint8Array
  readonly limitMs: number
  readonly outputMax: number
}

/** `missing`: no such program. `failed`: it ended badly, took too long or said too much. */
export type ProgramEnd = { readonly end: 'done'; readonly output: Uint8Array } | { readonly end: 'missing' | 'failed' }

export function runProgram({ program, args, input, limitMs, outputMax }: ProgramRun): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      shell: false,
      env: { PATH: process.env['PATH'] ?? '', ...(process.env['SystemRoot'] && { SystemRoot: process.env['SystemRoot'] }) },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    })
    // Not the option of `spawn`: its timer runs on after a program that was never there.
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
    const end = (result: ProgramEnd) => {
      clearTimeout(timer)
      resolve(result)
    }
    const parts: Uint8Array[] = []
    let size = 0
    child.stdout.on('data', (part: Uint8Array) => {
      size += part.length
      if (size > outputMax) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.on('error', (error) => end({ end: 'code' in error && error.code === 'ENOENT' ? 'missing' : 'failed' }))
    child.on('close', (status) => {
      end(status === 0 && size <= outputMax ? { end: 'done', output: Buffer.concat(parts) } : { end: 'failed' })
    })
    // A program that ends before it has read everything is told of by its status.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
