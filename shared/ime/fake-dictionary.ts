// A dictionary of a few words in memory, for tests.
import { NO_ENTRY, type PinyinDictionary, type Word, withWords } from './dictionary.ts'

const EMPTY: PinyinDictionary = { entry: () => NO_ENTRY, byInitials: () => NO_ENTRY, gain: () => 0 }

/** Each line: a word, its syllables, its cost. `gains`: what a pair of words saves, by `previous next`. */
export function dictionaryOf(lines: readonly string[], gains: Readonly<Record<string, number>> = {}): PinyinDictionary {
  const words = lines.map((line): Word => {
    const [text = '', ...rest] = line.split(' ')
    return { text, syllables: rest.slice(0, -1), cost: Number(rest.at(-1)), kind: 'plain', group: 0 }
  })
  return {
    ...withWords(EMPTY, words),
    gain: (previous, next) => gains[`${previous?.text ?? ''} ${next?.text ?? ''}`] ?? 0,
  }
}
