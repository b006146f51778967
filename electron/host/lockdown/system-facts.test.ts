// What is read of a system, from files as they stand on a real one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { lookAtSystem } from './system-facts.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function emptyRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'zwgk-root-'))
  folders.push(root)
  return root
}

function system(files: Readonly<Record<string, string>>, xset?: string) {
  const root = emptyRoot()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return lookAtSystem(true, { root, env: { DISPLAY: ':0' }, platform: 'linux', xset: () => xset })
}

const FLAGS = `Section "ServerFlags"
    Option "DontVTSwitch" "true"
    Option "DontZap"
EndSection
`
const SESSION = 'UID=1000\nCLASS=user\nTYPE=x11\nSEAT=seat0\n'

test('a hall’s machine', () => {
  const seen = system(
    {
      'etc/X11/xorg.conf.d/10-kiosk.conf': FLAGS,
      'etc/chromium/policies/managed/kiosk.json': '{"URLBlocklist":["*"]}',
      'etc/chromium/policies/managed/more.json': '{"DownloadRestrictions":3}',
      'run/systemd/sessions/3': SESSION,
      'run/systemd/sessions/c1': 'CLASS=greeter\nSEAT=seat0\n',
      'run/systemd/sessions/9': 'CLASS=user\nREMOTE=1\n',
    },
    'Screen Saver:\n  prefer blanking:  yes\n  timeout:  0    cycle:  0\nDPMS (Display Power Management Signaling):\n  DPMS is Disabled\n',
  )
  expect(seen).toMatchObject({
    ...{ system: 'linux', display: 'x11', screenGoesDark: false, localSessions: 1 },
    server: { dontVtSwitch: true, dontZap: true },
    browserPolicy: { URLBlocklist: ['*'], DownloadRestrictions: 3 },
  })
})

test('a desktop as it is installed', () => {
  const seen = system(
    {
      'usr/share/X11/xorg.conf.d/10-quirks.conf': '# Option "DontVTSwitch" "true"\n',
      'etc/X11/xorg.conf': 'Option "XkbOptions" "terminate:ctrl_alt_bksp"\n',
      'run/systemd/sessions/1': SESSION,
      'run/systemd/sessions/2': SESSION,
    },
    'timeout:  600    cycle:  600\nDPMS is Enabled\n',
  )
  expect(seen).toMatchObject({
    screenGoesDark: true,
    localSessions: 2,
    server: { dontVtSwitch: false, dontZap: false },
    browserPolicy: {},
  })
})

test('the last word counts, a broken policy file says nothing, and what is not there is unknown', () => {
  const seen = system({
    'etc/X11/xorg.conf.d/10.conf': FLAGS,
    'etc/X11/xorg.conf.d/20.conf': 'Option "dontvtswitch" "off"\n',
    'etc/chromium/policies/managed/broken.json': '{"URLBlocklist":',
  })
  expect(seen).toMatchObject({ server: { dontVtSwitch: false }, browserPolicy: {} })
  expect([seen.screenGoesDark, seen.localSessions]).toEqual([undefined, undefined])
  expect(system({}).server).toBeUndefined()
})

test('the Electron shell asks for no browser’s policy', () => {
  expect(lookAtSystem(false, { root: emptyRoot(), env: {}, xset: () => undefined }).browserPolicy).toBeUndefined()
})
