// An installed program knows where its data lie: commands need no word of it, and one that is given goes before.
import { afterEach, expect, test, vi } from 'vitest'
import type { Command } from './command.ts'
import { runCommandLine } from './run-command.ts'

const asked: Command = {
  options: { data: { type: 'string' }, repo: { type: 'string' }, keys: { type: 'string' }, out: { type: 'string' } },
  belowData: { repo: 'repo' },
  run: async ({ values }) => ({ exit: 0, json: { ...values }, lines: [] }),
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

async function valuesOf(...args: string[]): Promise<unknown> {
  const argv = process.argv
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  process.argv = ['node', 'zwgk', 'asked', '--json', ...args]
  try {
    await runCommandLine({ asked: async () => asked }, 'all')
    return JSON.parse(String(written.mock.calls.at(-1)?.[0]))
  } finally {
    process.argv = argv
  }
}

test('what lies below the data is found by it', async () => {
  vi.stubEnv('ZWGK_DATA', '/var/lib/hub')
  expect(await valuesOf()).toEqual({ json: true, data: '/var/lib/hub', repo: '/var/lib/hub/repo' })
  expect(await valuesOf('--repo', 'other', '--out', 'x')).toMatchObject({ repo: 'other', out: 'x' })
})

test('a program that is not installed knows nothing', async () => {
  vi.stubEnv('ZWGK_DATA', '')
  expect(await valuesOf()).toEqual({ json: true })
})
