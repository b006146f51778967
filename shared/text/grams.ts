// Character bigrams for full-text search: a term of any length, in any script, finds exactly what a substring scan finds.
// Measured beside trigrams and word segmentation: see docs/decisions/search-by-bigrams.md.
import { normalise } from './normalise.ts'
import { WrittenWords } from './written-words.ts'

/** How text is cut; stands in each content file, so that an old index is rebuilt and never asked with new cuts (F33). */
export const GRAM_FORMAT = 2

/** Runs of all that can be seen, punctuation too. White space, control characters and half surrogates part them. */
const RUN = /[^\s\p{Cc}\p{Cs}]+/gu

/** FTS5's tokenizer for `indexGrams`: words are what stands between spaces, for its own idea of a word ends at ASCII punctuation. */
export const GRAM_TOKENIZER = `"ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'"`

/** A pair with its space for each unit; once more each unit alone with its own. */
const UNITS_A_UNIT = 3 + 2
const BEFORE_ANOTHER = 1
const AT_AN_END = 2
/** How each character stands in the text that is being cut; all 0 between two texts. */
const stands = new Uint8Array(0x11_0000)

/**
 * The index text: for each run its overlapping pairs, then its last character alone, so that no phrase reaches over its end; then every other
 * character once alone, for those who look for one. `text` is normalised.
 */
export function indexGrams(text: string): string {
  const grams = new WrittenWords(UNITS_A_UNIT * text.length)
  const met: number[] = []
  const stand = (character: number, how: number) => {
    if (stands[character] === 0) met.push(character)
    stands[character] = (stands[character] ?? 0) | how
  }
  for (const run of text.match(RUN) ?? []) {
    let character = run.codePointAt(0)
    for (let at = 0; character !== undefined; ) {
      at += character > 0xffff ? 2 : 1
      const next = run.codePointAt(at)
      grams.put(character)
      if (next !== undefined) grams.put(next)
      grams.endWord()
      stand(character, next === undefined ? AT_AN_END : BEFORE_ANOTHER)
      character = next
    }
  }
  for (const character of met) {
    if (stands[character] === BEFORE_ANOTHER) {
      grams.put(character)
      grams.endWord()
    }
    stands[character] = 0
  }
  return grams.text()
}

export interface SearchTerm {
  /** Normalised, without spaces. */
  readonly text: string
  /** FTS5 expression whose matches are the texts that hold the term. */
  readonly expression: string
}

/** Splits what was typed at spaces into terms; all of them must be found (F32, F36: nothing typed is ever query syntax). */
export function searchTerms(typed: string): SearchTerm[] {
  const words = normalise(typed).match(RUN) ?? []
  return [...new Set(words)].map((text) => ({ text, expression: phraseOf(text) }))
}

/** The scan that search must equal: does each term stand in the title or in the text? All arguments normalised. */
export function holdsEachTerm(terms: readonly SearchTerm[], title: string, text: string): boolean {
  return terms.every((term) => title.includes(term.text) || text.includes(term.text))
}

function phraseOf(run: string): string {
  const characters = [...run]
  const pairs = characters.slice(0, -1).map((character, i) => `${character}${characters[i + 1]}`)
  return `"${(pairs.length === 0 ? run : pairs.join(' ')).replaceAll('"', '""')}"`
}
