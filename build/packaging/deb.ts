// Makes a .deb of a staged folder: control file, scripts, sums, and an archive that is the same byte for byte each time.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackagedProgram } from './programs.ts'
import type { Processor } from './tools.ts'

const MAINTAINER = 'zwgk-terminal project <nobody@localhost>'
const ARCHITECTURES: Readonly<Record<Processor, string>> = { x64: 'amd64', arm64: 'arm64' }
const SCRIPTS = ['preinst', 'postinst', 'prerm', 'postrm']
const EVERYONE_READS = 0o644
const EVERYONE_ENTERS = 0o755

export interface DebOptions {
  readonly release: string
  readonly processor: Processor
  /** Lowest glibc that its native files run on. */
  readonly glibc: string
  readonly output: string
  /** Seconds since 1970 that every file in it bears. */
  readonly madeAt: number
  readonly compression: 'xz' | 'none'
}

/** Path of the .deb. Throws when dpkg-deb refuses. */
export function makeDeb(program: PackagedProgram, root: string, options: DebOptions): string {
  const architecture = ARCHITECTURES[options.processor]
  const folder = join(root, 'DEBIAN')
  mkdirSync(folder)
  normaliseModes(root)
  writeFileSync(join(folder, 'control'), control(program, options, architecture, sizeKib(root)))
  const conffiles = filesBelow(root, 'etc').flatMap((file) => (program.restrictions.includes(file) ? [] : [`/${file}\n`]))
  writeFileSync(join(folder, 'conffiles'), conffiles.join(''))
  const from = join(import.meta.dirname, program.name, 'debian')
  for (const script of SCRIPTS.filter((name) => existsSync(join(from, name)))) {
    writeFileSync(join(folder, script), readFileSync(join(from, script)))
    chmodSync(join(folder, script), EVERYONE_ENTERS)
  }
  const file = join(options.output, `${program.name}_${options.release}_${architecture}.deb`)
  const made = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${options.compression}`, '--build', root, file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    // dpkg-deb sorts the files and gives each no later time than this.
    env: { ...process.env, SOURCE_DATE_EPOCH: String(options.madeAt) },
  })
  if (made.status !== 0) throw new Error(`dpkg-deb: ${made.stderr || made.error?.message}`)
  return file
}

function control(
  { name, depends, recommends, description }: PackagedProgram,
  { release, glibc }: DebOptions,
  architecture: string,
  size: number,
): string {
  return `${[
    `Package: ${name}`,
    `Version: ${release}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${size}`,
    `Depends: ${[`libc6 (>= ${glibc})`, ...depends].join(', ')}`,
    `Recommends: ${recommends.join(', ')}`,
    'Section: misc',
    'Priority: optional',
    `Description: ${description}`,
  ].join('\n')}\n`
}

/** Files by their paths from `root`, sorted. */
export function filesBelow(root: string, folder: string): string[] {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(root, join(folder, entry.name)) : [join(folder, entry.name)]))
}

/** Programs stay programs; the umask of whoever builds is nowhere. */
function normaliseModes(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      chmodSync(path, EVERYONE_ENTERS)
      normaliseModes(path)
    } else if (entry.isFile()) {
      const isProgram = (lstatSync(path).mode & 0o100) !== 0
      chmodSync(path, isProgram ? EVERYONE_ENTERS : EVERYONE_READS)
    }
  }
}

function sizeKib(root: string): number {
  return filesBelow(root, '.').reduce((sum, file) => sum + Math.ceil(lstatSync(join(root, file)).size / 1024), 0)
}
