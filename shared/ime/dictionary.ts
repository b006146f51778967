// What the pinyin engine asks of a dictionary, and how a few words of the town or of this session are laid over one.
import { confusable } from './syllables.ts'

/** `surname` and `given` make a person's name together; a given name stands only after a surname. */
export type WordKind = 'plain' | 'surname' | 'given'

export interface Word {
  readonly text: string
  readonly syllables: readonly string[]
  /** −ln of how likely the word is: the smaller the more usual. */
  readonly cost: number
  readonly kind: WordKind
  /** Number of its class of words (nouns, numbers, 了, …) in the table of classes. */
  readonly group: number
}

/** What stands before the first and after the last word, in counts of what follows what. */
export const BEGINNING = '^'
export const END = '$'

export interface Entry {
  /** Cheapest first. */
  readonly words: readonly Word[]
  /** Whether a longer word begins with these syllables. */
  readonly longer: boolean
}

export interface PinyinDictionary {
  /** Words by the classes of their syllables (`confusable`), joined by an apostrophe. */
  entry(key: string): Entry
  /** The usual words by the first letters of their syllables (`dbbz`). */
  byInitials(initials: string): Entry
  /** How much cheaper (or, below 0, dearer) `next` is after `previous` than by itself. Undefined stands for the beginning or the end. */
  gain(previous: Word | undefined, next: Word | undefined): number
}

/** A word of which nothing is known: it gains and loses nothing by its neighbours. */
export const NO_GROUP = 0

export const NO_ENTRY: Entry = { words: [], longer: false }

export function keyOf(syllables: readonly string[]): string {
  return syllables.map(confusable).join("'")
}

export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable[0] ?? '').join('')
}

/** The dictionary with more words on top; a word that both know takes the smaller cost. */
export function withWords(dictionary: PinyinDictionary, words: readonly Word[]): PinyinDictionary {
  if (words.length === 0) return dictionary
  const keys = wordsByKey(words, ({ syllables }) => syllables.map(confusable), "'")
  const initials = wordsByKey(words, ({ syllables }) => [...initialsOf(syllables)], '')
  return {
    entry: (key) => merged(dictionary.entry(key), keys.get(key)),
    byInitials: (key) => merged(dictionary.byInitials(key), initials.get(key)),
    gain: (previous, next) => dictionary.gain(previous, next),
  }
}

/** Words under the parts of their key, put together by `joint`; the beginnings of longer words are there too, though without words. */
export function wordsByKey(
  words: readonly Word[],
  partsOf: (word: Word) => readonly string[],
  joint: string,
): Map<string, Entry> {
  const found = new Map<string, { words: Word[]; longer: boolean }>()
  const at = (key: string) => {
    const entry = found.get(key) ?? { words: [], longer: false }
    found.set(key, entry)
    return entry
  }
  for (const word of words) {
    const parts = partsOf(word)
    for (let length = 1; length < parts.length; length += 1) at(parts.slice(0, length).join(joint)).longer = true
    at(parts.join(joint)).words.push(word)
  }
  return found
}

function merged(below: Entry, above: Entry | undefined): Entry {
  if (above === undefined) return below
  const cheapest = new Map<string, Word>()
  for (const word of [...below.words, ...above.words]) {
    const name = `${word.text} ${word.syllables.join(' ')} ${word.kind}`
    const known = cheapest.get(name)
    if (known === undefined || word.cost < known.cost) cheapest.set(name, word)
  }
  return { words: [...cheapest.values()].sort((a, b) => a.cost - b.cost), longer: below.longer || above.longer }
}
