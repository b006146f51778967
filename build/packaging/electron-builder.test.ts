// What electron-builder is told: the same data as the other package of the terminal, one native file, and every door of Electron shut.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectFolder } from '../../platform/paths.ts'
import { PROGRAMS } from './programs.ts'

const settings = z
  .object({
    electronVersion: z.string(),
    files: z.array(z.string()),
    asarUnpack: z.array(z.string()),
    extraFiles: z.array(z.object({ from: z.string(), to: z.string() })),
    electronFuses: z.record(z.string(), z.boolean()),
    linux: z.object({ target: z.array(z.string()) }),
    win: z.object({ target: z.array(z.string()) }),
    nsis: z.object({ deleteAppDataOnUninstall: z.boolean() }),
  })
  .parse(parse(readFileSync(join(projectFolder(), 'electron-builder.yml'), 'utf8')))

test('the window carries the same data as the browser shell', () => {
  const data = PROGRAMS.find(({ name }) => name === 'zwgk-terminal')?.data ?? []
  const assets = data.filter((path) => path.startsWith('assets/'))
  expect(assets.length).toBeGreaterThanOrEqual(3)
  for (const path of assets) expect(settings.files).toContain(`${path}/**`)
  expect(settings.files).toContain('dist/ime/pinyin.sqlite')
  expect(settings.files.filter((path) => path.includes('console'))).toEqual([])
})

test('only this system’s native file comes along, outside of the archive, and the licences of all', () => {
  expect(settings.asarUnpack).toContain('**/*.node')
  expect(settings.files.filter((path) => path.endsWith('.node'))).toHaveLength(1)
  expect(settings.extraFiles.map(({ to }) => to)).toEqual(['LICENSES.zwgk-terminal.txt'])
})

test('every fuse that opens Electron to somebody else is blown', () => {
  expect(settings.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('the version is the one that is type-checked against, and nothing accepted goes with the program', () => {
  const own = z
    .object({ devDependencies: z.object({ electron: z.string() }) })
    .parse(JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')))
  expect(settings.electronVersion).toBe(own.devDependencies.electron)
  expect(settings.nsis.deleteAppDataOnUninstall).toBe(false)
  expect(settings.linux.target).toEqual(expect.arrayContaining(['deb', 'AppImage']))
  expect(settings.win.target).toEqual(['nsis'])
})
