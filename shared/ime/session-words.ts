// What was picked in this session comes first the next time in this session. A value in memory: it ends with the session, nothing of it is written.
import type { Candidate } from './candidates.ts'
import { NO_GROUP, type PinyinDictionary, type Word, withWords } from './dictionary.ts'

/** Text and syllables of what was picked, with how often. */
export type SessionWords = ReadonlyMap<string, { readonly syllables: readonly string[]; readonly times: number }>

export const NO_SESSION_WORDS: SessionWords = new Map()

const REMEMBERED_MAX = 200
const REMEMBERED_MAX_SYLLABLES = 12
/** A pick makes a word as usual as the most usual ones of its length, a second pick a little more. */
const PICKED_COST_PER_SYLLABLE = 4
const AGAIN_COST = 1

/** The words of the session after `picked`; past the limit the oldest are forgotten. */
export function remembering(words: SessionWords, picked: Pick<Candidate, 'text' | 'syllables'>): SessionWords {
  if (picked.syllables.length > REMEMBERED_MAX_SYLLABLES) return words
  const times = (words.get(picked.text)?.times ?? 0) + 1
  const next = new Map([...words].filter(([text]) => text !== picked.text))
  next.set(picked.text, { syllables: picked.syllables, times })
  return new Map([...next].slice(-REMEMBERED_MAX))
}

export function withSessionWords(dictionary: PinyinDictionary, words: SessionWords): PinyinDictionary {
  return withWords(
    dictionary,
    [...words].map(([text, { syllables, times }]): Word => {
      const cost = Math.max(0.5, PICKED_COST_PER_SYLLABLE + syllables.length - 1 - AGAIN_COST * (times - 1))
      return { text, syllables, cost, kind: 'plain', group: NO_GROUP }
    }),
  )
}
