// How likely one word is after another: from pairs that were counted, from the classes of both words, and from the word alone.
import { pairReader } from './bigram-table.ts'
import { BEGINNING, END, NO_GROUP, type PinyinDictionary, type Word } from './dictionary.ts'

/** How far each is trusted; together 1. */
export const PAIR_TRUST = 0.6
const GROUP_TRUST = 0.35
const ALONE_TRUST = 1 - PAIR_TRUST - GROUP_TRUST

/** In the table of classes: row and column of the beginning and the end. */
export const EDGE_GROUP = 1

/** A byte of the class table: likelihood of a class after another against its likelihood alone, as 16 ln(x) + 128. */
export const GROUP_GAIN_STEPS = 16
export const GROUP_GAIN_ZERO = 128

/** `pairs`: the block of pairs, with gain ln(1 + likelihood ratio). `groups`: the square table of classes. */
export function following(pairs: Uint8Array, groups: Uint8Array): PinyinDictionary['gain'] {
  const size = Math.round(Math.sqrt(groups.length))
  const pairGain = pairReader(pairs)
  const ratios = Float32Array.from({ length: 256 }, (_, byte) => Math.exp((byte - GROUP_GAIN_ZERO) / GROUP_GAIN_STEPS))
  return (previous, next) => {
    const row = groupOf(previous)
    const column = groupOf(next)
    if (row === NO_GROUP || column === NO_GROUP) return 0
    const group = ratios[groups[row * size + column] ?? GROUP_GAIN_ZERO] ?? 1
    const known = pairGain(previous?.text ?? BEGINNING, next?.text ?? END)
    const pair = known === 0 ? 0 : Math.expm1(known)
    return Math.log(PAIR_TRUST * pair + GROUP_TRUST * group + ALONE_TRUST)
  }
}

function groupOf(word: Word | undefined): number {
  return word === undefined ? EDGE_GROUP : word.group
}
