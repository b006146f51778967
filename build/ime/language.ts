// How usual each word is and which follow each other, from three sources: jieba's counts, law sections, and the project's own sentences.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { projectFolder } from '../../platform/paths.ts'
import type { Pair } from '../../shared/ime/bigram-table.ts'
import { BEGINNING, END } from '../../shared/ime/dictionary.ts'
import { baseWords } from './base-dictionary.ts'
import { chineseRuns, wordCutter } from './cut-words.ts'
import { everydaySentences, type OwnKind, ownWords } from './own-words.ts'
import { type Counts, groupTable, wordGroups } from './word-groups.ts'

/** What share of all speech each source stands for. Laws alone would make a machine that knows no 孩子. */
const SHARES = { base: 0.65, law: 0.25, everyday: 0.1 }
/** An own word is at least so usual, by kind and length: in nats. */
const OWN_COSTS: Readonly<Record<OwnKind, number>> = { field: 10.5, everyday: 10, address: 11 }
const FREQUENT_GAIN = 2
/** A pair of the everyday sentences counts like so many in the laws. */
const EVERYDAY_PAIR_WEIGHT = 100
/** Pairs seen less often are less certain. */
const PAIR_DOUBT = 6
const GAIN_AT_LEAST = 0.2

export interface Language {
  /** −ln of each word's likelihood. */
  readonly costs: ReadonlyMap<string, number>
  readonly counts: ReadonlyMap<string, number>
  readonly pairs: readonly Pair[]
  /** jieba's part of speech. */
  readonly parts: ReadonlyMap<string, string>
  /** The number of each word's class. */
  readonly groupOf: (word: string) => number
  readonly nameGroup: number
  /** Which class follows which, as `following` reads it. */
  readonly groupTable: Uint8Array
}

export function readLanguage(): Language {
  const base = baseWords()
  const counts = new Map(base.map(({ text, count }) => [text, count]))
  const own = ownWords()
  for (const { text } of own) counts.set(text, Math.max(300, counts.get(text) ?? 0))
  const law = lawCounts()
  const everyday = everydayCounts(counts)
  const costs = mixedCosts([
    { share: SHARES.base, counts: new Map(base.map(({ text, count }) => [text, count])) },
    { share: SHARES.law, counts: law.words },
    { share: SHARES.everyday, counts: everyday.words },
  ])
  for (const { text, kind, frequent } of own) {
    const cost = OWN_COSTS[kind] - (frequent ? FREQUENT_GAIN : 0)
    costs.set(text, Math.min(costs.get(text) ?? Number.POSITIVE_INFINITY, cost))
  }
  const parts = new Map(base.map(({ text, part }) => [text, part]))
  const groups = wordGroups(parts, everyday.words, wordCutter(counts))
  return {
    costs,
    counts,
    pairs: pairGains(costs, law, everyday),
    parts,
    ...groups,
    groupTable: groupTable(groups, law, everyday),
  }
}

function lawCounts(): Counts {
  const words = new Map<string, number>()
  const pairs = new Map<string, number>()
  const text = gunzipSync(readFileSync(join(projectFolder(), 'assets', 'ime', 'law-pairs.tsv.gz'))).toString('utf8')
  for (const line of text.trim().split('\n')) {
    const [first = '', second = '', third] = line.split('\t')
    if (third === undefined) words.set(first, Number(second))
    else pairs.set(`${first}\t${second}`, Number(third))
  }
  return { words, pairs }
}

function everydayCounts(counts: ReadonlyMap<string, number>): Counts {
  const cut = wordCutter(counts)
  const words = new Map<string, number>()
  const pairs = new Map<string, number>()
  for (const run of everydaySentences().flatMap(chineseRuns)) {
    const row = [BEGINNING, ...cut(run), END]
    for (const [i, word] of row.entries()) {
      words.set(word, (words.get(word) ?? 0) + 1)
      const pair = `${word}\t${row[i + 1]}`
      if (row[i + 1] !== undefined) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
  }
  return { words, pairs }
}

function mixedCosts(sources: readonly { share: number; counts: ReadonlyMap<string, number> }[]): Map<string, number> {
  const mixed = new Map<string, number>()
  for (const { share, counts } of sources) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    for (const [word, count] of counts)
      if (word !== BEGINNING && word !== END) mixed.set(word, (mixed.get(word) ?? 0) + (share * count) / total)
  }
  return new Map([...mixed].map(([word, likelihood]) => [word, -Math.log(likelihood)]))
}

/** Against how usual `next` is alone: what PAIR_TRUST weighs. Kept as ln(1 + ratio), for the ratio may be below 1. */
function pairGains(costs: ReadonlyMap<string, number>, law: Counts, everyday: Counts): Pair[] {
  const together = new Map(law.pairs)
  for (const [pair, count] of everyday.pairs) together.set(pair, (together.get(pair) ?? 0) + count * EVERYDAY_PAIR_WEIGHT)
  const ends = endLikelihood(law, everyday)
  return [...together].flatMap(([pair, count]) => {
    const [previous = '', next = ''] = pair.split('\t')
    // How laws begin says nothing of how a phrase begins.
    if (previous === BEGINNING && !everyday.pairs.has(pair)) return []
    const alone = next === END ? ends : Math.exp(-(costs.get(next) ?? 20))
    const uses = (law.words.get(previous) ?? 0) + EVERYDAY_PAIR_WEIGHT * (everyday.words.get(previous) ?? 0) + PAIR_DOUBT
    const gain = Math.log1p(count / uses / alone)
    return gain >= GAIN_AT_LEAST ? [{ previous, next, gain }] : []
  })
}

/** How often any word is the last of its run. */
function endLikelihood(law: Counts, everyday: Counts): number {
  const share = ({ words }: Counts) => (words.get(END) ?? 0) / [...words.values()].reduce((sum, count) => sum + count, 0)
  return (share(law) + share(everyday)) / 2
}
