// One normalisation for every search path (F35): widths, case, bracket shapes. Each normalised character knows where it came from (R23).

export interface NormalisedText {
  readonly text: string
  /** For each UTF-16 unit of `text` the offset in the original where its character starts; one more entry for the end. */
  readonly origin: readonly number[]
}

// A base character with its combining marks, or conjoining Hangul letters: NFKC never reaches across these borders.
const CLUSTER = /[\u1100-\u11FF]+\p{M}*|\P{M}\p{M}*|\p{M}+/gsu
const BRACKETS: Readonly<Record<string, string>> = {
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '﹝': '[',
  '﹞': ']',
  '〈': '<',
  '〉': '>',
  '《': '<',
  '》': '>',
}

/** Normalised form for comparing and indexing: NFKC, lower case, one shape of bracket. */
export function normalise(original: string): string {
  return original
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[〔〕【】﹝﹞〈〉《》]/g, (b) => BRACKETS[b] ?? b)
}

/** The same, with the way back to the original's offsets. Slower: for titles and snippets, not for indexing. */
export function normaliseWithOrigin(original: string): NormalisedText {
  let text = ''
  const origin: number[] = []
  for (const match of original.matchAll(CLUSTER)) {
    const piece = normalise(match[0])
    for (let unit = 0; unit < piece.length; unit += 1) origin.push(match.index)
    text += piece
  }
  origin.push(original.length)
  return { text, origin }
}
