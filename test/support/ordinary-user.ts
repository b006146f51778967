// Steps down to a user without rights: only then does Chromium run with its sandbox on. Tests as root use it for what must be tried sandboxed.
import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

const USER = 'nobody'
const GROUP = 'nogroup'

/** Words before a command line; none where the test itself is an ordinary user. */
export function asOrdinaryUser(): readonly string[] {
  return process.getuid?.() === 0 ? ['setpriv', `--reuid=${USER}`, `--regid=${GROUP}`, '--clear-groups'] : []
}

/** Gives a folder with all that is in it to that user. */
export function giveAway(folder: string): void {
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', `${USER}:${GROUP}`, folder])
}

/** Undefined when that user may make name spaces of its own, which the sandbox is built of; else the reason. */
export function whyNoSandbox(): string | undefined {
  const [program = 'unshare', ...args] = [...asOrdinaryUser(), 'unshare', '--user', '--pid', '--net', '--fork', 'true']
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? undefined : `an ordinary user may not make name spaces here: ${stderr.trim()}`
}

export interface Sandbox {
  /** 2: only calls that a filter lets through. */
  readonly seccomp: number
  readonly noNewPrivileges: boolean
  /** In name spaces of its own, apart from those of `beside`: no network, no other processes. */
  readonly apart: boolean
  readonly user: number
}

export function sandboxOf(pid: number, beside: number): Sandbox {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const value = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
  const spaces = (of: number) => ['net', 'pid', 'user'].map((name) => readlinkSync(`/proc/${of}/ns/${name}`))
  const [own, others] = [spaces(pid), spaces(beside)]
  return {
    ...{ seccomp: value('Seccomp'), noNewPrivileges: value('NoNewPrivs') === 1, user: value('Uid') },
    apart: own.every((space, at) => space !== others[at]),
  }
}
