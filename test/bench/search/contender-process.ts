// Measures one contender: every query once cold and once warm. The job is the argument; the last line on standard output is the measure.
import { type Answer, type Contender, type ContenderName, jobSchema, type Measured } from './contender.ts'
import { flexsearch, minisearch } from './memory-contenders.ts'
import { floor, like, ours, trigram } from './sqlite-contenders.ts'

const OPENERS: Readonly<Record<ContenderName, (folder: string) => Contender | Promise<Contender>>> = {
  ...{ ours, floor, like, trigram, flexsearch, minisearch },
}

const WARM_ROUNDS = 5
const WARM_ROUNDS_WITHIN_MS = 8_000

const { contender: name, folder, queries } = jobSchema.parse(JSON.parse(process.argv[2] ?? ''))
const contender = await OPENERS[name](folder)
const cold = await timed()
const warm = await warmTimes()
await contender.work?.()
const { rss } = process.memoryUsage()
const measured: Measured = {
  answers: cold.answers.map(({ listed, total, atLeast }) => ({
    ...(listed !== undefined && { listed: [...listed] }),
    ...(total !== undefined && { total }),
    ...(atLeast !== undefined && { atLeast }),
  })),
  ...{ cold: cold.times, warm, indexBytes: contender.indexBytes, rssBytes: rss },
}
await contender.close()
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0))

/**
 * The best of a few rounds for each query: what it costs when nothing else runs. On a busy machine one pause in twenty is another program's, and
 * would be the p95. A slow contender gets one round.
 */
async function warmTimes(): Promise<number[]> {
  const rounds: number[][] = []
  const started = performance.now()
  do rounds.push((await timed()).times)
  while (rounds.length < WARM_ROUNDS && performance.now() - started < WARM_ROUNDS_WITHIN_MS)
  return queries.map((_, i) => Math.min(...rounds.map((times) => times[i] ?? Number.NaN)))
}

async function timed(): Promise<{ answers: Answer[]; times: number[] }> {
  const answers: Answer[] = []
  const times: number[] = []
  for (const query of queries) {
    const started = performance.now()
    const answer = await contender.ask(query)
    times.push(answer.ms ?? performance.now() - started)
    answers.push(answer)
  }
  return { answers, times }
}
