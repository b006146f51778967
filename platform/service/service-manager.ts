// Tells systemd that a program is ready and that it still answers (Type=notify, WatchdogSec). Where nobody asks it does nothing.
import { execFile } from 'node:child_process'

const MICROSECONDS_PER_MS = 1000
/** What systemd's manual recommends: twice in each interval. */
const TOLD_IN_AN_INTERVAL = 2

export interface ServiceManager {
  /** Says that the end is meant, and no more signs of life. */
  stopping(): void
}

/**
 * `address`: of the program's own door. A sign of life is given only when something answers there: a process whose
 * loop turns and whose door is shut is as good as dead.
 */
export function tellServiceManager(address: string, env: NodeJS.ProcessEnv = process.env): ServiceManager {
  if (env['NOTIFY_SOCKET'] === undefined) return { stopping: () => undefined }
  notify(['--ready'], env)
  const intervalMs = Number(env['WATCHDOG_USEC'] ?? 0) / MICROSECONDS_PER_MS / TOLD_IN_AN_INTERVAL
  const timer = intervalMs > 0 ? setInterval(() => void giveSign(address, intervalMs, env), intervalMs) : undefined
  return {
    stopping() {
      clearInterval(timer)
      notify(['--stopping'], env)
    },
  }
}

async function giveSign(address: string, withinMs: number, env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(withinMs), redirect: 'manual' })
    await answer.body?.cancel()
    notify(['WATCHDOG=1'], env)
  } catch {
    // No answer, no sign: systemd ends the program and starts it anew.
  }
}

/** Node has no datagram sockets of Unix; systemd brings a program for that. One that is missing makes the start fail in systemd's own words. */
function notify(args: readonly string[], env: NodeJS.ProcessEnv): void {
  execFile('systemd-notify', args, { env }, () => undefined)
}
