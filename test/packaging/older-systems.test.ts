// F77: what is in the packages runs where halls have it: on a glibc older than the prebuilt SQLite asks for, and on arm64 (鲲鹏, 飞腾), here by an emulator of its processor.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nativeNeeds } from '../../build/packaging/elf.ts'
import { GLIBC_FLOOR, nativeFaults, nativeFiles } from '../../build/packaging/native-floor.ts'
import { PACKAGING_CACHE } from '../../build/packaging/tools.ts'
import { projectFolder } from '../../platform/paths.ts'
import { zwgk } from '../support/command.ts'
import { keptArchive } from './kept-archive.ts'

const PROJECT = projectFolder()
const PREBUILDS = join(PROJECT, 'node_modules', 'better-sqlite3', 'prebuilds')
const LONG = { timeout: 300_000 }
/** Debian 11 has glibc 2.31: newer than the floor of 2.28, and too old for the prebuilt module. Nothing older can be had from its archive. */
const SYSTEMS = [
  { processor: 'x64', debian: 'amd64', suite: 'bullseye', emulator: [] },
  { processor: 'arm64', debian: 'arm64', suite: 'bookworm', emulator: ['/usr/bin/qemu-aarch64-static'] },
] as const

const scratch = mkdtempSync(join(tmpdir(), 'zwgk-older-'))
const release = join(scratch, 'repo')
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** The libraries of a system without its programs: what the loader finds is all that counts here. */
function libraries(suite: string, debian: string): string {
  const wanted = ['--variant=extract', `--arch=${debian}`, '--include=libc6,libstdc++6,libatomic1', suite]
  return keptArchive(join(PACKAGING_CACHE, `${suite}-${debian}.tar`), (archive) =>
    execFileSync('mmdebstrap', [...wanted, archive], { stdio: ['ignore', 2, 2] }),
  )
}

beforeAll(() => {
  const source = join(PROJECT, 'assets/demo/town/青禾镇政务开放日活动公告.md')
  const where = ['--keys', join(scratch, 'keys'), '--init-keys', '--office', join(PROJECT, 'assets/demo/office.json')]
  expect(zwgk(['pack', source, '--channel', 'town', '--out', join(scratch, 'package')]).exit).toBe(0)
  const published = zwgk(['publish', join(scratch, 'package'), '--repo', release, ...where], {
    ZWGK_PASSPHRASE: 'a long passphrase for a test',
  })
  expect(published.exit, published.log).toBe(0)
})

describe.each(SYSTEMS)(
  'the terminal’s package for $processor on the glibc of $suite',
  ({ processor, debian, suite, emulator }) => {
    const root = join(scratch, processor)
    const home = '/usr/lib/zwgk-terminal'
    const inside = (...args: readonly string[]) => {
      const [program = '', ...rest] = [...emulator, `${home}/runtime/node`, ...args]
      const env = { ZWGK_DATA: '/data', LANG: 'C.UTF-8', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }
      const { status, stdout, stderr } = spawnSync('chroot', [root, program, ...rest], { encoding: 'utf8', env })
      return { exit: status, output: stdout, log: stderr }
    }
    const terminal = (...args: readonly string[]) => inside(`${home}/program/cli.mjs`, ...args, '--json')

    beforeAll(() => {
      const options = ['--arch', processor, '--only', 'zwgk-terminal', '--out', join(scratch, 'debs'), '--compression', 'none']
      execFileSync(process.execPath, [join(PROJECT, 'build/debs.mjs'), ...options], { stdio: ['ignore', 2, 2] })
      mkdirSync(root)
      execFileSync('tar', ['-xf', libraries(suite, debian), '-C', root])
      const [deb = ''] = readdirSync(join(scratch, 'debs')).filter((name) => name.endsWith(`_${debian}.deb`))
      // Their /lib is a folder or a link by suite: the package's own /usr goes beside either.
      execFileSync('dpkg-deb', ['-x', join(scratch, 'debs', deb), join(scratch, `${processor}-package`)])
      cpSync(join(scratch, `${processor}-package`, 'usr'), join(root, 'usr'), { recursive: true })
      cpSync(release, join(root, 'stick'), { recursive: true })
      mkdirSync(join(root, 'data'), { mode: 0o700 })
      for (const program of emulator) cpSync(program, join(root, program))
    }, 600_000)

    test('holds native files of this processor only, none that asks for more than the floor', () => {
      const files = nativeFiles(join(root, home))
      expect(files.map(({ file }) => file).sort()).toEqual([
        `node_modules/better-sqlite3/prebuilds/linux-${processor}.node`,
        'runtime/node',
      ])
      expect(nativeFaults(files, processor, GLIBC_FLOOR)).toEqual([])
    })

    test('works by its own doctor’s word: its Node and its SQLite with full-text search', LONG, () => {
      const { output, log } = terminal('doctor')
      expect(output, log).toContain('"topic":"program","state":"ok"')
      expect(output, log).toContain('"topic":"sqlite","state":"ok"')
    })

    test('imports a signed release from a stick and finds a word in it', LONG, () => {
      const imported = terminal('import', '/stick', '--data', '/data')
      expect(imported.exit, imported.log).toBe(0)
      const found = terminal('search', '开放日', '--data', '/data')
      expect(found.exit, found.log).toBe(0)
      expect(found.output).toContain('"total":1')
    })
  },
)

test('the prebuilt module could not have been carried: that glibc refuses it', () => {
  expect(nativeNeeds(readFileSync(join(PREBUILDS, 'linux-x64.node')))?.glibc).toBe('2.34')
  const root = join(scratch, 'x64')
  cpSync(join(PREBUILDS, 'linux-x64.node'), join(root, 'prebuilt.node'))
  const load = 'try { process.dlopen({ exports: {} }, "/prebuilt.node") } catch (error) { console.log(error.message) }'
  const { stdout } = spawnSync('chroot', [root, '/usr/lib/zwgk-terminal/runtime/node', '-e', load], { encoding: 'utf8' })
  expect(stdout).toMatch(/version `GLIBC_2\.3\d' not found/)
})
