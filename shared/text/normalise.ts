// One normalisation for every search path (F35): widths, case, bracket shapes. Each normalised character knows where it came from (R23).

export interface NormalisedText {
  readonly text: string
  /** For each UTF-16 unit of `text` the offset in the original where its character starts; one more entry for the end. */
  readonly origin: readonly number[]
}

// A character with all that NFKC may join to it: combining marks, and the letters that turn into marks or join as Hangul (ｶﾞ, ㄱㅏ).
const JOINING = '[\\p{M}\\u0E33\\u0EB3\\u1160-\\u11FF\\u3131-\\u318E\\uFF9E-\\uFFDC\\u{16D67}\\u{16D68}]'
const CLUSTER = new RegExp(`.${JOINING}*`, 'suy')
// Most of a Chinese text: characters that are their own normal form, as long as nothing joins to the last of them.
const PLAIN = new RegExp(`[\\n -@[-~、。“”一-鿿]+(?!${JOINING})`, 'uy')
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

/** Normalised form for comparing and indexing: NFKC, lower case (one sigma wherever it stands), one shape of bracket. */
export function normalise(original: string): string {
  return original
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
    .replace(/[〔〕【】﹝﹞〈〉《》]/g, (b) => BRACKETS[b] ?? b)
}

/** The same, with the way back to the original's offsets. Slower: for titles and snippets, not for indexing. */
export function normaliseWithOrigin(original: string): NormalisedText {
  let text = ''
  const origin: number[] = []
  for (let at = 0; at < original.length; ) {
    const plain = matchAt(PLAIN, original, at)
    for (let unit = 0; unit < plain.length; unit += 1) origin.push(at + unit)
    at += plain.length
    const cluster = matchAt(CLUSTER, original, at)
    const piece = cluster.length === 1 ? normaliseUnit(cluster) : normalise(cluster)
    for (let unit = 0; unit < piece.length; unit += 1) origin.push(at)
    at += cluster.length
    text += plain + piece
  }
  origin.push(original.length)
  return { text, origin }
}

/** Marks of full width stand in each sentence; one text in ten thousand has another character of its own. At most as many as one unit has values. */
const units = new Map<string, string>()

function normaliseUnit(unit: string): string {
  const known = units.get(unit)
  if (known !== undefined) return known
  const normal = normalise(unit)
  units.set(unit, normal)
  return normal
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0] ?? ''
}
