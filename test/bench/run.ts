// npm run bench -- NAME [--docs N] [--corpus FILE.jsonl.gz] [--peers] [--scale X] [--json] [--write]: measures, and says what came out. `all`: each in turn.
// --write puts what was measured into docs/performance.md; a part that was not run keeps its last table, with its own date.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apply } from './apply.ts'
import type { Bench, BenchResult } from './bench.ts'
import { hub } from './hub/hub.ts'
import { outbox } from './outbox.ts'
import { writePerformance } from './performance-page.ts'
import { search } from './search/search.ts'
import { start } from './start/start.ts'
import { ui } from './ui/ui.ts'

const BENCHES: Readonly<Record<string, Bench>> = { search, apply, start, outbox, hub, ui }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    docs: { type: 'string' },
    corpus: { type: 'string' },
    scale: { type: 'string', default: '1' },
    peers: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const [name = ''] = positionals
const chosen = name === 'all' ? Object.keys(BENCHES) : [name]
if (positionals.length !== 1 || chosen.some((one) => !(one in BENCHES))) {
  for (const [known, { says }] of Object.entries(BENCHES)) process.stdout.write(`${known.padEnd(8)} ${says}\n`)
  process.exitCode = 2
} else for (const one of chosen) await runOne(one)

async function runOne(one: string): Promise<void> {
  const bench = BENCHES[one]
  if (bench === undefined) return
  const scratch = mkdtempSync(join(tmpdir(), 'zwgk-bench-'))
  try {
    const docs = values.docs === undefined ? bench.docs : positive(values.docs, '--docs')
    const { corpus, peers } = values
    const result = await bench.run({ docs, corpus, peers, scale: positive(values.scale, '--scale'), scratch })
    say(one, result)
    if (values.write) writePerformance(docs > 0 ? `${one}, ${docs} documents` : one, result)
    if (values.json) process.stdout.write(`${JSON.stringify(result.json)}\n`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function say(one: string, { data, findings }: BenchResult): void {
  process.stdout.write(`${one}: ${data}\n`)
  for (const { what, target, found, reached } of findings) {
    const judged = reached === undefined ? '' : reached ? ', reached' : ', NOT REACHED'
    process.stdout.write(`  ${what}: ${found}${target === '' ? '' : ` (target ${target}${judged})`}\n`)
  }
}

function positive(given: string, option: string): number {
  const number = Number(given)
  if (!(number > 0)) throw new Error(`expected a number above 0 after ${option}, got ${given}`)
  return number
}
