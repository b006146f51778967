// Marks where a term stands, on the original characters (R23), and cuts a snippet around the first mark.
import type { SearchTerm } from './grams.ts'
import { type NormalisedText, normaliseWithOrigin } from './normalise.ts'

export type Marked = { text: string; hit: boolean }[]

/** Characters shown before the first hit, and in a snippet altogether. */
const SNIPPET_LEAD = 24
const SNIPPET_LENGTH = 110
/** Only so much of a long text is mapped back to its original offsets around a hit. */
const WINDOW = 400

/** The whole text with every hit marked. */
export function markTerms(original: string, terms: readonly SearchTerm[]): Marked {
  return markRange(original, hitRanges(normaliseWithOrigin(original), terms), 0, original.length)
}

/** One line around the first hit; the text's beginning when only the title holds the terms. `normalised` is the text's normal form. */
export function snippet(original: string, normalised: string, terms: readonly SearchTerm[]): Marked {
  const window = windowAround(original, normalised, terms)
  const ranges = hitRanges(normaliseWithOrigin(window), terms)
  const first = ranges[0]?.start ?? 0
  const start = characterStart(window, Math.max(0, first - SNIPPET_LEAD))
  const end = characterStart(window, Math.min(window.length, start + SNIPPET_LENGTH))
  const marked = markRange(window, ranges, start, end).map(({ text, hit }) => ({ text: text.replace(/\s+/gu, ' '), hit }))
  return [
    ...(start > 0 ? [{ text: '…', hit: false }] : []),
    ...marked,
    ...(end < window.length ? [{ text: '…', hit: false }] : []),
  ]
}

interface Range {
  start: number
  end: number
}

/** Most normalised offsets are near their original ones; a wide window around the hit's proportional place is enough to find it again. */
function windowAround(original: string, normalised: string, terms: readonly SearchTerm[]): string {
  const places = terms.map((term) => normalised.indexOf(term.text)).filter((place) => place >= 0)
  if (places.length === 0) return slice(original, 0, WINDOW)
  const place = Math.min(...places)
  // Equal lengths do not promise equal offsets: ㎡ grows by one, a decomposed é shrinks by one.
  const sameLength = original.length === normalised.length
  const scaled = sameLength ? place : Math.floor((place / normalised.length) * original.length)
  const near = sameLength
    ? slice(original, place - WINDOW / 2, place + WINDOW)
    : slice(original, scaled - WINDOW * 4, scaled + WINDOW * 4)
  return hitRanges(normaliseWithOrigin(near), terms).length > 0 ? near : original
}

function slice(text: string, from: number, to: number): string {
  return text.slice(characterStart(text, Math.max(0, from)), characterStart(text, Math.min(text.length, to)))
}

/** Moves an offset off the second half of a surrogate pair. */
function characterStart(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset
}

function hitRanges({ text, origin }: NormalisedText, terms: readonly SearchTerm[]): Range[] {
  const found: Range[] = []
  for (const term of terms) {
    for (let at = text.indexOf(term.text); at >= 0; at = text.indexOf(term.text, at + term.text.length)) {
      const lastUnit = at + term.text.length - 1
      const start = origin[at] ?? 0
      found.push({ start, end: endOfCluster(origin, lastUnit) })
    }
  }
  return merge(found.sort((a, b) => a.start - b.start))
}

/** The original offset where the character that gave `unit` ends: several normalised units can come from one character (㎡ -> m2). */
function endOfCluster(origin: readonly number[], unit: number): number {
  const start = origin[unit]
  let next = unit + 1
  while (next < origin.length - 1 && origin[next] === start) next += 1
  return origin[next] ?? 0
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of ranges) {
    const last = merged[merged.length - 1]
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
  }
  return merged
}

function markRange(original: string, ranges: readonly Range[], from: number, to: number): Marked {
  const marked: Marked = []
  let at = from
  for (const { start, end } of ranges) {
    if (end <= from || start >= to) continue
    if (start > at) marked.push({ text: original.slice(at, start), hit: false })
    marked.push({ text: original.slice(Math.max(start, at), Math.min(end, to)), hit: true })
    at = Math.min(end, to)
  }
  if (at < to) marked.push({ text: original.slice(at, to), hit: false })
  return marked
}
