import { expect, test } from 'vitest'
import { judgeSystem, type SystemFacts } from './system-check.ts'

const HALL: SystemFacts = {
  ...{ system: 'linux', isRoot: false, display: 'x11', screenGoesDark: false, localSessions: 1 },
  server: { dontVtSwitch: true, dontZap: true },
  browserPolicy: {
    ...{ DeveloperToolsAvailability: 2, URLBlocklist: ['*'], DownloadRestrictions: 3, AllowFileSelectionDialogs: false },
  },
}

test('F64: a machine that is set up as it should be has nothing to say', () => {
  expect(judgeSystem(HALL)).toEqual([])
  expect(judgeSystem({ ...HALL, browserPolicy: undefined })).toEqual([])
})

test.each<[string, Partial<SystemFacts>, unknown]>([
  ['the terminal runs as root', { isRoot: true }, { check: 'ordinary-user', state: 'off' }],
  ['Ctrl+Alt+F2 leads to a login', { server: { dontVtSwitch: false, dontZap: true } }, { check: 'console-switch', state: 'off' }],
  ['nobody has configured the X server', { server: undefined }, { check: 'console-switch', state: 'off' }],
  [
    'Ctrl+Alt+Backspace ends the server',
    { server: { dontVtSwitch: true, dontZap: false } },
    { check: 'server-kill', state: 'off' },
  ],
  ['the screen goes dark', { screenGoesDark: true }, { check: 'screen-stays-on', state: 'off' }],
  ['the server does not say', { screenGoesDark: undefined }, { check: 'screen-stays-on', state: 'unknown' }],
  ['somebody else is signed in', { localSessions: 2 }, { check: 'no-other-session', state: 'off' }],
  [
    'the browser has no policy',
    { browserPolicy: { URLBlocklist: ['*'], DeveloperToolsAvailability: 1 } },
    {
      check: 'browser-policy',
      state: 'off',
      missing: ['DeveloperToolsAvailability', 'DownloadRestrictions', 'AllowFileSelectionDialogs'],
    },
  ],
  ['under Wayland the compositor decides', { display: 'wayland' }, { check: 'console-switch', state: 'unknown' }],
])('F64: %s', (_, change, expected) => {
  expect(judgeSystem({ ...HALL, ...change })).toEqual([expected])
})

test('on Windows nothing has been tried: a person has to look', () => {
  expect(judgeSystem({ ...HALL, system: 'windows' })).toEqual([{ check: 'windows-kiosk', state: 'unknown' }])
})
