// The line under a found title: one whole sentence that holds the searched words, not a scrap of a table or a heading.
import type { SearchTerm } from './grams.ts'
import { hitRanges, type Marked, markRange, type Range } from './highlight.ts'
import { type NormalisedText, normalise, normaliseInPlace, normaliseWithOrigin } from './normalise.ts'

/** Two lines of a row; a Chinese or Korean character counts two. */
const WIDTH_MAX = 116
/** At most this much of a sentence that has to be cut stands before the hit. */
const LEAD_MAX = 48
/** Only so much of a long text is mapped back to its original offsets around a hit. */
const WINDOW = 400
/** Hits looked at for one that stands in a sentence. */
const PLACES_MAX = 12

const SENTENCE_END = /[。！？!?；;]+[”’」』）)]*|(?<=[\p{L}）)])\.(?=\s|$)/gu
const CLAUSE_END = /[，、：,:]/gu

/** Where only the title holds the terms, the text's first sentence. */
export function snippet(original: string, terms: readonly SearchTerm[]): Marked {
  const inPlace = normaliseInPlace(original)
  const normalised = inPlace ?? normalise(original)
  let other: Marked | undefined
  for (const place of placesOf(normalised, terms)) {
    const window = windowAround(original, normalised, place)
    const ranges = hitRanges(inPlace === undefined ? normaliseWithOrigin(window.text) : normalAt(inPlace, window), terms)
    for (const range of ranges) {
      const around = sentencesAt(window, range)
      const found = cut(window.text, ranges, around, range)
      if (around.every(({ prose }) => prose)) return found
      other ??= found
    }
  }
  if (other !== undefined) return other
  // The place of a hit was guessed wrongly: characters that grow or shrink stand before it.
  const ranges = normalised !== original ? hitRanges(normaliseWithOrigin(original), terms) : []
  const first = ranges[0]
  if (first === undefined) return beginning(original)
  return cut(original, ranges, sentencesAt(windowAt(original, 0, original.length), first), first)
}

interface Window {
  readonly text: string
  /** Where it begins in the whole text. */
  readonly from: number
  /** Text has been left out before or after. */
  readonly openStart: boolean
  readonly openEnd: boolean
}

interface Sentence extends Range {
  /** Ends as a sentence does and is no cell of a table: not a heading, not 各位村民：. */
  readonly prose: boolean
  /** Goes on outside the window. */
  readonly openStart: boolean
  readonly openEnd: boolean
}

function placesOf(normalised: string, terms: readonly SearchTerm[]): number[] {
  const places: number[] = []
  for (const { text } of terms) {
    for (
      let at = normalised.indexOf(text), n = 0;
      at >= 0 && n < PLACES_MAX;
      at = normalised.indexOf(text, at + text.length), n += 1
    )
      places.push(at)
  }
  return places.sort((a, b) => a - b).slice(0, PLACES_MAX)
}

/** Most normalised offsets are near their original ones; a wide window around the hit's proportional place is enough to find it again. */
function windowAround(original: string, normalised: string, place: number): Window {
  // Equal lengths do not promise equal offsets: ㎡ grows by one, a decomposed é shrinks by one.
  const sameLength = original.length === normalised.length
  const middle = sameLength ? place : Math.floor((place / normalised.length) * original.length)
  return windowAt(original, middle, sameLength ? WINDOW : WINDOW * 4)
}

function windowAt(original: string, middle: number, reach: number): Window {
  const from = characterStart(original, Math.max(0, middle - reach))
  const until = characterStart(original, Math.min(original.length, middle + reach))
  return { text: original.slice(from, until), from, openStart: from > 0, openEnd: until < original.length }
}

function normalAt(normalised: string, { from, text }: Window): NormalisedText {
  return { text: normalised.slice(from, from + text.length), origin: undefined }
}

/** The sentences that share a character with a hit: only the lines and cells that it stands in are looked at. */
function sentencesAt(window: Window, hit: Range): Sentence[] {
  const { text } = window
  const parts = (unit: string | undefined) => unit === '\n' || unit === '\t'
  let from = hit.start
  while (from > 0 && !parts(text[from - 1])) from -= 1
  let until = hit.end
  while (until < text.length && !parts(text[until])) until += 1
  return sentencesIn(window, from, until).filter(({ start, end }) => start < hit.end && end > hit.start)
}

/** Lines, cells and the sentences in them, in order. Both ends of the part stand between lines or cells. */
function sentencesIn({ text, openStart, openEnd }: Window, partStart: number, partEnd: number): Sentence[] {
  const found: Sentence[] = []
  for (const block of text.slice(partStart, partEnd).matchAll(/[^\n\t]+/gu)) {
    const blockStart = partStart + block.index
    const end = blockStart + block[0].length
    const cell = text[blockStart - 1] === '\t' || text[end] === '\t'
    let from = blockStart
    const add = (until: number, ended: boolean) => {
      const piece = text.slice(from, until)
      const sentence = piece.trim()
      const start = from + piece.indexOf(sentence)
      const open = { openStart: openStart && from === 0, openEnd: openEnd && until === text.length }
      if (sentence !== '') found.push({ start, end: start + sentence.length, prose: !cell && (ended || open.openEnd), ...open })
      from = until
    }
    for (const stop of block[0].matchAll(SENTENCE_END)) add(blockStart + stop.index + stop[0].length, true)
    if (from < end) add(end, false)
  }
  return found
}

/** The sentences around a hit, or the clauses of them nearest to it where they are too long. */
function cut(text: string, ranges: readonly Range[], around: readonly Sentence[], hit: Range): Marked {
  const first = around[0]
  const last = around.at(-1)
  const whole = { start: Math.min(first?.start ?? hit.start, hit.start), end: Math.max(last?.end ?? hit.end, hit.end) }
  const { start, end } = fitted(text, whole, hit)
  const before = start > whole.start || first?.openStart === true
  const after = end < whole.end || last?.openEnd === true
  const marked = markRange(text, ranges, start, end).map((part) => ({ ...part, text: part.text.replace(/\s+/gu, ' ') }))
  return [...(before ? [{ text: '…', hit: false }] : []), ...marked, ...(after ? [{ text: '…', hit: false }] : [])]
}

function fitted(text: string, whole: Range, hit: Range): Range {
  const widths = widthsUpTo(text, whole)
  const widthOf = (start: number, end: number) => (widths[end - whole.start] ?? 0) - (widths[start - whole.start] ?? 0)
  const fits = (start: number, end: number) => widthOf(start, end) <= WIDTH_MAX
  if (fits(whole.start, whole.end)) return whole
  const stops = [...text.slice(whole.start, whole.end).matchAll(CLAUSE_END)].map(({ index }) => whole.start + index)
  // From the furthest clause before the hit that leaves room for it and what follows.
  const starts = [whole.start, ...stops.filter((stop) => stop < hit.start).map((stop) => stop + 1)]
  const ends = [...stops.filter((stop) => stop >= hit.end), whole.end]
  const nearest = starts.at(-1) ?? whole.start
  const clause = ends[0] ?? whole.end
  if (fits(nearest, clause)) {
    const start = starts.find((one) => fits(one, clause) && widthOf(one, hit.start) <= LEAD_MAX) ?? nearest
    return { start, end: ends.findLast((one) => fits(start, one)) ?? clause }
  }
  // One clause alone is too long, or there are none.
  const start = fits(nearest, hit.end)
    ? nearest
    : characterStart(text, Math.max(whole.start, hit.start - Math.ceil(WIDTH_MAX / 8)))
  let end = hit.end
  for (const character of text.slice(hit.end, whole.end)) {
    if (!fits(start, end + character.length)) break
    end += character.length
  }
  return { start, end }
}

/** For each place of a part how wide it is up to there. */
function widthsUpTo(text: string, { start, end }: Range): number[] {
  const widths = [0]
  let sum = 0
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (at === start || characterStart(text, at) === at) sum += unit < 0x1100 ? 1 : 2
    widths.push(sum)
  }
  return widths
}

function beginning(original: string): Marked {
  const window = windowAt(original, 0, WINDOW)
  const { text } = window
  const sentences = sentencesIn(window, 0, text.length)
  const first = sentences.find(({ prose }) => prose) ?? sentences[0]
  return first === undefined ? [] : cut(text, [], [first], { start: first.start, end: first.start })
}

/** Moves an offset off the second half of a surrogate pair. */
function characterStart(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset
}
