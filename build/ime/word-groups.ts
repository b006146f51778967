// Classes of words (jieba's parts of speech; the commonest small words each by itself) and which class follows which.
import { BEGINNING, END } from '../../shared/ime/dictionary.ts'
import { EDGE_GROUP, GROUP_GAIN_STEPS, GROUP_GAIN_ZERO } from '../../shared/ime/following.ts'

/** What was counted in one kind of speech. */
export interface Counts {
  readonly words: ReadonlyMap<string, number>
  /** By `previous\tnext`. */
  readonly pairs: ReadonlyMap<string, number>
}

export interface WordGroups {
  readonly groupOf: (word: string) => number
  readonly nameGroup: number
  readonly size: number
}

/** So often in the everyday sentences that a small word is a class by itself: 了, 吗, 不, 我, 的, … */
const OWN_GROUP_AT_LEAST = 6
const SMALL_WORD_CHARACTERS = 2
/** Both kinds of speech count alike, however much was counted of each: as so many pairs. */
const PAIRS_EACH = 15_000
/** Pairs of classes seen less often than this say little against what chance would give. */
const DOUBT = 6
/** jieba's finer parts that behave alike. */
const PARTS: Readonly<Record<string, string>> = {
  nrt: 'nr',
  nrfg: 'nr',
  nt: 'n',
  nz: 'n',
  ng: 'n',
  vg: 'v',
  vd: 'd',
  vi: 'v',
  vq: 'v',
  ad: 'd',
  an: 'n',
  ag: 'a',
  dg: 'd',
  df: 'd',
  tg: 't',
  mq: 'm',
  mg: 'm',
  rz: 'r',
  rr: 'r',
  rg: 'r',
}

export function wordGroups(
  parts: ReadonlyMap<string, string>,
  everyday: ReadonlyMap<string, number>,
  cut: (run: string) => string[],
): WordGroups {
  const small = [...everyday].filter(
    ([word, count]) => count >= OWN_GROUP_AT_LEAST && word.length <= SMALL_WORD_CHARACTERS && !isContent(parts.get(word)),
  )
  const names = ['', BEGINNING, ...small.map(([word]) => word)]
  const numbers = new Map(names.map((name, i) => [name, i]))
  const number = (name: string) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  for (const part of [...parts.values()].sort()) number(`/${PARTS[part] ?? part}`)
  const groupOf = (word: string): number => {
    if (word === BEGINNING || word === END) return EDGE_GROUP
    const part = parts.get(word) ?? parts.get(cut(word).at(-1) ?? '') ?? 'n'
    return numbers.get(word) ?? number(`/${PARTS[part] ?? part}`)
  }
  return { groupOf, nameGroup: number('/nr'), size: numbers.size }
}

function isContent(part = 'n'): boolean {
  return /^(?:n|vn|t)/.test(part)
}

/** A square of bytes: 16 ln(P(class after class) / P(class)) + 128. */
export function groupTable({ groupOf, size }: WordGroups, law: Counts, everyday: Counts): Uint8Array {
  const known = new Map<string, number>()
  const group = (word: string) => {
    const number = known.get(word) ?? groupOf(word)
    known.set(word, number)
    return number
  }
  const counts = new Float64Array(size * size)
  for (const { pairs } of [law, everyday]) {
    const total = [...pairs.values()].reduce((sum, count) => sum + count, 0)
    for (const [pair, count] of pairs) {
      const [previous = '', next = ''] = pair.split('\t')
      const at = group(previous) * size + group(next)
      counts[at] = (counts[at] ?? 0) + (count / total) * PAIRS_EACH
    }
  }
  const rows = sums(counts, size, (i) => Math.floor(i / size))
  const columns = sums(counts, size, (i) => i % size)
  return Uint8Array.from(counts, (count, i) => {
    const expected = ((rows[Math.floor(i / size)] ?? 0) * (columns[i % size] ?? 0)) / (2 * PAIRS_EACH)
    const byte = Math.round(GROUP_GAIN_STEPS * Math.log((count + DOUBT) / (expected + DOUBT))) + GROUP_GAIN_ZERO
    return Math.max(0, Math.min(255, byte))
  })
}

function sums(counts: Float64Array, size: number, at: (i: number) => number): Float64Array {
  const found = new Float64Array(size)
  for (const [i, count] of counts.entries()) found[at(i)] = (found[at(i)] ?? 0) + count
  return found
}
