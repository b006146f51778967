// Brings the right Node and npm into the project's own cache folder, and the libraries of the lockfile. Runs under any Node from 18 on.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { oneSetsUp } from './one-sets-up.mjs'

export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const NODE_VERSION = '24.21.0'
const NPM_VERSION = '11.19.1'
const RUNTIME = join(PROJECT, '.cache', 'runtime')
const SETTING_UP = join(PROJECT, '.cache', 'setting-up')
const STAMP = join(PROJECT, 'node_modules', '.lockfile-installed')
/** What Node has compiled, by content: without it each of the many processes of a start or a test run reads all sources anew. */
const COMPILED = join(PROJECT, '.cache', 'compiled')

/** The Node to run the project with: this one if it is new enough, else one from the npm registry, kept in .cache/runtime. */
export function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const packageName = `node-${platform}-${process.arch}`
  const node = join(RUNTIME, 'node_modules', packageName, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const isThere = () => existsSync(node)
  oneSetsUp(SETTING_UP, isThere, () => {
    say(`Node ${process.versions.node} is too old; bringing Node ${NODE_VERSION} into .cache (once) ...`)
    installTools(process.execPath, [`${packageName}@${NODE_VERSION}`, `npm@${NPM_VERSION}`])
  })
  return node
}

/** Installs the lockfile's libraries when node_modules is missing or of another lockfile. */
export function ensureLibraries(node) {
  const lock = createHash('sha256')
    .update(readFileSync(join(PROJECT, 'package-lock.json')))
    .digest('hex')
  oneSetsUp(
    SETTING_UP,
    () => isStamped(STAMP, lock),
    () => {
      say('Installing the libraries of the lockfile (once) ...')
      // No library here needs its install script: SQLite brings its binaries along, and a script would try to compile it anew.
      run(node, [ensureNpm(node), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
      writeFileSync(STAMP, lock)
    },
  )
}

/** What makes packages: the libraries of another lockfile, in the cache; nobody else needs these 770 MB. For more than one processor, hence --force. */
export function ensurePackagingTools(node) {
  const from = join(PROJECT, 'build', 'packaging', 'tools')
  const folder = join(PROJECT, '.cache', 'packaging', 'tools')
  const stamp = join(folder, '.installed')
  const lock = readFileSync(join(from, 'package-lock.json'), 'utf8')
  oneSetsUp(
    SETTING_UP,
    () => isStamped(stamp, lock),
    () => {
      say('Bringing the compiler and the Node of each processor into .cache (once) ...')
      mkdirSync(folder, { recursive: true })
      // What a broken try left is no longer taken for whole.
      rmSync(stamp, { force: true })
      for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(from, name), join(folder, name))
      const flags = ['--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
      run(node, [ensureNpm(node), 'ci', '--prefix', folder, ...flags])
      writeFileSync(stamp, lock)
    },
  )
}

function isStamped(stamp, lock) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lock
}

/**
 * Environment in which `node` and `npx` mean the project's own. What Node has made of the TypeScript is kept: from the second start on a terminal's
 * host needs half the processor time to load, and 38 MB less, for nothing is there to take the types out.
 */
export function environment(node) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`
  return { NODE_COMPILE_CACHE: COMPILED, ...process.env, PATH: path }
}

/**
 * Runs a TypeScript program of the project and gives its exit code. Signals are passed on and the program ends itself;
 * if this process is killed outright, the closed channel tells the program to end.
 */
export function runProgram(node, file, args) {
  const child = spawn(node, [join(PROJECT, file), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment(node),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(127))
  })
}

function ensureNpm(node) {
  const own = join(RUNTIME, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  if (existsSync(own)) return own
  const found = findNpm()
  const version = found && spawnSync(node, [found, '--version'], { encoding: 'utf8' }).stdout.trim()
  if (version && Number(version.split('.')[0]) >= 11) return found
  installTools(node, [`npm@${NPM_VERSION}`])
  return own
}

function installTools(node, packages) {
  const npm = findNpm()
  if (npm === undefined) fail('npm was not found. Install npm beside Node and try again.')
  mkdirSync(RUNTIME, { recursive: true })
  const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  run(node, [npm, 'install', '--prefix', RUNTIME, ...flags, ...packages], () => rmSync(RUNTIME, { recursive: true, force: true }))
}

function findNpm() {
  if (process.env.npm_execpath?.endsWith('npm-cli.js')) return process.env.npm_execpath
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const link = join(folder, 'npm')
    if (folder === '' || !existsSync(link)) continue
    const target = realpathSync(link)
    if (target.endsWith('.js')) return target
    const beside = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')
    if (existsSync(beside)) return beside
  }
  return undefined
}

function run(node, args, onFailure = () => undefined) {
  const result = spawnSync(node, args, { cwd: PROJECT, stdio: ['ignore', 2, 2], env: environment(node) })
  if (result.status === 0) return
  onFailure()
  fail('Setting up failed; see the lines above. The npm registry must be reachable the first time.')
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(2)
}
