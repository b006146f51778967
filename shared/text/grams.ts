// Character bigrams for full-text search: a term of any length, in any script, finds exactly what a substring scan finds.
// Measured beside trigrams and word segmentation: see docs/decisions/search-by-bigrams.md.
import { normalise } from './normalise.ts'

/** How text is cut; stands in each content file, so that an old index is rebuilt and never asked with new cuts (F33). */
export const GRAM_FORMAT = 2

/** Runs of all that can be seen, punctuation too. White space, control characters and half surrogates part them. */
const RUN = /[^\s\p{Cc}\p{Cs}]+/gu

/** FTS5's tokenizer for `indexGrams`: words are what stands between spaces, for its own idea of a word ends at ASCII punctuation. */
export const GRAM_TOKENIZER = `"ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'"`

/**
 * The index text: for each run its overlapping pairs, then its last character alone, so that no phrase reaches over its end; then every other
 * character once alone, for those who look for one. `text` is normalised.
 */
export function indexGrams(text: string): string {
  const grams: string[] = []
  const inside = new Set<string>()
  const last = new Set<string>()
  for (const [run] of text.matchAll(RUN)) {
    let before = ''
    for (const character of run) {
      if (before !== '') {
        grams.push(before + character)
        inside.add(before)
      }
      before = character
    }
    grams.push(before)
    last.add(before)
  }
  for (const character of inside) if (!last.has(character)) grams.push(character)
  return grams.join(' ')
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
