import { expect, test } from 'vitest'
import { portOption, programOptions } from './program-options.ts'

const OPTIONS = { hub: { type: 'string' }, demo: { type: 'boolean' } } as const

test('options are read', () => {
  expect(programOptions(['--hub', 'x', '--demo'], OPTIONS)).toMatchObject({ ok: true, value: { hub: 'x', demo: true } })
  expect(programOptions([], OPTIONS)).toMatchObject({ ok: true })
})

test.each([
  [['--hubb', 'x'], '--hubb'],
  [['--hub'], '--hub'],
  [['--hub', '--demo'], '--hub'],
  [['--demo=yes'], '--demo'],
  [['https://hub.example.cn'], 'https://hub.example.cn'],
  [['--地址', 'x'], '--地址'],
])('%j: the word that is wrong is named', (args, option) => {
  expect(programOptions(args, OPTIONS)).toEqual({ ok: false, error: { code: 'option-wrong', params: { option } } })
})

test('a port is a whole number that there is', () => {
  expect(portOption(undefined)).toEqual({ ok: true, value: 0 })
  expect(portOption('8460')).toEqual({ ok: true, value: 8460 })
  for (const typed of ['abc', '8460x', '-1', '70000', '1.5'])
    expect(portOption(typed)).toEqual({ ok: false, error: { code: 'port-wrong', params: { port: typed } } })
})
