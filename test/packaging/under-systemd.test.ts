// The packages under systemd itself: units with all their restrictions, and what dpkg's scripts do to programs that run.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { type BootedRoot, booted } from './booted-root.ts'
import { builtDebs, type Debs } from './built-debs.ts'
import { type CleanRoot, cleanRoot } from './clean-root.ts'

const PROJECT = projectFolder()
const LONG = 300_000
const PATIENCE = { timeout: 60_000, interval: 500 }
const PROGRAMS = ['zwgk-hub', 'zwgk-terminal'] as const
const scratch = mkdtempSync(join(tmpdir(), 'zwgk-systemd-'))
let next: Debs
let root: CleanRoot
let machine: BootedRoot

const inRoot = (...parts: string[]) => join(root.path, ...parts)

function done(program: string, ...args: string[]): string {
  const { exit, output } = machine.run(program, args)
  expect(exit, `${program} ${args.join(' ')}\n${output}`).toBe(0)
  return output.trim()
}

const systemctl = (verb: string, ...units: string[]) => machine.run('systemctl', [verb, ...units]).output.trim()
/** Into `/root`: systemd puts a `/tmp` of its own over what was there. */
function bring(file: string): string {
  execFileSync('cp', [file, inRoot('root')])
  return join('/root', file.split('/').at(-1) ?? '')
}

beforeAll(async () => {
  const first = builtDebs(join(scratch, 'first'))
  next = builtDebs(join(scratch, 'next'), '--release', '0.1.1')
  root = cleanRoot()
  expect(root.outward('apt-get', ['update', '-q']).exit).toBe(0)
  const files = [first.hub, first.terminal].map((file) => root.bring(file))
  const installed = root.outward('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'nginx-light', ...files])
  expect(installed.exit, installed.output).toBe(0)
  const text = bring(join(PROJECT, 'assets/demo/town/青禾镇政务开放日活动公告.md'))
  const office = bring(join(PROJECT, 'assets/demo/office.json'))
  chmodSync(inRoot('root'), 0o755)
  writeFileSync(inRoot('etc/zwgk-hub/passphrase'), 'ZWGK_PASSPHRASE=a long passphrase for a test\n', { mode: 0o600 })
  machine = await booted(root)
  // As the manual says: neither the passphrase nor a folder of the hub has to be typed.
  done('zwgk-hub', 'pack', text, '--channel', 'town', '--out', '/var/lib/zwgk-hub/package')
  done('zwgk-hub', 'publish', '/var/lib/zwgk-hub/package', '--init-keys', '--office', office)
  done('systemctl', 'start', 'zwgk-hub')
}, 900_000)
afterAll(() => {
  machine?.shutDown()
  root?.remove()
  rmSync(scratch, { recursive: true, force: true })
})

test('both programs run within all that their units forbid them, and the backup too', () => {
  for (const name of PROGRAMS) expect(systemctl('is-active', name)).toBe('active')
  expect(systemctl('--failed', '--no-legend')).toBe('')
  done('systemctl', 'start', 'zwgk-hub-backup')
  expect(done('ls', '/var/backups/zwgk-hub')).toMatch(/^zwgk-hub-\d{8}T\d{6}Z$/)
})

test('the example for nginx is taken by the nginx of the system, and leads to the console', async () => {
  const example = done('cat', '/usr/share/doc/zwgk-hub/examples/nginx.conf')
  writeFileSync(inRoot('etc/nginx/sites-enabled/zwgk'), example)
  done('mkdir', '-p', '/etc/ssl/zwgk')
  const made = ['-keyout', '/etc/ssl/zwgk/privkey.pem', '-out', '/etc/ssl/zwgk/fullchain.pem', '-subj', '/CN=zwgk.example.gov.cn']
  done('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...made)
  done('nginx', '-t')
  done('systemctl', 'restart', 'nginx')
  const script = `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; const { status } = await fetch('https://127.0.0.1/console/index.html'); console.log(status)`
  expect(done('/usr/lib/zwgk-hub/runtime/node', '--no-warnings', '--input-type=module', '-e', script)).toBe('200')
})

test('a stick that is plugged in while the terminal runs can be read and written by it', () => {
  const place = '/media/zwgk/stick'
  done('mkdir', '-p', place)
  // As the rule of udev has it.
  done('mount', '-t', 'tmpfs', '-o', 'nosuid,nodev,noexec,uid=zwgk-terminal,mode=700', 'tmpfs', place)
  const pid = done('systemctl', 'show', '-P', 'MainPID', 'zwgk-terminal')
  done('nsenter', '-t', pid, '-m', '--', 'runuser', '-u', 'zwgk-terminal', '--', 'sh', '-c', `echo sealed > ${place}/file`)
  expect(done('cat', `${place}/file`)).toBe('sealed')
  done('umount', place)
})

test('whoever forgets sudo is told', () => {
  const { exit, output } = machine.run('runuser', ['-u', 'nobody', '--', 'zwgk-hub', 'keys', 'list'])
  expect(`${exit} ${output}`).toContain('2 数据只有用户 zwgk-hub 能用')
  expect(done('zwgk-hub', 'keys', 'list')).toContain('频道 town')
})

test('after an upgrade both run again, those of the next release', { timeout: LONG }, () => {
  done('dpkg', '-i', bring(next.hub), bring(next.terminal))
  for (const name of PROGRAMS) {
    expect(done('dpkg', '--status', name)).toContain('Version: 0.1.1')
    expect(systemctl('is-active', name)).toBe('active')
  }
})

test('after an upgrade that did not come off the old release runs on', { timeout: LONG }, () => {
  const broken = join(scratch, 'broken')
  execFileSync('dpkg-deb', ['-R', next.terminal, broken])
  rmSync(join(broken, 'usr/lib/zwgk-terminal'), { recursive: true })
  writeFileSync(join(broken, 'DEBIAN/preinst'), '#!/bin/sh\nexit 1\n')
  chmodSync(join(broken, 'DEBIAN/preinst'), 0o755)
  execFileSync('dpkg-deb', ['-b', '-Znone', broken, join(scratch, 'broken.deb')], { stdio: 'ignore' })
  expect(machine.run('dpkg', ['-i', bring(join(scratch, 'broken.deb'))]).exit).not.toBe(0)
  expect(systemctl('is-active', 'zwgk-terminal')).toBe('active')
})

test('what an administrator has switched off or masked stays so, and stands in nobody’s way', { timeout: LONG }, () => {
  done('systemctl', 'disable', '--now', 'zwgk-hub-backup.timer')
  done('systemctl', 'mask', 'zwgk-terminal-kiosk.service')
  done('dpkg', '-i', bring(next.hub), bring(next.terminal))
  expect(systemctl('is-enabled', 'zwgk-hub-backup.timer')).toBe('disabled')
  expect(systemctl('is-active', 'zwgk-hub-backup.timer')).toBe('inactive')
  expect(systemctl('is-enabled', 'zwgk-terminal-kiosk.service')).toBe('masked')
  for (const name of PROGRAMS) expect(systemctl('is-active', name)).toBe('active')
  done('systemctl', 'unmask', 'zwgk-terminal-kiosk.service')
})

test('restrictions that somebody took away come back with the package, settings stay, and removing takes the restrictions along', {
  timeout: LONG,
}, () => {
  const policy = '/etc/chromium/policies/managed/zwgk-terminal.json'
  const options = inRoot('etc/zwgk-terminal/options')
  writeFileSync(options, `${readFileSync(options, 'utf8')}# ours\n`)
  done('rm', policy)
  expect(machine.run('zwgk-terminal', ['doctor']).output).toContain(`恢复 ${policy}`)
  done('dpkg', '-i', bring(next.terminal))
  expect(machine.run('zwgk-terminal', ['doctor']).exit).toBe(0)
  expect(readFileSync(options, 'utf8')).toContain('# ours')
  done('dpkg', '-r', 'zwgk-terminal')
  expect(machine.run('test', ['-e', policy]).exit).toBe(1)
  done('dpkg', '-i', bring(next.terminal))
  expect(systemctl('is-enabled', 'zwgk-terminal')).toBe('enabled')
  expect(systemctl('is-active', 'zwgk-terminal')).toBe('active')
})

test('a wrong option is told in one sentence; the unit gives up, and tries again later by itself', {
  timeout: LONG,
}, async () => {
  writeFileSync(inRoot('etc/zwgk-terminal/options'), 'ZWGK_OPTIONS=--hubb https://hub.example.cn\n')
  machine.run('systemctl', ['restart', 'zwgk-terminal'])
  await vi.waitFor(() => expect(systemctl('is-active', 'zwgk-terminal')).toBe('failed'), PATIENCE)
  expect(systemctl('is-active', 'zwgk-terminal-again@zwgk-terminal.service.service')).toBe('activating')
  expect(done('journalctl', '--namespace=zwgk', '-o', 'cat', '-n', '1')).toContain('启动选项“--hubb”不对')
  writeFileSync(inRoot('etc/zwgk-terminal/options'), 'ZWGK_OPTIONS=--hub hub.example.cn\n')
  done('systemctl', 'reset-failed', 'zwgk-terminal')
  done('systemctl', 'restart', 'zwgk-terminal')
  expect(systemctl('is-active', 'zwgk-terminal')).toBe('active')
})
