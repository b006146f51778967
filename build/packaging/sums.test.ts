import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { SUMS, writeSums, wrongSums } from './sums.ts'

function release(): string {
  const folder = temporaryFolder()
  for (const name of ['zwgk-hub_0.1.0_amd64.deb', 'zwgk-terminal_0.1.0_arm64.deb'])
    writeFileSync(join(folder, name), `bytes of ${name}`)
  writeSums(folder)
  return folder
}
const checked = (folder: string) => spawnSync('sha256sum', ['--check', '--quiet', SUMS], { cwd: folder }).status

test('F57: the list is of the finished files, and the system’s own program reads it', () => {
  const folder = release()
  expect(readFileSync(join(folder, SUMS), 'utf8').split('\n')).toHaveLength(3)
  expect(wrongSums(folder)).toEqual([])
  expect(checked(folder)).toBe(0)
})

test('F57: a package that was signed, packed or cut after the list was written is named', () => {
  const folder = release()
  appendFileSync(join(folder, 'zwgk-hub_0.1.0_amd64.deb'), 'signature')
  expect(wrongSums(folder)).toEqual(['zwgk-hub_0.1.0_amd64.deb'])
  expect(checked(folder)).not.toBe(0)
})

test('F57: a package that is missing, or that nobody listed, is named', () => {
  const folder = release()
  rmSync(join(folder, 'zwgk-hub_0.1.0_amd64.deb'))
  writeFileSync(join(folder, 'zwgk-other_0.1.0_amd64.deb'), 'from somewhere')
  expect(wrongSums(folder)).toEqual(['zwgk-hub_0.1.0_amd64.deb', 'zwgk-other_0.1.0_amd64.deb'])
})
