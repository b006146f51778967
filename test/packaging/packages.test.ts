// The packages as an administrator meets them: built, installed in a clean Debian, started as their units say, used, upgraded, removed, purged.
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { PROGRAMS } from '../../build/packaging/programs.ts'
import { projectFolder } from '../../platform/paths.ts'
import { builtDebs, type Debs } from './built-debs.ts'
import { type CleanRoot, cleanRoot } from './clean-root.ts'
import { installedData } from './installed-data.ts'
import { knownUsers } from './known-users.ts'
import { runningUnits } from './running-units.ts'
import { execStart, readUnit } from './unit-file.ts'

const PROJECT = projectFolder()
const PACKAGING = join(PROJECT, 'build', 'packaging')
const PATIENCE = { timeout: 120_000, interval: 500 }
const LONG = { timeout: 300_000 }
const NEXT_RELEASE = '0.1.1'
const PASSPHRASE = 'a long passphrase for a test'
/** No dependencies: a screen that this machine lacks, Chromium's other sandbox (in a chroot the kernel makes no user namespaces), and eyes. */
const STAND_INS = ['xvfb', 'chromium-sandbox', 'procps']
const debs = mkdtempSync(join(tmpdir(), 'zwgk-debs-'))
const facts: Record<string, unknown> = {}
let root: CleanRoot
const seen = z.object({ title: z.string(), receipt: z.string().optional(), error: z.string().optional() })
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
const inRoot = (...parts: string[]) => join(root.path, ...parts)

function done(program: string, args: readonly string[], env: Record<string, string> = {}): string {
  const { exit, output } = root.run(program, args, env)
  expect(exit, `${program} ${args.join(' ')}\n${output}`).toBe(0)
  return output
}

function dpkg(...args: string[]): string {
  const { exit, output } = root.outward('dpkg', args)
  expect(exit, output).toBe(0)
  return output
}

const { start, stop, stopAll, logOf } = runningUnits(() => root)
const ledger = () => inRoot('var/lib/zwgk-terminal/ledger.sqlite')
const addressFile = () => inRoot('run/zwgk-terminal/address')
const { ask, grant, receipts } = installedData(done)
const { hasUser, hasGroup, lineOf } = knownUsers(() => root)

let first: Debs
let next: Debs

beforeAll(() => {
  first = builtDebs(join(debs, 'first'))
  next = builtDebs(join(debs, 'next'), '--release', NEXT_RELEASE)
  root = cleanRoot()
}, 900_000)
afterAll(async () => {
  await stopAll()
  root?.remove()
  rmSync(debs, { recursive: true, force: true })
  process.stdout.write(`${JSON.stringify(facts)}\n`)
})

describe('the packages', () => {
  test('are the same byte for byte when they are built again', { timeout: 600_000 }, () => {
    const again = builtDebs(join(debs, 'again'), '--release', NEXT_RELEASE)
    expect(sha256(again.terminal)).toBe(sha256(next.terminal))
    expect(sha256(again.hub)).toBe(sha256(next.hub))
  })

  test('F57: are those of their list, by the word of a system that did not make them', () => {
    const folder = join(debs, 'first')
    for (const name of readdirSync(folder)) root.bring(join(folder, name))
    done('sh', ['-c', 'cd /tmp && sha256sum --check --strict SHA256SUMS'])
  })

  test('install in a clean Debian with what they name, and nothing else', { timeout: 900_000 }, () => {
    const files = Object.values(first).map((file) => root.bring(file))
    const started = performance.now()
    expect(root.outward('apt-get', ['update', '-q']).exit).toBe(0)
    const installed = root.outward('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...STAND_INS, ...files])
    expect(installed.exit, installed.output).toBe(0)
    expect(installed.output).toContain('政务公开终端已安装')
    const size = (name: string) => Number(field(name, 'Installed-Size'))
    facts['mib'] = Object.fromEntries(
      Object.entries(first).map(([name, file]) => [
        name,
        { deb: mib(statSync(file).size), installed: mib(size(`zwgk-${name}`) * 1024) },
      ]),
    )
    facts['installSeconds'] = Math.round((performance.now() - started) / 1000)
    expect(statSync(inRoot('var/lib/zwgk-terminal')).mode & 0o777).toBe(0o700)
    const wanted = (target: string) => readdirSync(inRoot('etc/systemd/system', `${target}.target.wants`))
    expect(wanted('multi-user')).toEqual(expect.arrayContaining(['zwgk-terminal.service', 'zwgk-hub.service']))
    expect(wanted('graphical')).toContain('zwgk-terminal-kiosk.service')
    expect(wanted('timers')).toContain('zwgk-hub-backup.timer')
  })

  test('have units that systemd reads without a complaint', () => {
    const units = PROGRAMS.flatMap(({ name }) => readdirSync(join(PACKAGING, name, 'files/usr/lib/systemd/system')))
    expect(units).toHaveLength(6)
    for (const unit of units) {
      const { exit, output } = root.run('systemd-analyze', ['verify', '--man=no', `/usr/lib/systemd/system/${unit}`])
      expect(`${exit} ${output}`, unit).toBe('0 ')
    }
  })

  test('carry the licence of everything they carry', () => {
    for (const { name } of PROGRAMS) {
      const list = readFileSync(inRoot('usr/share/doc', name, 'copyright'), 'utf8')
      const libraries = readdirSync(inRoot('usr/lib', name, 'node_modules')).filter((folder) => !folder.startsWith('@'))
      for (const library of libraries) expect(list, library).toContain(`${library} `)
      for (const other of ['Node.js', 'react ', '@fontsource-variable/noto-sans-sc ', 'Arphic', 'SIL Open Font License'])
        expect(list, other).toContain(other)
    }
  })
})

describe('the hub', () => {
  test('gets keys and a first release by its own commands', { timeout: 120_000 }, () => {
    const text = root.bring(join(PROJECT, 'assets/demo/town/青禾镇政务开放日活动公告.md'))
    const office = root.bring(join(PROJECT, 'assets/demo/office.json'))
    done('zwgk-hub', ['pack', text, '--channel', 'town', '--out', '/var/lib/zwgk-hub/package'])
    const where = ['--repo', '/var/lib/zwgk-hub/repo', '--keys', '/var/lib/zwgk-hub/keys', '--init-keys', '--office', office]
    done('zwgk-hub', ['publish', '/var/lib/zwgk-hub/package', ...where], { ZWGK_PASSPHRASE: PASSPHRASE })
    writeFileSync(inRoot('etc/zwgk-hub/passphrase'), `ZWGK_PASSPHRASE=${PASSPHRASE}\n`, { mode: 0o600 })
    // What the unit waits for is what the command has made.
    expect(existsSync(inRoot(readUnit(root.path, 'zwgk-hub.service').one('ConditionPathExists') ?? ''))).toBe(true)
  })

  test('starts as its unit says, as its own user, and tells systemd that it is ready and alive', LONG, async () => {
    const { told } = start('zwgk-hub.service')
    await vi.waitFor(() => expect(told(), logOf('zwgk-hub.service')).toContain('READY=1'), PATIENCE)
    await vi.waitFor(() => expect(told()).toContain('WATCHDOG=1'), PATIENCE)
    expect(processes()).toMatch(/^zwgk-hub +\/usr\/lib\/zwgk-hub\/runtime\/node /m)
  })
})

describe('the terminal', () => {
  test('enrols with the code from its options, and tells systemd that it is ready and alive', LONG, async () => {
    const script = `
      import { openHubStore } from '/usr/lib/zwgk-hub/hub/store/open-store.ts'
      import { newEnrolmentCode } from '/usr/lib/zwgk-hub/hub/fleet/enrolment.ts'
      const store = await openHubStore('/var/lib/zwgk-hub')
      const made = await newEnrolmentCode(store, { prefix: 'QH', terminalName: '一号机', now: new Date() })
      console.log(made.value.code); await store.destroy()`
    const node = ['-u', 'zwgk-hub', '--', '/usr/lib/zwgk-hub/runtime/node', '--input-type=module', '-e', script]
    const code = done('runuser', node).trim()
    writeFileSync(inRoot('etc/zwgk-terminal/options'), `ZWGK_OPTIONS=--hub http://127.0.0.1:8470 --enrol ${code}\n`)
    const { told } = start('zwgk-terminal.service')
    await vi.waitFor(() => expect(told(), logOf('zwgk-terminal.service')).toContain('READY=1'), PATIENCE)
    await vi.waitFor(() => expect(told()).toContain('WATCHDOG=1'), PATIENCE)
    await vi.waitFor(() => expect(grant()).toBe(1), PATIENCE)
  })

  test('keeps its data from the window’s user, and shows it the one-time address', () => {
    const asKiosk = (file: string) => root.run('runuser', ['-u', 'zwgk-kiosk', '--', 'cat', file]).exit
    expect(asKiosk('/run/zwgk-terminal/address')).toBe(0)
    expect(asKiosk('/var/lib/zwgk-terminal/ledger.sqlite')).not.toBe(0)
    expect(root.run('runuser', ['-u', 'nobody', '--', 'cat', '/run/zwgk-terminal/address']).exit).not.toBe(0)
  })

  test('is opened by the window of its kiosk session, in openbox and Chromium with its sandbox on', LONG, async () => {
    const before = readFileSync(addressFile(), 'utf8')
    // As systemd-tmpfiles makes it at each start.
    done('install', ['-d', '-m', '1777', '/tmp/.X11-unix'])
    start('zwgk-terminal-kiosk.service', (line) =>
      line.replace(':0 vt7', '/usr/bin/Xvfb :7 -screen 0 1080x1920x24').replace(' -nocursor', ''),
    )
    // The window has used the address: the next one waits.
    await vi.waitFor(
      () => expect(readFileSync(addressFile(), 'utf8'), logOf('zwgk-terminal-kiosk.service')).not.toBe(before),
      PATIENCE,
    )
    const seen = processes()
    expect(seen).toMatch(/^zwgk-kiosk +openbox/m)
    expect(seen).toMatch(/^zwgk-kiosk +\S*chromium\S* .*--kiosk/m)
    expect(seen).not.toMatch(/^zwgk-kiosk .*--no-sandbox/m)
    await stop('zwgk-terminal-kiosk.service')
  })

  test('serves a visitor: home, a form, a receipt; and the hub has it', LONG, async () => {
    const picture = join(PROJECT, 'dist', 'packaging-home.png')
    await vi.waitFor(() => expect(existsSync(inRoot('var/lib/zwgk-terminal/content-1.db'))).toBe(true), PATIENCE)
    const { exit, output } = root.drive('drive-terminal.ts', [addressFile(), picture])
    expect(exit, output).toBe(0)
    const saw = seen.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''))
    expect(saw.error).toBeUndefined()
    expect(saw.title).toContain('QH01')
    const count = () => ask('zwgk-hub', '/usr/lib/zwgk-hub', '/var/lib/zwgk-hub/hub.sqlite', 'SELECT count(*) FROM submission')
    await vi.waitFor(() => expect(count()).toBe(1), { timeout: 180_000, interval: 2_000 })
    await vi.waitFor(() => expect(receipts()).toBe(`${saw.receipt}acknowledged`), PATIENCE)
  })

  test('is told healthy by its own doctor', () => {
    const { exit, output } = root.run('zwgk-terminal', ['doctor', '--json'])
    expect(`${exit} ${output}`).toMatch(/^0 \{/)
    for (const topic of ['port-ours', 'lockdown', 'fonts', 'ledger', 'keys'])
      expect(output).toContain(`"topic":"${topic}","state":"ok"`)
  })
})

describe('the hub’s backup', () => {
  test('is made by its timer’s unit while the hub runs, without keys', () => {
    const [program, args] = execStart(root, readUnit(root.path, 'zwgk-hub-backup.service'))
    done(program, args)
    const [name = ''] = readdirSync(inRoot('var/backups/zwgk-hub'))
    expect(readdirSync(inRoot('var/backups/zwgk-hub', name)).sort()).toEqual(['backup.json', 'hub.sqlite', 'repo'])
    expect(statSync(inRoot('var/backups/zwgk-hub', name, 'hub.sqlite')).mode & 0o077).toBe(0)
    expect(root.run('zwgk-hub', ['verify', `/var/backups/zwgk-hub/${name}/repo`]).exit).toBe(0)
  })
})

describe('an upgrade', () => {
  test('keeps enrolment, receipts, content and the administrator’s settings', { timeout: 600_000 }, async () => {
    const before = { receipts: receipts(), options: readFileSync(inRoot('etc/zwgk-terminal/options'), 'utf8') }
    await stop('zwgk-terminal.service')
    await stop('zwgk-hub.service')
    dpkg('-i', ...Object.values(next).map((file) => root.bring(file)))
    expect(field('zwgk-terminal', 'Version')).toBe(NEXT_RELEASE)
    expect(readFileSync(inRoot('etc/zwgk-terminal/options'), 'utf8')).toBe(before.options)
    start('zwgk-hub.service')
    const { told } = start('zwgk-terminal.service')
    await vi.waitFor(() => expect(told(), logOf('zwgk-terminal.service')).toContain('READY=1'), PATIENCE)
    expect(receipts()).toBe(before.receipts)
    expect(grant()).toBe(1)
    await stop('zwgk-terminal.service')
    await stop('zwgk-hub.service')
  })
})

describe('removing', () => {
  test('keeps the data and says so; what is installed again goes on with it', { timeout: 600_000 }, () => {
    const before = receipts()
    const said = dpkg('--remove', 'zwgk-terminal', 'zwgk-hub')
    expect(said).toContain('数据还在 /var/lib/zwgk-terminal')
    expect(existsSync(ledger())).toBe(true)
    expect(existsSync(inRoot('usr/lib/zwgk-terminal'))).toBe(false)
    expect(existsSync(inRoot('var/lib/zwgk-hub/keys/hub.key.json'))).toBe(true)
    dpkg('-i', ...Object.values(next).map((file) => root.bring(file)))
    expect(receipts()).toBe(before)
  })

  test('with purge says what goes; the ledger, the hub’s records and its keys stay', () => {
    const said = dpkg('--purge', 'zwgk-terminal', 'zwgk-hub')
    expect(said).toMatch(/台账.*移到了 \/var\/backups\/zwgk-terminal-/)
    expect(said).toContain('不删除：/var/lib/zwgk-hub')
    expect(existsSync(inRoot('var/lib/zwgk-terminal'))).toBe(false)
    const kept = readdirSync(inRoot('var/backups')).filter((name) => name.startsWith('zwgk-terminal-'))
    expect(kept).toHaveLength(1)
    expect(readdirSync(inRoot('var/backups', kept[0] ?? ''))).toContain('ledger.sqlite')
    expect(existsSync(inRoot('var/lib/zwgk-hub/hub.sqlite'))).toBe(true)
    expect(existsSync(inRoot('etc/zwgk-hub/passphrase'))).toBe(false)
    expect(['zwgk-hub', 'zwgk-terminal', 'zwgk-kiosk'].filter(hasUser)).toEqual(['zwgk-hub'])
  })
})

describe('users of those names that were there before, in other groups', () => {
  const OTHERS = ['zwgk-hub', 'zwgk-terminal', 'zwgk-kiosk']

  test('are taken as they are, with what each may reach, and the terminal starts', LONG, async () => {
    done('deluser', ['--quiet', '--system', 'zwgk-hub'])
    for (const name of ['zwgk-hub', 'zwgk-terminal'].filter(hasGroup)) done('groupdel', [name])
    // As an administrator makes them: no group of their own, another home, another shell.
    for (const name of OTHERS)
      done('useradd', ['--system', '--no-user-group', '--gid', 'nogroup', '--home-dir', '/srv', '--shell', '/bin/sh', name])
    const before = OTHERS.map(lineOf)
    dpkg('-i', ...Object.values(next).map((file) => root.bring(file)))
    expect(OTHERS.map(lineOf)).toEqual(before)
    expect(done('stat', ['-c', '%U %G %a', '/var/lib/zwgk-terminal', '/var/lib/zwgk-hub', '/var/backups/zwgk-hub'])).toBe(
      'zwgk-terminal zwgk-terminal 700\nzwgk-hub zwgk-hub 700\nzwgk-hub zwgk-hub 700\n',
    )
    expect(done('id', ['-nG', 'zwgk-kiosk']).trim().split(' ')).toEqual(expect.arrayContaining(['zwgk-terminal', 'video']))
    const { told } = start('zwgk-terminal.service')
    await vi.waitFor(() => expect(told(), logOf('zwgk-terminal.service')).toContain('READY=1'), PATIENCE)
    expect(root.run('runuser', ['-u', 'zwgk-kiosk', '--', 'cat', '/run/zwgk-terminal/address']).exit).toBe(0)
    await stop('zwgk-terminal.service')
  })

  test('and outlive the package', LONG, () => {
    const before = OTHERS.map(lineOf)
    dpkg('--purge', 'zwgk-terminal', 'zwgk-hub')
    expect(OTHERS.map(lineOf)).toEqual(before)
  })
})

/** Of the whole machine: a clean root has no processes of its own. */
function processes(): string {
  return done('ps', ['-eo', 'user:20,args', '--no-headers', '-ww'])
}

/** What dpkg knows of an installed package. */
function field(name: string, key: string): string | undefined {
  return new RegExp(`^${key}: (.*)$`, 'm').exec(done('dpkg', ['--status', name]))?.[1]
}

function mib(bytes: number): number {
  return Math.round((bytes / 1_048_576) * 10) / 10
}
