// The shell's options among Chromium's.
import { expect, test } from 'vitest'
import { shellArguments } from './shell-arguments.ts'

test('own options are read, others passed over', () => {
  const args = [
    '--no-sandbox',
    '--inspect=0',
    '/opt/x/main.cjs',
    '--data',
    '/var/数据',
    '--hub',
    'http://h',
    '--enrol',
    'A-B',
    '--windowed',
  ]
  expect(shellArguments(args)).toEqual({ data: '/var/数据', hub: 'http://h', enrol: 'A-B', windowed: true })
})

test('without options it is a kiosk on the user’s own data', () => {
  expect(shellArguments([])).toEqual({ data: undefined, hub: undefined, enrol: undefined, windowed: false })
})
