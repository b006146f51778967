// How much of one text stands word for word in another: shingles of characters, and the longest passages side by side.
import type { Compared } from './finding.ts'

export interface Overlap {
  /** Share of the first text's shingles that stand in the second, 0 to 1. */
  readonly share: number
  /** The longest passages first, as written in the first and in the second text. */
  readonly passages: readonly Compared[]
}

/** Long enough that common turns of phrase do not count (政府信息公开工作 has eight characters, too). */
const SHINGLE = 10
const PASSAGE_MIN = 20
const PASSAGES_MAX = 5

export function overlapOf(text: string, other: string): Overlap {
  const [here, there] = [lettersOf(text), lettersOf(other)]
  const places = new Map<string, number>()
  for (let at = 0; at + SHINGLE <= there.letters.length; at += 1) {
    const shingle = there.letters.slice(at, at + SHINGLE)
    if (!places.has(shingle)) places.set(shingle, at)
  }
  const total = Math.max(0, here.letters.length - SHINGLE + 1)
  let shared = 0
  const passages: { from: number; to: number; there: number }[] = []
  for (let at = 0; at < total; at += 1) {
    const found = places.get(here.letters.slice(at, at + SHINGLE))
    if (found === undefined) continue
    shared += 1
    const last = passages.at(-1)
    if (last !== undefined && at < last.to) continue
    let length = SHINGLE
    while (at + length < here.letters.length && here.letters[at + length] === there.letters[found + length]) length += 1
    passages.push({ from: at, to: at + length, there: found })
  }
  return {
    share: total === 0 ? 0 : shared / total,
    passages: passages
      .filter(({ from, to }) => to - from >= PASSAGE_MIN)
      .sort((a, b) => b.to - b.from - (a.to - a.from))
      .slice(0, PASSAGES_MAX)
      .map(({ from, to, there: at }) => ({
        here: asWritten(text, here, from, to),
        there: asWritten(other, there, at, at + to - from),
      })),
  }
}

interface Letters {
  readonly letters: string
  readonly origin: readonly number[]
}

/** Signs and spaces are left out: a copy with other commas is a copy. */
function lettersOf(text: string): Letters {
  let letters = ''
  const origin: number[] = []
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    for (let unit = 0; unit < letter.length; unit += 1) origin.push(index + unit)
    letters += letter
  }
  return { letters, origin }
}

function asWritten(text: string, { origin }: Letters, from: number, to: number): string {
  return text.slice(origin[from] ?? 0, (origin[to - 1] ?? text.length - 1) + 1)
}
