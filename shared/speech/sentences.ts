// A text in the sentences it is read in, each with its place. A sentence is what is marked on the page, paused at and gone back to.

export interface Sentence {
  /** UTF-16 offsets in the text, without the white space around it. */
  readonly from: number
  readonly until: number
  /** Counted from 0: a new paragraph is a longer pause. */
  readonly paragraph: number
}

/** Longer ones are parted at a comma: some voices fall silent within a long utterance without a word (R24). */
export const SENTENCE_MAX_CHARACTERS = 150

const CLOSING = `[”’"'）)」』】》]*`
// A full stop ends a sentence only before a space: not in 3.14, after "1" at the start of a list item, after "No" or an initial.
const END = new RegExp(
  String.raw`(?:[。！？；!?;།༎…]+|(?<!(?:^|[；;])[\s(]*\d{1,3})(?<!\b(?:No|Nos|Art|Mr|Mrs|Ms|Dr|St|[A-Z]|e\.g|i\.e))\.(?=\s|$|[”’"')]))${CLOSING}`,
  'gu',
)
const PART = /[，、：:](?!\d)|,(?=\s)/gu
const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** In their order. Only what says nothing (a ruled line, a row of stars) is left out. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let paragraph = 0
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const found = partsOf(line[0]).flatMap(([from, until]) => trimmed(text, line.index + from, line.index + until))
    for (const place of found) sentences.push({ ...place, paragraph })
    if (found.length > 0) paragraph += 1
  }
  return sentences
}

type Span = readonly [from: number, until: number]

function partsOf(line: string): Span[] {
  const ends = Array.from(line.matchAll(END), (end) => end.index + end[0].length)
  return spansBetween([...ends, line.length]).flatMap(([from, until]) => shortened(line, from, until))
}

function spansBetween(ends: readonly number[]): Span[] {
  return ends.map((end, i) => [i === 0 ? 0 : (ends[i - 1] ?? 0), end] as const).filter(([from, until]) => until > from)
}

function shortened(line: string, from: number, until: number): Span[] {
  const spans: Span[] = []
  let start = from
  while (until - start > SENTENCE_MAX_CHARACTERS) {
    const cut = start + cutWithin(line.slice(start, start + SENTENCE_MAX_CHARACTERS))
    spans.push([start, cut])
    start = cut
  }
  spans.push([start, until])
  return spans
}

/** Behind the last comma; without one behind the last space; else where a number, a word in Latin letters and a pair of surrogates stay whole. */
function cutWithin(long: string): number {
  const comma = Array.from(long.matchAll(PART)).at(-1)
  if (comma !== undefined && comma.index > 0) return comma.index + comma[0].length
  const space = long.lastIndexOf(' ')
  if (space > 0) return space + 1
  const run = /[\p{Nd}A-Za-z.,:%-]+$|[\uD800-\uDBFF]$/u.exec(long)
  return run === null || run.index === 0 ? long.length : run.index
}

function trimmed(text: string, from: number, until: number): { from: number; until: number }[] {
  const slice = text.slice(from, until)
  if (!SAYS_SOMETHING.test(slice)) return []
  const start = from + (slice.length - slice.trimStart().length)
  return [{ from: start, until: start + slice.trim().length }]
}
