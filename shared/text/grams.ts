// Character bigrams for full-text search: a term of any length, in any script, finds exactly what a substring scan finds.
// Measured beside trigrams and word segmentation: see docs/decisions/search-by-bigrams.md.
import { normalise } from './normalise.ts'

/** How text is cut; stands in each content file, so that an old index is rebuilt and never asked with new cuts (F33). */
export const GRAM_FORMAT = 1

/** Letters, digits and marks of every script form runs; all else (spaces, punctuation, symbols) parts them. */
const RUN = /[\p{L}\p{N}\p{M}]+/gu

/** The index text: for each run its overlapping pairs, then its last character alone. `text` is normalised. */
export function indexGrams(text: string): string {
  const grams: string[] = []
  for (const [run] of text.matchAll(RUN)) {
    const characters = [...run]
    for (let i = 0; i + 1 < characters.length; i += 1) grams.push(`${characters[i]}${characters[i + 1]}`)
    grams.push(characters[characters.length - 1] ?? '')
  }
  return grams.join(' ')
}

export interface SearchTerm {
  /** Normalised, without spaces. */
  readonly text: string
  /** FTS5 expression whose matches hold every run of the term; undefined when the term has no run (only punctuation). */
  readonly expression: string | undefined
  /** Whether the expression alone is exact; otherwise matches are checked against the text. */
  readonly exact: boolean
}

/** Splits what was typed at spaces into terms; all of them must be found (F32, F36: nothing typed is ever query syntax). */
export function searchTerms(typed: string): SearchTerm[] {
  const words = normalise(typed)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return [...new Set(words)].map((text) => {
    const runs = Array.from(text.matchAll(RUN), ([run]) => run)
    return {
      text,
      expression: runs.length === 0 ? undefined : runs.map(runExpression).join(' AND '),
      exact: runs.length === 1 && runs[0] === text,
    }
  })
}

/** The scan that search must equal: does each term stand in the title or in the text? All arguments normalised. */
export function holdsEachTerm(terms: readonly SearchTerm[], title: string, text: string): boolean {
  return terms.every((term) => title.includes(term.text) || text.includes(term.text))
}

function runExpression(run: string): string {
  const characters = [...run]
  if (characters.length === 1) return `"${run}"*`
  const pairs = characters.slice(0, -1).map((character, i) => `${character}${characters[i + 1]}`)
  return `"${pairs.join(' ')}"`
}
