// The row of candidates for what was typed: sentences first, then words for its beginning, longest first, then single characters.
import { bestSentences } from './decode.ts'
import type { PinyinDictionary, Word } from './dictionary.ts'
import { type Ear, type Lattice, latticeOf, wordsOfInitials } from './lattice.ts'
import type { Typed } from './typed.ts'

export interface Candidate {
  readonly text: string
  readonly syllables: readonly string[]
  /** How many of the typed letters it stands for; the rest stays to be typed on. */
  readonly letters: number
}

/** The longest syllable (ji) has some 380 with what it may begin; each of them can be paged to. */
export const CANDIDATES_MAX = 480
/** More whole sentences than this would push what a person picks piece by piece out of sight. */
const SENTENCES = 5
/** Beyond this difference (nats) a further sentence is nobody's meaning. */
const SENTENCE_MARGIN = 9

interface Asked {
  /** Candidates at most. */
  readonly limit?: number
  /** The word that stands before the caret. */
  readonly after?: Word | undefined
}

/** None for letters that begin no syllable. */
export function candidatesFor(
  typed: Typed,
  dictionary: PinyinDictionary,
  ear: Ear,
  { limit = CANDIDATES_MAX, after }: Asked = {},
): Candidate[] {
  const lattice = latticeOf(typed, dictionary, ear)
  const found = new Map<string, Candidate>()
  const add = (text: string, syllables: readonly string[], letters: number) => {
    if (!found.has(text)) found.set(text, { text, syllables, letters })
  }
  const sentences = bestSentences(lattice, dictionary, SENTENCES, after)
  const least = sentences[0]?.cost ?? 0
  for (const { text, syllables, cost } of sentences) if (cost <= least + SENTENCE_MARGIN) add(text, syllables, lattice.reach)
  for (const { text, syllables } of wordsOfInitials(typed, dictionary).slice(0, SENTENCES)) {
    add(text, syllables, typed.letters.length)
  }
  for (const { word, end } of beginnings(lattice)) add(word.text, word.syllables, end)
  return [...found.values()].slice(0, limit)
}

function beginnings({ steps }: Lattice): { word: Word; end: number }[] {
  return (steps[0] ?? [])
    .filter(({ word }) => word.kind !== 'given')
    .toSorted((a, b) => b.end - a.end || a.word.cost + a.penalty - (b.word.cost + b.penalty))
}
