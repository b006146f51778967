// A child process that tells on standard output when it is ready, one JSON line at a time.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Child {
  readonly process: ChildProcess
  /** The first ready line; rejects with the exit code when the process ends before. */
  readonly ready: Promise<Record<string, unknown>>
  /** Called for each later ready line. */
  onReady(listener: (facts: Record<string, unknown>) => void): void
  /** Resolves with the exit code. */
  readonly ended: Promise<number>
  /** Asks it to end, then ends it after a while. */
  stop(): Promise<void>
}

const STOP_WITHIN_MS = 8_000

export function startChild(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; quiet?: boolean } = {},
): Child {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    // The channel closes when this process dies, however it dies; the child then ends by itself.
    stdio: ['ignore', 'pipe', options.quiet ? 'ignore' : 'inherit', 'ipc'],
    // Ctrl-C reaches the parent alone, which then ends its children in order.
    detached: process.platform !== 'win32',
  })
  const listeners = new Set<(facts: Record<string, unknown>) => void>()
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(127))
  })
  const { promise: ready, resolve, reject } = Promise.withResolvers<Record<string, unknown>>()
  ready.catch(() => undefined)
  void ended.then((code) => reject(new Error(`ended with code ${code} before it was ready`)))
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const facts = readyLine(line)
      if (facts === undefined) return
      resolve(facts)
      for (const listener of listeners) listener(facts)
    })
  }
  return {
    process: child,
    ready,
    ended,
    onReady: (listener) => void listeners.add(listener),
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => killGroup(child), STOP_WITHIN_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

/** Kills a child and what it started. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

function readyLine(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{"ready":true')) return undefined
  return JSON.parse(line) as Record<string, unknown>
}
