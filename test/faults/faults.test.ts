// The fault suite in a few rounds, and that it can see: with the ledger at synchronous=NORMAL the power cuts must report losses.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { projectFolder } from '../../platform/paths.ts'

const counts = z.object({ tried: z.int(), survived: z.int(), lost: z.int(), duplicated: z.int() })
const report = counts.extend({
  seed: z.int(),
  families: z.record(z.string(), counts),
  notRun: z.array(z.string()).optional(),
})

function faults(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectFolder(), 'test', 'faults', 'run.ts'), ...args, '--json'],
    { encoding: 'utf8', timeout: 240_000 },
  )
  return { status, stderr, report: report.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')) }
}

test('F1 F2 F20 F27 F48 F59 F80: rounds of every family by a seed: nothing lost, nothing twice, and it opens again', () => {
  const { status, stderr, report: seen } = faults('--seed', '7', '--rounds', '4')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(seen).toMatchObject({ seed: 7, survived: seen.tried, lost: 0, duplicated: 0 })
  const names = ['kill', 'power-cut', 'disk', 'stick', 'clock', 'network']
  expect([...Object.keys(seen.families), ...(seen.notRun ?? [])].sort()).toEqual(names.sort())
  for (const [name, { tried }] of Object.entries(seen.families)) expect(tried, name).toBeGreaterThan(0)
  process.stdout.write(`${JSON.stringify(seen)}\n`)
}, 240_000)

test('F20: the suite can see: a ledger that syncs less loses shown receipts in the power cuts', ({ skip }) => {
  const { status, report: seen } = faults('--seed', '7', '--rounds', '2', '--normal')
  if (seen.notRun?.includes('power-cut')) skip('no C compiler for the recorded disk')
  expect(status).toBe(0)
  expect(seen.families['power-cut']?.lost).toBeGreaterThan(0)
}, 240_000)
