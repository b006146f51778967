// Asks Electron's own installer for its binary, once. Where its release host is out of reach the system browser serves instead.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../platform/files/durable.ts'
import { projectFolder } from '../platform/paths.ts'
import { type ElectronRuntime, findElectron } from './electron-runtime.ts'

const CACHE = join(projectFolder(), '.cache')
const TRIED = join(CACHE, 'electron-tried')
const ELECTRON = join(projectFolder(), 'node_modules', 'electron')
const DOWNLOAD_WITHIN_MS = 180_000

/** The product's runtime. A failed download is remembered for this version, so that the next start does not wait for it. */
export async function bringElectron(say: () => void): Promise<ElectronRuntime> {
  const found = await findElectron()
  const installer = join(ELECTRON, 'install.js')
  if (!('missing' in found) || !existsSync(installer)) return found
  const { version } = JSON.parse(readFileSync(join(ELECTRON, 'package.json'), 'utf8')) as { version: string }
  if (existsSync(TRIED) && readFileSync(TRIED, 'utf8') === version) return found
  say()
  spawnSync(process.execPath, [installer], { cwd: ELECTRON, stdio: 'ignore', timeout: DOWNLOAD_WITHIN_MS })
  makeFolder(CACHE)
  writeFileSync(TRIED, version)
  return await findElectron()
}
