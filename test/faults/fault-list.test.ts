// Each fault of the list has a test that names it, or a line that says why not; and README.md tells of each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { FAULTS, STILL_MISSING, testsOfFaults, WITHOUT_TEST } from './fault-list.ts'

test('no fault is without a test and without a reason', () => {
  const tests = testsOfFaults()
  expect(tests.size).toBeGreaterThan(40)
  expect(FAULTS.filter((fault) => !tests.has(fault) && WITHOUT_TEST[fault] === undefined)).toEqual([])
  // A reason that has become untrue hides what is tested.
  expect(
    Object.keys(WITHOUT_TEST)
      .map(Number)
      .filter((fault) => tests.has(fault)),
  ).toEqual([])
  expect(
    Object.keys(STILL_MISSING)
      .map(Number)
      .filter((fault) => !tests.has(fault)),
  ).toEqual([])
  for (const reason of Object.values(WITHOUT_TEST)) expect(reason).toMatch(/^(?:can’t occur |NOT RUN)/)
})

test('the table of README.md has a row for each fault', () => {
  const readme = readFileSync(join(projectFolder(), 'test', 'faults', 'README.md'), 'utf8')
  const rows = readme.split('\n').flatMap((line) => /^\| F(\d+) \|/.exec(line)?.[1] ?? [])
  expect(rows.map(Number)).toEqual(FAULTS)
})
