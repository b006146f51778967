// node build/ime/count-pairs.ts CORPUS OUT: counts words and neighbouring words in a corpus of law sections (JSON lines with `body`, gzip).
// Only the counts are kept in the project (assets/ime/law-pairs.tsv.gz), never a sentence. Runs by hand, where the corpus is.
import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { BEGINNING, END } from '../../shared/ime/dictionary.ts'
import { baseWords } from './base-dictionary.ts'
import { chineseRuns, wordCutter } from './cut-words.ts'
import { ownWords } from './own-words.ts'

const PAIR_AT_LEAST = 5
const WORD_AT_LEAST = 3
/** So usual in the count that it is cut off in one piece. */
const OWN_WORD_COUNT = 300

const [corpus, out] = process.argv.slice(2)
if (corpus === undefined || out === undefined) throw new Error('expected two arguments: CORPUS OUT')

const section = z.object({ body: z.string() })
const counts = new Map(baseWords().map(({ text, count }) => [text, count]))
for (const { text } of ownWords()) counts.set(text, Math.max(OWN_WORD_COUNT, counts.get(text) ?? 0))
const cut = wordCutter(counts)
const words = new Map<string, number>()
const pairs = new Map<string, number>()
const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

for await (const line of createInterface({ input: createReadStream(corpus).pipe(createGunzip()) })) {
  for (const run of chineseRuns(section.parse(JSON.parse(line)).body)) {
    const row = [BEGINNING, ...cut(run), END]
    for (const [i, word] of row.entries()) {
      add(words, word)
      const next = row[i + 1]
      if (next !== undefined) add(pairs, `${word}\t${next}`)
    }
  }
}

const kept = (map: Map<string, number>, least: number) =>
  [...map].filter(([, count]) => count >= least).sort(([a], [b]) => (a < b ? -1 : 1))
const lines = [...kept(words, WORD_AT_LEAST), ...kept(pairs, PAIR_AT_LEAST)].map(([key, count]) => `${key}\t${count}`)
writeFileSync(out, gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
process.stdout.write(`${words.size} words, ${pairs.size} pairs, ${lines.length} lines kept\n`)
