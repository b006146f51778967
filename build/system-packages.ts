// What the tests need of the system: a Chromium, a virtual display, a print service, a reader of PDF, PostgreSQL. As root on Debian they are installed; elsewhere they are named.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

interface Needed {
  readonly debian: string
  readonly program: string
}

const NEEDED: readonly Needed[] = [
  { debian: 'chromium', program: '/usr/bin/chromium' },
  { debian: 'xvfb', program: '/usr/bin/Xvfb' },
  { debian: 'xauth', program: '/usr/bin/xauth' },
  { debian: 'unzip', program: '/usr/bin/unzip' },
  { debian: 'cups-daemon', program: '/usr/sbin/cupsd' },
  { debian: 'cups-client', program: '/usr/sbin/lpadmin' },
  { debian: 'poppler-utils', program: '/usr/bin/pdftotext' },
  { debian: 'postgresql', program: '/usr/share/postgresql-common/pg_wrapper' },
  { debian: 'gcc', program: '/usr/bin/cc' },
  { debian: 'libc6-dev', program: '/usr/include/stdio.h' },
]
/** For the test of the packages alone: systems in folders, and another processor. */
const NEEDED_FOR_PACKAGES: readonly Needed[] = [
  { debian: 'mmdebstrap', program: '/usr/bin/mmdebstrap' },
  { debian: 'qemu-user-static', program: '/usr/bin/qemu-aarch64-static' },
]

/** Installs what is missing where that is possible; gives back the Debian names of what is still missing. */
export function ensureSystemPackages(forPackages: boolean): string[] {
  const needed = [...NEEDED, ...(forPackages ? NEEDED_FOR_PACKAGES : [])]
  const missing = needed.filter(({ program }) => !existsSync(program))
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const names = missing.map(({ debian }) => debian)
    process.stderr.write(`Installing system packages for the tests: ${names.join(' ')}\n`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const stdio = ['ignore', 'ignore', 'inherit'] as const
    spawnSync('apt-get', ['update', '-q'], { stdio: [...stdio], env })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { stdio: [...stdio], env })
  }
  return needed.filter(({ program }) => !existsSync(program)).map(({ debian }) => debian)
}
