// What a phrase costs to type on the keyboard's pinyin: one tap a letter, then it is picked whole, or piece by piece from its beginning.
import { candidatesFor } from '../../shared/ime/candidates.ts'
import type { PinyinDictionary } from '../../shared/ime/dictionary.ts'
import { typedPinyin } from '../../shared/ime/typed.ts'
import { lettersOf, type Phrase, type Typing } from './phrases.ts'

/** Candidates on one page of the keyboard: more than these cost a tap to turn. */
export const PAGE = 10

/** Undefined: it can't be typed so. */
export function tapsOf(phrase: Phrase, typing: Typing, words: PinyinDictionary): number | undefined {
  const letters = lettersOf(phrase, typing)
  const picks = pieces(phrase.text, letters, typing, words)
  return picks === undefined ? undefined : letters.length + picks
}

export function texts(letters: string, typing: Typing, words: PinyinDictionary) {
  const typed = typedPinyin(letters)
  return typed === undefined ? [] : candidatesFor(typed, words, { fuzzy: typing === 'fuzzy' })
}

/** Taps to pick a text: of what is right at its beginning the longest piece each time. */
function pieces(text: string, letters: string, typing: Typing, words: PinyinDictionary): number | undefined {
  if (text === '') return letters === '' ? 0 : undefined
  const fitting = texts(letters, typing, words)
    .map((candidate, place) => ({ ...candidate, place }))
    .filter((candidate) => text.startsWith(candidate.text))
    .sort((a, b) => b.text.length - a.text.length || a.place - b.place)
  for (const candidate of fitting) {
    const rest = pieces(text.slice(candidate.text.length), letters.slice(candidate.letters), typing, words)
    if (rest !== undefined) return 1 + Math.floor(candidate.place / PAGE) + rest
  }
  return undefined
}
