// A clean root that has booted: systemd is its first process, in namespaces of its own, and gives its units all that they ask of it.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { CleanRoot, Ran } from './clean-root.ts'

export interface BootedRoot {
  /** Runs a program beside systemd, as root. */
  run(program: string, args: readonly string[]): Ran
  /** Ends it and everything that runs in it. */
  shutDown(): void
}

const BOOTS_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 500
const NODES = ['null 1 3', 'zero 1 5', 'full 1 7', 'random 1 8', 'urandom 1 9', 'tty 5 0', 'console 5 1']

/** What the clean root has mounted for itself does not come along. `/sys` is read-only, as in any container: devices of the machine that runs the test are none of its business. */
const BOOT = `
  set -e
  mount --make-rprivate /
  mount --bind "$ROOT" "$ROOT"; cd "$ROOT"
  mount -t proc proc proc; mount -t sysfs -o ro sysfs sys; mount -t tmpfs tmpfs run; mount -t tmpfs tmpfs dev
  mount -t cgroup2 cgroup2 sys/fs/cgroup
  ${NODES.map((node) => `set -- ${node}; mknod dev/$1 c $2 $3; chmod 666 dev/$1`).join('; ')}
  mkdir dev/pts dev/shm; mount -t tmpfs tmpfs dev/shm; mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
  ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd
  mkdir .old; pivot_root . .old; cd /; umount -l /.old; rmdir /.old
  # As on a machine, where what is mounted later is seen by the units too.
  mount --make-rshared /
  exec env -i container=lxc PATH="$INNER_PATH" /lib/systemd/systemd --unit=multi-user.target`
const INNER_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const NAMESPACES = ['--mount', '--pid', '--uts', '--ipc', '--net', '--cgroup']

/** Waits until systemd has started what there is to start. */
export async function booted(root: CleanRoot): Promise<BootedRoot> {
  const holder = spawn('unshare', [...NAMESPACES, '--fork', '--kill-child', 'bash', '-c', BOOT], {
    stdio: ['ignore', 'ignore', 2],
    env: { ROOT: root.path, INNER_PATH, PATH: INNER_PATH },
  })
  const run = (program: string, args: readonly string[]): Ran => {
    const first = readFileSync(`/proc/${holder.pid}/task/${holder.pid}/children`, 'utf8').trim()
    const env = { PATH: INNER_PATH, HOME: '/root', LANG: 'C.UTF-8' }
    const { status, stdout, stderr } = spawnSync('nsenter', ['-t', first, ...NAMESPACES, program, ...args], {
      encoding: 'utf8',
      env,
    })
    return { exit: status, output: `${stdout}${stderr}` }
  }
  for (let left = BOOTS_WITHIN_MS; left > 0; left -= LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS)
    if (holder.exitCode !== null) throw new Error(`expected systemd to run, it ended with ${holder.exitCode}`)
    const { output } = run('systemctl', ['is-system-running'])
    if (/^(running|degraded)/m.test(output)) return { run, shutDown: () => void holder.kill('SIGKILL') }
  }
  holder.kill('SIGKILL')
  throw new Error(`expected systemd to be up within ${BOOTS_WITHIN_MS} ms`)
}
