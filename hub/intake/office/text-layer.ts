// Is a PDF's text layer what its page shows, and how does it become text that can be searched and read aloud? Pure rules.

/** A line as it stands on a page; `left` and `right` in the page's own unit. */
export interface TextLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly height: number
}

/** Fewer characters on a page: a scan with a stamp or a page number on it. */
export const PAGE_TEXT_MIN = 20
/** So many characters it takes to judge a text layer. */
const JUDGED_FROM = 8
const RARE_SHARE_MAX = 0.3
const WESTERN_SHARE_MAX = 0.3
const UNREADABLE_SHARE_MAX = 0.1
const HIDDEN_RUN_MIN = 5

const HAN = /\p{Script=Han}/gu
const LEADERS = /[ \t]*(?:[.·•…⋯‥‧・．﹒_][ \t]*){3,}/g
const SPACED_HAN = /(?<!\p{Script=Han})\p{Script=Han}(?:[ \u3000]+\p{Script=Han}(?!\p{Script=Han}))+/gu
/** Text hidden in plain sight: ASCII moved up to U+20000, where hardly anybody looks and few fonts have a sign. */
const SHIFTED_ASCII = /[\u{20000}-\u{2007F}]+/gu
const PAGE_NUMBER = /^[\s\-—–－·第]*[\d０-９]{1,4}[\s\-—–－·页]*$/

/** The characters of GB 2312's first level and of Big5's: what almost every text of a Chinese office is made of. */
const COMMON = new Set([
  ...pairs('gb18030', [0xb0, 0xd7], [[0xa1, 0xfe]]),
  ...pairs(
    'big5',
    [0xa4, 0xc6],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  ),
])

/** A text layer of real but senseless characters (𨉷趯軺糫), of Western letters for Chinese bytes (ÖÐÎÄ), or of signs nobody has. */
export function isDoubtful(text: string): boolean {
  const plain = text.replace(SHIFTED_ASCII, '').replace(/\s/g, '')
  const all = [...plain]
  if (all.length < JUDGED_FROM) return false
  const han = plain.match(HAN) ?? []
  const rare = han.filter((character) => !COMMON.has(character)).length
  if (han.length >= JUDGED_FROM && rare > han.length * RARE_SHARE_MAX) return true
  const western = plain.match(/[\u00A1-\u00FF]/g)?.length ?? 0
  if (western > all.length * WESTERN_SHARE_MAX) return true
  return (plain.match(/[\p{Cc}\p{Co}\uFFFD]/gu)?.length ?? 0) > all.length * UNREADABLE_SHARE_MAX
}

/** Characters that carry a second text in code points beside the visible one. */
export function shiftedCharacters(text: string): number {
  return (text.replace(/\s/g, '').match(SHIFTED_ASCII) ?? [])
    .map((run) => [...run].length)
    .filter((length) => length >= HIDDEN_RUN_MIN)
    .reduce((sum, length) => sum + length, 0)
}

/** 目录 ……… 12: the dots lead the eye, they are nothing to read or to find. */
export function foldLeaders(text: string): string {
  return text.replace(LEADERS, ' ')
}

/** 开 票 通 知 单 is found as 开票通知单; spaces between words of two characters and more stay. */
export function closeSpacedHan(text: string): string {
  return text.replace(SPACED_HAN, (run) => run.replace(/[ \u3000]+/g, ''))
}

/** Characters that say something: without spaces, page numbers and leaders. */
export function countCharacters(lines: readonly TextLine[]): number {
  return withoutPageNumbers(lines).reduce((sum, { text }) => sum + foldLeaders(text).replace(/\s/g, '').length, 0)
}

/** Lines that reach the right edge go on in the next one: a word broken over two lines must still be found. */
export function paragraphs(lines: readonly TextLine[]): string[] {
  const kept = withoutPageNumbers(lines).filter(({ text }) => text.trim() !== '')
  const edge = Math.max(0, ...kept.map(({ right }) => right))
  const result: string[] = []
  let last: TextLine | undefined
  for (const line of kept) {
    const words = foldLeaders(line.text).replace(/\s+/g, ' ').trim()
    const before = result.at(-1)
    if (before !== undefined && last !== undefined && goesOn(last, line, edge)) result[result.length - 1] = joined(before, words)
    else result.push(words)
    last = line
  }
  return result.filter((text) => text !== '')
}

/** Full to the edge, no end of a sentence, and the next line begins at the margin in letters of the same size. */
function goesOn(line: TextLine, next: TextLine, edge: number): boolean {
  if (line.right < edge - 1.6 * line.height || /[。！？；：!?;:]\s*$/.test(line.text)) return false
  const sameSize = Math.abs(line.height - next.height) <= 0.2 * Math.max(line.height, next.height)
  return sameSize && next.left < line.left + 0.5 * line.height
}

function withoutPageNumbers(lines: readonly TextLine[]): readonly TextLine[] {
  return lines.filter(({ text }, i) => !((i === 0 || i >= lines.length - 2) && PAGE_NUMBER.test(text)))
}

function joined(before: string, after: string): string {
  const isWide =
    /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]$/u.test(before) || /^[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(after)
  return isWide ? before + after : `${before} ${after}`
}

function* pairs(
  encoding: string,
  [from, to]: readonly [number, number],
  trails: readonly (readonly [number, number])[],
): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let lead = from; lead <= to; lead += 1)
    for (const [first, last] of trails)
      for (let trail = first; trail <= last; trail += 1) yield decoder.decode(Uint8Array.from([lead, trail]))
}
