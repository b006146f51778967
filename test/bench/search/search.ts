// npm run bench -- search: the terminal's search beside a floor, LIKE, SQLite's trigrams and (with --peers) two indexes in memory.
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureBuilt } from '../../../build/build-pages.ts'
import { HOST_ENVIRONMENT, HOST_NODE_SWITCHES } from '../../../electron/host/node-switches.ts'
import { projectFolder } from '../../../platform/paths.ts'
import type { Bench, BenchOptions, Finding } from '../bench.ts'
import { megabytes, ratioOf, rounded, type Spread, spreadOf } from '../figures.ts'
import { applyContent, layContent } from '../shown-content.ts'
import { benchTexts, textsSay } from '../texts.ts'
import { type ContenderName, type Job, LISTED, type Measured, measuredSchema } from './contender.ts'
import { installedHostMemory } from './installed-host.ts'
import { queriesFrom, scan } from './queries.ts'
import { layPlain } from './sqlite-contenders.ts'

const QUERIES = 300
const ANSWER_MAX_BYTES = 64 * 1_048_576
const PEER_HEAP_MB = 12_000
/** docs/performance.md */
const P95_MAX_MS = 3
const FLOORS_MAX = 5
const HOST_MAX_MB = 150

interface Figures extends Spread {
  readonly recall: number | null
  readonly mb: number
  readonly rss: number
}

export const search: Bench = {
  says: 'the search of the terminal: median, p95, recall, size, memory',
  docs: 20_000,

  async run({ docs, corpus, peers, scratch }) {
    ensureBuilt(() => process.stdout.write('building pages and programs ...\n'), 'browser')
    const texts = benchTexts(docs, corpus)
    const queries = queriesFrom(texts, QUERIES)
    const terminal = join(scratch, 'terminal')
    mkdirSync(terminal)
    const building = applyContent(terminal, layContent(terminal, texts))
    layPlain(scratch, texts)
    const truth = scan(texts, queries)
    await building
    // A start before the one that is measured: on any day but the first the program lies there compiled.
    await measure({ contender: 'floor', folder: scratch, queries: [] })
    const figures: Partial<Record<ContenderName, Figures>> = {}
    let cold: readonly number[] = []
    const names: ContenderName[] = ['ours', 'floor', 'like', 'trigram', ...(peers ? (['flexsearch', 'minisearch'] as const) : [])]
    for (const contender of names) {
      const measured = await measure({ contender, folder: scratch, queries })
      if (contender === 'ours') cold = measured.cold
      figures[contender] = figuresOf(measured, truth)
    }
    const memory = await installedHostMemory(scratch, queries)
    if (figures.ours !== undefined) figures.ours = { ...figures.ours, rss: megabytes(memory.rssBytes) }
    const json = { docs, ...figures, ...(!peers && { flexsearch: null, minisearch: null }) }
    return {
      json,
      data: `${textsSay(docs, corpus)}, ${queries.length} queries`,
      findings: findings({ docs }, figures, { cold, own: memory.ownBytes }),
    }
  },
}

/** In a process of its own; the last line is what was measured. */
async function measure(job: Job): Promise<Measured> {
  const program = join(projectFolder(), 'test', 'bench', 'search', 'contender-process.ts')
  const inMemory = job.contender === 'flexsearch' || job.contender === 'minisearch'
  const args = [...(inMemory ? [`--max-old-space-size=${PEER_HEAP_MB}`] : HOST_NODE_SWITCHES), program, JSON.stringify(job)]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, ...HOST_ENVIRONMENT },
    maxBuffer: ANSWER_MAX_BYTES,
  })
  return measuredSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}

function figuresOf(measured: Measured, truth: readonly (readonly number[])[]): Figures {
  const { warm, indexBytes, rssBytes, answers } = measured
  const searches = answers.some(({ listed }) => listed !== undefined)
  return {
    ...spreadOf(warm),
    recall: searches ? recallOf(measured, truth) : null,
    mb: megabytes(indexBytes),
    rss: megabytes(rssBytes),
  }
}

/** Of all hits that could be listed, how many were; a wrong hit or a wrong count costs the whole query. */
function recallOf({ answers }: Measured, truth: readonly (readonly number[])[]): number {
  let right = 0
  let wanted = 0
  for (const [i, { listed = [], total, atLeast }] of answers.entries()) {
    const holding = new Set(truth[i])
    const listable = Math.min(LISTED, holding.size)
    const wrong = listed.some((number) => !holding.has(number)) || new Set(listed).size !== listed.length
    const miscounted = total !== undefined && (atLeast === true ? total >= holding.size : total !== holding.size)
    wanted += listable
    right += wrong || miscounted ? 0 : Math.min(listed.length, listable)
  }
  return wanted === 0 ? 1 : rounded(right / wanted, 4)
}

function findings(
  { docs }: Pick<BenchOptions, 'docs'>,
  figures: Partial<Record<ContenderName, Figures>>,
  ofOurs: { readonly cold: readonly number[]; readonly own: number | undefined },
): Finding[] {
  const { ours, floor } = figures
  if (ours === undefined || floor === undefined) return []
  const floors = ratioOf(ours.p95, floor.p95)
  const cold = spreadOf(ofOurs.cold)
  const { own } = ofOurs
  return [
    finding(
      `search at ${docs} documents, p95 (cold ${cold.p95} ms)`,
      `≤ ${P95_MAX_MS} ms`,
      `${ours.p95} ms`,
      ours.p95 <= P95_MAX_MS,
    ),
    finding(`the same against ${LISTED} row reads (${floor.p95} ms)`, `≤ ${FLOORS_MAX} ×`, `${floors} ×`, floors <= FLOORS_MAX),
    finding('recall against a scan of every text', '1.0', String(ours.recall), ours.recall === 1),
    finding(
      `memory of the host as installed${own === undefined ? '' : ` (its own without mapped files: ${megabytes(own)} MB)`}`,
      `≤ ${HOST_MAX_MB} MB`,
      `${ours.rss} MB`,
      ours.rss <= HOST_MAX_MB,
    ),
    finding('size of the index', '', `${ours.mb} MB`, undefined),
    ...(['like', 'trigram', 'flexsearch', 'minisearch'] as const).flatMap((name) => {
      const peer = figures[name]
      if (peer === undefined) return []
      const times = `p50 ${peer.p50} ms, p95 ${peer.p95} ms (${ratioOf(peer.p95, ours.p95)} × ours)`
      return [finding(`peer: ${name}`, '', `${times}, recall ${peer.recall}, ${peer.mb} MB, memory ${peer.rss} MB`, undefined)]
    }),
  ]
}

function finding(what: string, target: string, found: string, reached: boolean | undefined): Finding {
  return { what, target, found, reached }
}
