// What an administrator writes behind --hub and --enrol: whatever it is, the terminal opens, and what was wrong is said in a sentence.
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { hostArguments } from './host-arguments.ts'
import { orEnd, startHost } from './run-host.ts'

const root = temporaryFolder()
afterEach(() => vi.restoreAllMocks())

/** Starts a terminal with these options, gives back what it said on standard error, and ends it. `before`: what stands in its settings. */
async function started(options: readonly string[], data = mkdtempSync(join(root, 'data-'))) {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const host = await startHost(orEnd(hostArguments(['--data', data, ...options])), 'browser')
  const said = written.mock.calls.map(([text]) => String(text)).filter((line) => !line.startsWith('{'))
  written.mockRestore()
  const state = host.state()
  await host.close()
  return { said, state }
}

test.each(['zwgk.example.cn', '10.0.0.5:8470', 'https//zwgk.example.cn'])(
  '%s is no address: it is said, and the terminal opens',
  async (typed) => {
    for (const code of [[], ['--enrol', 'CWW0-F8VW-J8JK-5Z2F']]) {
      const { said, state } = await started(['--hub', typed, ...code])
      expect(said).toHaveLength(1)
      expect(said[0]).toContain(`“${typed}”不是网址`)
      expect(state.connection).toBe('none')
    }
  },
)

test('an address that nobody answers at is said too', async () => {
  const { said } = await started(['--hub', 'http://127.0.0.1:1/', '--enrol', 'CWW0-F8VW-J8JK-5Z2F'])
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('连不上')
})

test('options that there are not are named', () => {
  expect(hostArguments(['--data', 'x', '--hubb', 'y'])).toMatchObject({
    error: { code: 'option-wrong', params: { option: '--hubb' } },
  })
  expect(hostArguments(['--hub', 'y'])).toMatchObject({ error: { code: 'option-wrong', params: { option: '--data' } } })
  expect(hostArguments(['--data', 'x', '--port', 'y'])).toMatchObject({ error: { code: 'port-wrong', params: { port: 'y' } } })
})
