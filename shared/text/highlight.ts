// Marks where a term stands, on the original characters (R23).
import type { SearchTerm } from './grams.ts'
import { type NormalisedText, normaliseWithOrigin } from './normalise.ts'

export type Marked = { text: string; hit: boolean }[]

/** The whole text with every hit marked. */
export function markTerms(original: string, terms: readonly SearchTerm[]): Marked {
  return markRange(original, hitRanges(normaliseWithOrigin(original), terms), 0, original.length)
}

export interface Range {
  start: number
  end: number
}

/** Where the terms stand in the original text, in order and without overlap. */
export function hitRanges({ text, origin }: NormalisedText, terms: readonly SearchTerm[]): Range[] {
  const found: Range[] = []
  for (const term of terms) {
    for (let at = text.indexOf(term.text); at >= 0; at = text.indexOf(term.text, at + term.text.length)) {
      const end = at + term.text.length
      found.push(origin === undefined ? { start: at, end } : { start: origin[at] ?? 0, end: endOfCluster(origin, end - 1) })
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

/** A part of the text, with the hits in it marked. */
export function markRange(original: string, ranges: readonly Range[], from: number, to: number): Marked {
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
