import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { compareVersions, nativeNeeds } from './elf.ts'
import { GLIBC_FLOOR, nativeFaults, nativeFiles } from './native-floor.ts'

const PREBUILDS = join(projectFolder(), 'node_modules', 'better-sqlite3', 'prebuilds')
const read = (name: string) => nativeNeeds(readFileSync(join(PREBUILDS, name)))

test('F77: each native file says its processor and the glibc it needs', () => {
  expect(read('linux-x64.node')).toMatchObject({ machine: 'x64', glibc: '2.34' })
  expect(read('linux-arm64.node')).toMatchObject({ machine: 'arm64', glibc: '2.34' })
  expect(read('linuxmusl-x64.node')).toMatchObject({ machine: 'x64', glibc: undefined })
  expect(read('win32-x64.node')).toBeUndefined()
})

test('F77: a module for another processor, for musl, or for a newer glibc than promised is told by its name', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'runtime'))
  copyFileSync(process.execPath, join(folder, 'runtime', 'node'))
  for (const name of ['linux-x64', 'linux-arm64', 'linuxmusl-x64'])
    copyFileSync(join(PREBUILDS, `${name}.node`), join(folder, `${name}.node`))
  const files = nativeFiles(folder)
  expect(files.map(({ file }) => file)).toEqual(['linux-arm64.node', 'linux-x64.node', 'linuxmusl-x64.node', 'runtime/node'])
  expect(nativeFaults(files, 'x64', '2.34')).toEqual([
    { file: 'linux-arm64.node', wrong: 'processor', found: 'arm64' },
    { file: 'linuxmusl-x64.node', wrong: 'glibc', found: 'none' },
  ])
  // 银河麒麟 V10 and 统信 UOS 20: the prebuilt SQLite module would keep the package from running there, Node would not.
  const old = nativeFaults(files, 'x64', GLIBC_FLOOR).filter(({ wrong }) => wrong === 'glibc')
  expect(old.map(({ file }) => file)).toEqual(['linux-arm64.node', 'linux-x64.node', 'linuxmusl-x64.node'])
})

test('versions are compared as numbers, not as words', () => {
  expect(['2.34', '2.4', '2.28', '2.17', '3.4.21', '2.4.1'].sort(compareVersions)).toEqual([
    '2.4',
    '2.4.1',
    '2.17',
    '2.28',
    '2.34',
    '3.4.21',
  ])
})

test('a file that is no ELF file, or one that is cut off, stops the check', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'words.node'), 'no program')
  expect(() => nativeFiles(folder)).toThrow('words.node')
  writeFileSync(join(folder, 'words.node'), readFileSync(join(PREBUILDS, 'linux-x64.node')).subarray(0, 5000))
  expect(() => nativeFiles(folder)).toThrow()
})
