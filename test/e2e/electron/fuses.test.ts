// The fuses of electron-builder.yml, set on a copy of the runtime and read back: the names mean what Electron takes them for.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { findElectron } from '../../../build/electron-runtime.ts'
import { projectFolder } from '../../../platform/paths.ts'

/** electron-builder's name for each fuse of Electron. */
const FUSES: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}
const folder = mkdtempSync(join(tmpdir(), 'zwgk-fuses-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('each fuse of the package is known, set, and read back as set', async () => {
  const { electronFuses } = parse(readFileSync(join(projectFolder(), 'electron-builder.yml'), 'utf8')) as {
    electronFuses: Record<string, boolean>
  }
  expect(Object.keys(electronFuses).sort()).toEqual(Object.keys(FUSES).sort())
  const found = await findElectron({ test: true })
  if ('missing' in found) throw new Error(`NOT RUN: ${found.missing}`)
  const copy = join(folder, 'electron')
  copyFileSync(found.executable, copy)
  const wanted = Object.entries(electronFuses).map(([name, on]) => [FUSES[name], on] as const)
  await flipFuses(copy, { version: FuseVersion.V1, ...Object.fromEntries(wanted) })
  const wire = (await getCurrentFuseWire(copy)) as unknown as Readonly<Record<number, FuseState>>
  for (const [fuse, on] of wanted)
    expect(wire[fuse ?? -1], FuseV1Options[fuse ?? -1]).toBe(on ? FuseState.ENABLE : FuseState.DISABLE)
}, 60_000)
