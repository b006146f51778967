// A machine as a package meets it: a clean Debian in a folder, with processes and a network of its own, but without systemd running.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'
import { keptArchive } from './kept-archive.ts'

export interface Ran {
  readonly exit: number | null
  readonly output: string
}

export interface CleanRoot {
  readonly path: string
  /** Runs a program inside, as root, in the network of the machine that builds: for apt. */
  outward(program: string, args: readonly string[]): Ran
  /** Runs a program inside with the machine's own network. */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Ran
  /** The same, while the test goes on. Its standard output and errors go to `log`. */
  start(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess
  /** Runs a TypeScript program of the tests outside, in the machine's network. */
  drive(file: string, args: readonly string[]): Ran
  /** Copies a file in and gives its path inside. */
  bring(file: string): string
  remove(): void
}

const SUITE = 'bookworm'
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Needs root and mmdebstrap. The base system is kept in the cache: the packages come into it anew each time. */
export function cleanRoot(): CleanRoot {
  const path = mkdtempSync(join(tmpdir(), 'zwgk-root-'))
  execFileSync('tar', ['-xf', baseArchive(), '-C', path])
  const network = basename(path)
  execFileSync('ip', ['netns', 'add', network])
  execFileSync('ip', ['netns', 'exec', network, 'ip', 'link', 'set', 'lo', 'up'])
  for (const [type, place] of [
    ['proc', 'proc'],
    ['tmpfs', 'dev'],
    ['tmpfs', 'run'],
  ] as const)
    execFileSync('mount', ['-t', type, type, join(path, place)])
  for (const [name, minor] of [
    ['null', '3'],
    ['zero', '5'],
    ['random', '8'],
    ['urandom', '9'],
  ] as const)
    execFileSync('mknod', ['-m', '666', join(path, 'dev', name), 'c', '1', minor])
  execFileSync('ln', ['-s', '/proc/self/fd', join(path, 'dev', 'fd')])
  mkdirSync(join(path, 'dev', 'shm'), { mode: 0o1777 })
  execFileSync('chmod', ['1777', join(path, 'dev', 'shm')])
  // Without a name that resolves, startx makes no cookie for its display.
  writeFileSync(join(path, 'etc', 'hosts'), `127.0.0.1 localhost ${hostname()}\n`)
  // A root that goes away afterwards needs no syncing of each file.
  writeFileSync(join(path, 'etc', 'dpkg', 'dpkg.cfg.d', 'unsafe-io'), 'force-unsafe-io\n')
  const environment = (env: Readonly<Record<string, string>>) => ({ PATH, HOME: '/root', LANG: 'C.UTF-8', ...env })
  const ran = (program: string, args: readonly string[], env: Readonly<Record<string, string>>): Ran => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env, maxBuffer: 64 * 1_048_576 })
    return { exit: status, output: `${stdout}${stderr}` }
  }
  const inside = (program: string, args: readonly string[]) => ['netns', 'exec', network, 'chroot', path, program, ...args]
  return {
    path,
    outward: (program, args) =>
      ran('chroot', [path, program, ...args], environment({ DEBIAN_FRONTEND: 'noninteractive', ...proxies() })),
    run: (program, args, env = {}) => ran('ip', inside(program, args), environment(env)),
    start: (program, args, env = {}) =>
      spawn('ip', inside(program, args), { env: environment(env), stdio: 'ignore', detached: true }),
    drive: (file, args) =>
      ran('ip', ['netns', 'exec', network, process.execPath, join(import.meta.dirname, file), ...args], environment({})),
    bring(file) {
      copyFileSync(file, join(path, 'tmp', basename(file)))
      return `/tmp/${basename(file)}`
    },
    remove() {
      endProcessesIn(path)
      for (const place of ['run', 'dev', 'proc']) spawnSync('umount', ['-l', join(path, place)])
      spawnSync('ip', ['netns', 'del', network])
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** Whatever was started inside and left its group. */
function endProcessesIn(path: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${pid}/root`) === path) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // Gone meanwhile.
    }
  }
}

function baseArchive(): string {
  const wanted = ['--variant=apt', '--include=ca-certificates', SUITE]
  // With apt's lists: dependencies are resolved as on a machine that has just been set up.
  return keptArchive(join(projectFolder(), '.cache', 'packaging', `${SUITE}.tar`), (archive) =>
    execFileSync('mmdebstrap', [...wanted, archive], { stdio: ['ignore', 2, 2] }),
  )
}

/** How this machine reaches Debian's archive. */
function proxies(): Record<string, string> {
  const names = ['http_proxy', 'https_proxy', 'no_proxy']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}
