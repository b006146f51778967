// npm test: every check in turn, one line each, and the count at the end. What did not run is named and never counted as passed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder } from '../platform/paths.ts'
import { CLUSTER_VARIABLE, postgresCluster, postgresPrograms } from '../test/support/postgres.ts'
import { ensureBuilt } from './build-pages.ts'
import { dependencyAdvisories } from './dependency-advisories.ts'
import { findElectron } from './electron-runtime.ts'
import { ensurePinyin } from './ime/ensure-pinyin.ts'
import { ensureSystemPackages } from './system-packages.ts'

const PROJECT = projectFolder()
const only = process.argv.slice(2)
const totals = { passed: 0, failed: 0, skipped: 0 }
const notes: string[] = []
/** Makes the failing disk of the fault suite; browsers need none. */
const COMPILER = ['gcc', 'libc6-dev']

/** What each suite's tests did, for who reads it afterwards (test/faults/fault-table.ts --from). */
const REPORTS = join(PROJECT, '.cache', 'reports')

/** Builds, installs, upgrades and removes both .debs, and runs them on other systems; only when it is named. */
const PACKAGES = 'packages'

/** Suites of the hub's store and API, which are run on both databases. */
const HUB_SUITES = [
  'accounts',
  'audit-verify',
  'cases',
  'console',
  'content-desk',
  'erased-everywhere',
  'follow-up',
  'hand-in',
  'hub-authorisation',
  'hub-doctor',
  'hub-restore',
  'opinions',
  'opinions-otherwise',
  'person-data',
  'two-hubs',
].map((name) => `test/integration/${name}.test.ts`)

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numFailedTestSuites: z.int(),
})

// Of a whole run there must be nothing in it that is older.
if (only.length === 0) rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
const missing = ensureSystemPackages(only.includes(PACKAGES))
const forBrowsers = missing.filter((name) => !COMPILER.includes(name))
ensureBuilt(() => line('building pages and programs ...'), 'browser')
ensurePinyin(() => line('making the pinyin dictionary ...'))
check('types', 'node_modules/typescript/bin/tsc', ['-p', '.'])
check('lint and format', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--diagnostic-level=warn', '.'])
check('layers', 'build/check-layers.ts', [])
check('dead code', 'node_modules/knip/bin/knip.js', ['--no-progress'])
check('glyphs', 'build/check-glyphs.ts', [])
advisories()
tests('unit', ['shared/', 'platform/', 'hub/', 'electron/', 'renderer/', 'build/'], ['--exclude=test/**'])
tests('handwriting', ['test/handwriting/'])
tests(
  'integration',
  ['test/integration/', 'test/ime/', 'test/traces/', 'test/soak/', 'test/bench/'],
  ['--exclude=test/integration/two-hubs.test.ts'],
)
await postgresTests()
tests('faults', ['test/faults/'])
if (missing.some((name) => COMPILER.includes(name))) notRun('faults of the disk', `missing: ${missing.join(' ')}`)
if (forBrowsers.includes('chromium')) notRun('e2e in Chromium', `missing: ${forBrowsers.join(' ')}`)
else tests('e2e in Chromium', ['test/e2e/browser/'])
await electronTests()
if (only.includes(PACKAGES)) tests(PACKAGES, ['test/packaging/'])
else notRun(PACKAGES, 'minutes, as root, with mmdebstrap: npm run packages:test')
for (const note of notes) line(`NOT RUN: ${note}`)
// Alone on its line: the form that other tools read.
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`)
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0

function advisories(): void {
  const name = 'dependency advisories'
  if (!wanted(name)) return
  const found = dependencyAdvisories()
  if ('missing' in found) {
    notRun(name, found.missing)
    return
  }
  totals[found.grave === 0 ? 'passed' : 'failed'] += 1
  line(`${found.grave === 0 ? 'ok' : 'FAILED'}: ${name}, ${found.total} known, ${found.grave} of them grave`)
}

/** The server runs as a user of its own; every hub of the suites gets a new database in it. */
async function postgresTests(): Promise<void> {
  const name = 'hub on PostgreSQL'
  if (!wanted(name)) return
  if (postgresPrograms() === undefined) return notRun(name, 'missing: postgresql')
  const cluster = await postgresCluster()
  try {
    tests(name, HUB_SUITES, [], { [CLUSTER_VARIABLE]: cluster.socket })
  } finally {
    await cluster.stop()
  }
}

async function electronTests(): Promise<void> {
  const name = 'e2e in Electron'
  if (!wanted(name)) return
  const found = await findElectron({ test: true })
  if ('missing' in found) notRun(name, found.missing)
  else if (forBrowsers.length > 0) notRun(name, `missing: ${forBrowsers.join(' ')}`)
  else {
    line(`Electron ${found.version} (${found.kind} runtime)`)
    tests(name, ['test/e2e/electron/'])
    if (found.kind === 'test')
      notRun(
        'SQLite inside utilityProcess',
        'the test runtime is Electron 33, whose Node cannot load it; the product is Electron 45',
      )
  }
}

function check(name: string, script: string, args: readonly string[]): void {
  if (!wanted(name)) return
  const started = performance.now()
  const { status } = spawnSync(process.execPath, [join(PROJECT, script), ...args], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  totals[status === 0 ? 'passed' : 'failed'] += 1
  line(`${status === 0 ? 'ok' : 'FAILED'}: ${name} (${seconds(started)} s)`)
}

/** `folders` are parts of paths: `options` leave out what else they would match. */
function tests(
  name: string,
  folders: readonly string[],
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): void {
  if (!wanted(name)) return
  const started = performance.now()
  const output = join(REPORTS, `${name.replaceAll(' ', '-')}.json`)
  rmSync(output, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`, ...options, ...folders]
  spawnSync(process.execPath, [join(PROJECT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const counts = existsSync(output) ? report.parse(JSON.parse(readFileSync(output, 'utf8'))) : undefined
  // A suite that could not even be loaded, and a run without a report, are failures, not zero tests.
  const failed = counts === undefined ? 1 : Math.max(counts.numFailedTests, counts.numFailedTestSuites > 0 ? 1 : 0)
  totals.passed += counts?.numPassedTests ?? 0
  totals.failed += failed
  totals.skipped += (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0)
  line(`${failed === 0 ? 'ok' : 'FAILED'}: ${name}, ${counts?.numPassedTests ?? 0} passed (${seconds(started)} s)`)
}

function notRun(name: string, reason: string): void {
  if (!wanted(name)) return
  totals.skipped += 1
  notes.push(`${name}: ${reason}`)
}

/** `npm test -- unit layers` runs only what is named. */
function wanted(name: string): boolean {
  return only.length === 0 || only.some((word) => name.includes(word))
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10
}

function line(text: string): void {
  process.stdout.write(`-- ${text}\n`)
}
