// Every text on the page as it is drawn: where its letters stand, how large, in which colours, from which font, and whether it is whole.
import type { Box } from '../../../shared/standard/rule.ts'
import { type MeasuredText, TEXTS_MAX } from '../../../shared/standard/shown/measured.ts'
import { type FontCover, familiesOf, foreignCharacters } from './bundled-fonts.ts'
import { seen, type Windows, windowOf } from './clipping.ts'
import { groundUnder, isCovered, letterColour, stackUnder } from './grounds.ts'
import { isDrawn, isOwn, isUnseen, rounded, spotOf } from './spots.ts'

const WORDS_MAX = 60
const LINES_MAX = 60
/** What somebody wrote is measured, and never taken along. */
const WRITTEN = '[data-written]'
/** A row of a list opens the whole of what it shows the beginning of. */
const OPENS_THE_WHOLE = '[data-document]'

export function measureTexts(windows: Windows, cover: FontCover): { texts: MeasuredText[]; left: number } {
  const texts: MeasuredText[] = []
  let left = 0
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const element = node.parentElement
    if (element === null || !isLookedAt(element)) continue
    const words = node.textContent ?? ''
    if (words.trim() === '') continue
    const measured = measureText(node, element, words, windows, cover)
    if (measured === undefined) continue
    if (texts.length < TEXTS_MAX) texts.push(measured)
    else left += 1
  }
  for (const input of document.querySelectorAll<HTMLInputElement>('input[placeholder], textarea[placeholder]')) {
    const measured = measurePlaceholder(input, windows, cover)
    if (measured !== undefined && texts.length < TEXTS_MAX) texts.push(measured)
  }
  return { texts, left }
}

function isLookedAt(element: Element): boolean {
  return (
    !isOwn(element) &&
    !['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(element.tagName) &&
    isDrawn(element) &&
    !isUnseen(element)
  )
}

function measureText(node: Node, element: Element, words: string, windows: Windows, cover: FontCover): MeasuredText | undefined {
  const style = getComputedStyle(element)
  const fontPx = Number.parseFloat(style.fontSize)
  const range = document.createRange()
  range.selectNodeContents(node)
  const window = windowOf(element, windows)
  const excerpt = isExcerpt(element)
  const lines: Box[] = []
  let clipped = false
  for (const rect of range.getClientRects()) {
    if (rect.width < 1 || rect.height < 1) continue
    const letters = lettersIn(rect, fontPx)
    const state = seen(letters, window)
    if (state === 'away' || (state === 'lost' && excerpt)) continue
    if (state !== 'whole' && !excerpt) clipped = true
    lines.push(rounded(letters))
  }
  const first = lines[0]
  if (first === undefined) return undefined
  const drawn = measureDrawing(element, style, first, style.color)
  const foreign = foreignCharacters(words, familiesOf(style.fontFamily), cover)
  const hidden = drawn.covered ? 'covered' : clipped ? 'clipped' : !excerpt && isShortened(element) ? 'ellipsis' : undefined
  return {
    spot: spotOf(element),
    words: element.closest(WRITTEN) === null ? words.trim().replace(/\s+/g, ' ').slice(0, WORDS_MAX) : '',
    lines: joined(lines).slice(0, LINES_MAX),
    fontPx,
    lineHeightPx: lineHeight(style, lines, fontPx),
    weight: Number(style.fontWeight) || 400,
    colour: drawn.colour,
    ...(drawn.ground !== undefined && { ground: drawn.ground }),
    ...(foreign !== undefined && { foreign: { ...foreign, ...(element.closest(WRITTEN) !== null && { characters: '' }) } }),
    ...(hidden !== undefined && { hidden }),
  }
}

function measureDrawing(element: Element, style: CSSStyleDeclaration, at: Box, colour: string) {
  const x = Math.min(innerWidth - 1, Math.max(0, at.x + Math.min(at.width / 2, 10)))
  const y = Math.min(innerHeight - 1, Math.max(0, at.y + at.height / 2))
  const { above, below } = stackUnder(element, x, y)
  const ground = groundUnder(below)
  return {
    covered: isCovered(element, above),
    ground,
    colour: letterColour(element, style.webkitTextFillColor || colour, ground),
  }
}

/** The room fonts keep above and below is larger than the letters: what is cut there cuts nothing. */
function lettersIn(rect: DOMRect, fontPx: number): Box {
  const height = Math.min(rect.height, fontPx)
  return { x: rect.x, y: rect.y + (rect.height - height) / 2, width: rect.width, height }
}

/** Pieces of one line, side by side, are one line. */
function joined(lines: readonly Box[]): Box[] {
  const all: Box[] = []
  for (const line of lines) {
    const last = all.at(-1)
    if (last !== undefined && Math.abs(last.y - line.y) < line.height / 2) {
      const x = Math.min(last.x, line.x)
      const right = Math.max(last.x + last.width, line.x + line.width)
      all[all.length - 1] = { ...last, x, width: right - x }
    } else all.push(line)
  }
  return all
}

function lineHeight(style: CSSStyleDeclaration, lines: readonly Box[], fontPx: number): number {
  const said = Number.parseFloat(style.lineHeight)
  if (Number.isFinite(said)) return said
  const tops = joined(lines).map(({ y }) => y)
  const steps = tops.slice(1).map((y, at) => y - (tops[at] ?? y))
  return steps.length === 0 ? fontPx : Math.min(...steps)
}

/** The beginning of a text, on a row that opens the whole: the lines left out are no fault. Only what says so in its style. */
function isExcerpt(element: Element): boolean {
  if (element.closest(OPENS_THE_WHOLE) === null) return false
  for (let one: Element | null = element; one !== null && !one.matches(OPENS_THE_WHOLE); one = one.parentElement) {
    if (getComputedStyle(one).webkitLineClamp !== 'none') return true
  }
  return false
}

/** Three dots in place of words. */
function isShortened(element: Element): boolean {
  for (let one: Element | null = element; one !== null && one !== document.body; one = one.parentElement) {
    const style = getComputedStyle(one)
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
    const clamped = style.webkitLineClamp !== 'none' && one.scrollHeight > one.clientHeight + 1
    if (clamped || (style.textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth + 1)) return true
    if (style.overflowY === 'auto' || style.overflowY === 'scroll') return false
  }
  return false
}

/** What stands in an empty field; what is written into one is nobody's business here. */
function measurePlaceholder(input: HTMLInputElement, windows: Windows, cover: FontCover): MeasuredText | undefined {
  if (input.value !== '' || input.placeholder === '' || !isLookedAt(input)) return undefined
  const style = getComputedStyle(input)
  const fontPx = Number.parseFloat(style.fontSize)
  const rect = input.getBoundingClientRect()
  const [before, after] = [style.paddingLeft, style.paddingRight].map((padding) => Number.parseFloat(padding))
  const room = input.clientWidth - (before ?? 0) - (after ?? 0)
  const needed = textWidth(input.placeholder, style)
  const letters: Box = {
    x: rect.x + input.clientLeft + (before ?? 0),
    y: rect.y + (rect.height - fontPx) / 2,
    width: Math.min(room, needed),
    height: fontPx,
  }
  const state = seen(letters, windowOf(input, windows))
  if (state === 'away') return undefined
  const placeholder = getComputedStyle(input, '::placeholder')
  const drawn = measureDrawing(input, style, letters, placeholder.color)
  const foreign = foreignCharacters(input.placeholder, familiesOf(style.fontFamily), cover)
  return {
    spot: `${spotOf(input)} placeholder`,
    words: input.placeholder.slice(0, WORDS_MAX),
    lines: [rounded(letters)],
    ...{ fontPx, lineHeightPx: fontPx, weight: Number(style.fontWeight) || 400, colour: drawn.colour },
    ...(drawn.ground !== undefined && { ground: drawn.ground }),
    ...(foreign !== undefined && { foreign }),
    ...(drawn.covered
      ? { hidden: 'covered' as const }
      : (state !== 'whole' || needed > room + 1) && { hidden: 'clipped' as const }),
  }
}

function textWidth(words: string, style: CSSStyleDeclaration): number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return 0
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  return context.measureText(words).width
}
