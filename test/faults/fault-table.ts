// node test/faults/fault-table.ts: runs every test file that names a fault and writes the table of README.md from what it saw. `--without e2e`
// leaves files out whose path holds that word; they then stand in the table as not run. `--from REPORTS` (as often as one likes) runs nothing and takes
// Vitest's JSON reports of an earlier run: a file, or a folder of them, such as `.cache/reports`, which `npm test` leaves.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { projectFolder } from '../../platform/paths.ts'
import { FAULTS, faultsIn, STILL_MISSING, testsOfFaults, WITHOUT_TEST } from './fault-list.ts'

const README = join(projectFolder(), 'test', 'faults', 'README.md')
const MARK = '<!-- table: written by fault-table.ts -->'

const reportSchema = z.object({
  testResults: z.array(
    z.object({ name: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
})
type Report = z.infer<typeof reportSchema>

const { values } = parseArgs({ options: { without: { type: 'string' }, from: { type: 'string', multiple: true } } })
const tests = testsOfFaults()
const files = [...new Set([...tests.values()].flat())].filter(
  (file) => values.without === undefined || !file.includes(values.without),
)
const report = values.from === undefined ? run(files) : together(values.from)
const rows = FAULTS.map((fault) => `| F${fault} | ${row(fault, report)} |`)
const table = ['| fault | test file | tests | result |', '|---|---|---|---|', ...rows].join('\n')
const [before = ''] = readFileSync(README, 'utf8').split(MARK)
writeFileDurably(README, `${before}${MARK}\n\n${table}\n`)

function run(chosen: readonly string[]): Report {
  const scratch = mkdtempSync(join(tmpdir(), 'zwgk-table-'))
  try {
    const output = join(scratch, 'report.json')
    const vitest = join(projectFolder(), 'node_modules', 'vitest', 'vitest.mjs')
    spawnSync(process.execPath, [vitest, 'run', '--reporter=json', `--outputFile=${output}`, ...chosen], {
      cwd: projectFolder(),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return reportSchema.parse(JSON.parse(readFileSync(output, 'utf8')))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function together(reports: readonly string[]): Report {
  const all = reports.flatMap((path) =>
    statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path],
  )
  return { testResults: all.flatMap((file) => reportSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).testResults) }
}

function row(fault: number, { testResults }: Report): string {
  const named = tests.get(fault) ?? []
  if (named.length === 0) return `– | 0 | ${WITHOUT_TEST[fault] ?? 'NOT RUN, missing: nobody has said why'} |`.slice(0, -2)
  const cells = named.map((file) => {
    const own = testResults
      .filter(({ name }) => relative(projectFolder(), name) === file)
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ fullName }) => faultsIn(fullName).includes(fault))
    const failed = own.filter(({ status }) => status === 'failed').length
    const skipped = own.filter(({ status }) => status !== 'passed' && status !== 'failed').length
    const said = own.length === 0 ? 'NOT RUN' : failed > 0 ? `${failed} failed` : skipped > 0 ? `${skipped} skipped` : 'passed'
    // A suite may have run on both databases: it counts once.
    return { file, count: new Set(own.map(({ fullName }) => fullName)).size, said }
  })
  const column = (cell: (one: (typeof cells)[number]) => string) => cells.map(cell).join('<br>')
  const rest = STILL_MISSING[fault]
  const results = `${column(({ said }) => said)}${rest === undefined ? '' : `<br>${rest}`}`
  return `${column(({ file }) => file)} | ${column(({ count }) => String(count))} | ${results}`
}
