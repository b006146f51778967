// Units of the packages, run without systemd: each one's ExecStart in the clean root, with somebody who hears what it tells systemd.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CleanRoot } from './clean-root.ts'
import { execStart, readUnit } from './unit-file.ts'

const STOP_WITHIN_MS = 10_000

/** Writes down what comes in on a datagram socket of Unix, which Node does not have. */
const LISTENER = `
  use Socket; my ($path, $told) = @ARGV; unlink $path;
  socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die; bind($s, sockaddr_un($path)) or die; chmod 0777, $path;
  while (defined recv($s, my $word, 4096, 0)) { open(my $f, '>>', $told) or die; print $f "$word\\n"; close $f }
`

export interface RunningUnits {
  /** `change`: of the ExecStart line, for what the clean root lacks. `told`: what it has told systemd so far. */
  start(name: string, change?: (line: string) => string): { told(): string }
  stop(name: string): Promise<void>
  stopAll(): Promise<void>
  logOf(name: string): string
}

export function runningUnits(root: () => CleanRoot): RunningUnits {
  const running = new Map<string, ChildProcess>()
  const listening = new Map<string, ChildProcess>()
  const inRoot = (...parts: string[]) => join(root().path, ...parts)

  async function stop(name: string): Promise<void> {
    const child = running.get(name)
    listening.get(name)?.kill('SIGKILL')
    running.delete(name)
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const { pid } = child
    const ended = new Promise((resolve) => child.once('exit', resolve))
    process.kill(-pid, 'SIGTERM')
    // As TimeoutStopSec does: an X session does not end by itself.
    const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), STOP_WITHIN_MS)
    await ended
    clearTimeout(timer)
  }

  return {
    start(name, change) {
      const log = `/tmp/${name}.log`
      const socket = `/run/${name}.notify`
      const told = inRoot('tmp', `${name}.told`)
      // What it told at an earlier start is no word of this one.
      rmSync(told, { force: true })
      const listener = spawn('perl', ['-e', LISTENER, inRoot(socket), told], { stdio: 'ignore' })
      listening.set(name, listener)
      const [program, args] = execStart(root(), readUnit(root().path, name), change)
      const [flag, script = ''] = args
      const env = { NOTIFY_SOCKET: socket, WATCHDOG_USEC: '1000000' }
      running.set(name, root().start(program, [flag ?? '', `exec >${log} 2>&1; ${script}`], env))
      return { told: () => (existsSync(told) ? readFileSync(told, 'utf8') : '') }
    },
    stop,
    async stopAll() {
      for (const name of [...running.keys()]) await stop(name)
    },
    logOf: (name) => readFileSync(inRoot('tmp', `${name}.log`), 'utf8'),
  }
}
