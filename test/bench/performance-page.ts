// docs/performance.md, written by the runs themselves: one part a bench, each with its machine, versions, data and date. Never edited by hand.
import { existsSync, readFileSync } from 'node:fs'
import { arch, cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { projectFolder } from '../../platform/paths.ts'
import { openDisposable } from '../../platform/sqlite/open.ts'
import type { BenchResult } from './bench.ts'

const PAGE = join(projectFolder(), 'docs', 'performance.md')
const HEAD = `# Speed and size: what is promised and what was measured

Written by \`npm run bench -- NAME --write\`; not edited by hand. Each table stands for one run on one machine, named above it. Times of other runs
differ; the ratios within a run are what counts. A target that was not reached says so.
`

/** `name`: heading of the part; an earlier one of that name is replaced. */
export function writePerformance(name: string, result: BenchResult): void {
  const parts = partsOf(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '')
  parts.set(name, partOf(name, result))
  writeFileDurably(PAGE, `${[HEAD, ...parts.values()].join('\n').trimEnd()}\n`)
}

/** The parts of an earlier page, each from its heading to the next. */
function partsOf(page: string): Map<string, string> {
  const parts = page.split(/^(?=## )/mu).slice(1)
  return new Map(parts.map((part) => [/^## (.+)$/mu.exec(part)?.[1] ?? '', `${part.trimEnd()}\n`]))
}

function partOf(name: string, { data, findings }: BenchResult): string {
  const rows = findings.map(({ what, target, found, reached }) => {
    const judged = reached === undefined ? '' : reached ? 'yes' : '**no**'
    return `| ${what} | ${target} | ${found} | ${judged} |`
  })
  const day = new Date().toISOString().slice(0, 10)
  return [
    `## ${name}`,
    '',
    `${data}. ${machine()}. ${day}.`,
    '',
    '| what | target | found | reached |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function machine(): string {
  const [first] = cpus()
  const sqlite = openDisposable(':memory:')
  const version = String(sqlite.prepare('SELECT sqlite_version()').pluck().get())
  sqlite.close()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${gigabytes} GB, ${process.platform} ${release()} ${arch()}, Node ${process.versions.node}, SQLite ${version}`
}
