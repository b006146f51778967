// The shell's test build, made once for each state of its sources; two test files may ask at the same time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../../../platform/paths.ts'

const PROJECT = projectFolder()
const BUILDS = join(PROJECT, 'dist', 'electron-test')
const SOURCES = ['electron', 'platform', 'shared', 'package-lock.json']
const KEPT_MS = 3_600_000

/** Folder of the bundles. `leaky`: with a planted fault, a session that is kept on disk and never wiped, so that a test of wiping has something to find. */
export function testBuild({ leaky = false } = {}): string {
  const folder = join(BUILDS, `${hashOf(SOURCES)}${leaky ? '-leaky' : ''}`)
  if (existsSync(join(folder, 'main.cjs'))) return folder
  mkdirSync(BUILDS, { recursive: true })
  // Another run may use a young one.
  for (const old of readdirSync(BUILDS).map((name) => join(BUILDS, name))) {
    if (Date.now() - statSync(old).mtimeMs > KEPT_MS) rmSync(old, { recursive: true, force: true })
  }
  const work = join(BUILDS, `making-${process.pid}`)
  bundle(['--mode', 'test', '--outDir', work])
  if (leaky) plantLeak(join(work, 'main.cjs'))
  try {
    renameSync(work, folder)
  } catch (error) {
    if (!existsSync(join(folder, 'main.cjs'))) throw error
    rmSync(work, { recursive: true })
  }
  return folder
}

function plantLeak(program: string): void {
  const bundled = readFileSync(program, 'utf8')
  const kept = bundled.replace('fromPartition("visitor")', 'fromPartition("persist:visitor")')
  const unwiped = kept.replace('await visitor.clearStorageData();', '')
  if (kept === bundled || unwiped === kept) throw new Error('expected the places of the planted leak in the bundle')
  writeFileSync(program, unwiped)
}

/** The product's bundles, in a folder of their own. */
export function productBuild(folder: string): void {
  bundle(['--outDir', folder])
}

function bundle(options: readonly string[]): void {
  const vite = join(PROJECT, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', 'electron/vite.config.ts', '--logLevel', 'warn', ...options]
  // Vitest's own NODE_ENV would go into the bundle.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'], env })
  if (status !== 0) throw new Error(`expected the shell to build, got exit code ${status}`)
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => allFiles(join(PROJECT, source)))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

function allFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return path.endsWith('.test.ts') ? [] : [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => allFiles(join(path, name)))
}
