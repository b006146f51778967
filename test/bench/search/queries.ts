// What is asked: pieces of one to eight characters out of the texts as they stand there, punctuation included; and the scan that says what is right.
import { normalise } from '../../../shared/text/normalise.ts'
import { randomOf } from '../../faults/random.ts'
import type { Text } from '../texts.ts'

const LENGTH_MAX = 8
const SEED = 20_261_127
/** Looks for a piece without a space in so many places before it takes a title's first characters. */
const TRIES = 200

/** As many of each length. */
export function queriesFrom(texts: readonly Text[], count: number): string[] {
  const random = randomOf(SEED, 'queries')
  return Array.from({ length: count }, (_, i) => {
    const length = 1 + (i % LENGTH_MAX)
    for (let tried = 0; tried < TRIES; tried += 1) {
      const body = texts[random.below(texts.length)]?.body ?? ''
      const from = random.below(Math.max(1, body.length - length))
      const piece = body.slice(from, from + length)
      if (piece.length === length && piece.isWellFormed() && !/[\s\p{Cc}]/u.test(piece)) return piece
    }
    return texts[i % texts.length]?.title.slice(0, length) ?? ''
  })
}

/** For each query the numbers of the texts that hold it, by looking through all of them. */
export function scan(texts: readonly Text[], queries: readonly string[]): number[][] {
  const whole = texts.map(({ title, body }) => normalise(`${title}\n${body}`))
  return queries.map((query) => {
    const term = normalise(query)
    const found: number[] = []
    for (const [i, text] of whole.entries()) if (text.includes(term)) found.push(i)
    return found
  })
}
