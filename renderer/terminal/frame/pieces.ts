// What a page's content is made of when it is turned: lines of text, cards, rows of a table, each with its place.
import { piecesOfLaidPart } from './laid-part.ts'
import type { Piece } from './page-breaks.ts'

const KEPT_WHOLE = '[data-keep], button, tr, img, svg'
/** Only for measuring with, never seen. */
const UNSHOWN = '[data-measures]'
const HEADINGS = 'h1, h2, h3, h4, h5, h6'
/** A table up to this part of the screen is not torn; a longer one would leave most of a page empty before it. */
const TABLE_KEPT_BELOW = 0.6
/** What stands beside the text and stays in sight while it is turned. */
const ASIDE = '[data-aside][data-fits]'
/** Of a paragraph two lines at least stay together at the top and at the foot of a page. */
const PARAGRAPHS = 'p, dd, li:not(:has(p, ul, ol))'

/** An aside that would be higher than the screen stands above the text: beside it, its last lines could never be read. */
export function markAsides(content: HTMLElement, height: number): void {
  for (const aside of content.querySelectorAll<HTMLElement>('[data-aside]')) {
    // Measured as narrow as it is beside the text, wherever it stands now. Left alone where it already is: the style of a long table is not to be found again.
    aside.toggleAttribute('data-fits', true)
    if (isSticky(aside) && stickyTop(aside) + aside.offsetHeight >= height) aside.removeAttribute('data-fits')
  }
}

/**
 * Where the text ends before its aside does, the aside would be pushed up and out, a line cut through: on that page it is left away.
 * `top`: of the page shown, px from the content's top.
 */
export function markAway(content: HTMLElement, top: number): void {
  const zero = content.getBoundingClientRect().top
  for (const aside of asidesOf(content)) {
    const ends = (aside.parentElement?.getBoundingClientRect().bottom ?? zero) - zero
    aside.toggleAttribute('data-away', top + stickyTop(aside) + aside.offsetHeight > ends + 1)
  }
}

/** Px it keeps from the screen's top; 0 where it does not stick. */
function stickyTop(aside: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(aside).top) || 0
}

function asidesOf(content: HTMLElement): HTMLElement[] {
  return [...content.querySelectorAll<HTMLElement>(ASIDE)].filter(isSticky)
}

function isSticky(aside: HTMLElement): boolean {
  return getComputedStyle(aside).position === 'sticky'
}

/** What of the next page's text is covered at a page's foot: all of the width, or beside an aside only the text's column. */
export interface Column {
  readonly left: number
  readonly right: number
}

export function textColumn(content: HTMLElement): Column | undefined {
  const aside = asidesOf(content)[0]
  const sheet = aside?.closest('.sheet')?.getBoundingClientRect()
  if (aside === undefined || sheet === undefined) return undefined
  const outer = content.getBoundingClientRect()
  return { left: aside.getBoundingClientRect().right - outer.left, right: outer.right - sheet.right }
}

/** Px from the content's top. `height`: of what is shown at a time. One walk over what stands there: a table may have thousands of rows. */
export function piecesOf(content: HTMLElement, height: number): Piece[] {
  const zero = content.getBoundingClientRect().top
  // Beside the text only where the layout lets it stay: elsewhere it is above.
  const asides = new Set<Element>(asidesOf(content))
  const pieces: Piece[] = []
  const line = 1.6 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const range = document.createRange()
  const add = (rect: DOMRect, extra = 0) => {
    if (rect.height > 0) pieces.push({ top: rect.top - zero, bottom: rect.bottom - zero + extra })
  }
  const addWithin = (parent: Element) => {
    for (const node of parent.childNodes) {
      if (node instanceof Element) addElement(node)
      else if (node instanceof Text && node.data.trim() !== '') {
        range.selectNodeContents(node)
        for (const rect of range.getClientRects()) add(rect)
      }
    }
  }
  const addElement = (element: Element) => {
    if (asides.has(element) || element.matches(UNSHOWN)) return
    const laid = piecesOfLaidPart(element)
    if (laid !== undefined) {
      const top = element.getBoundingClientRect().top - zero
      for (const piece of laid) pieces.push({ top: top + piece.top, bottom: top + piece.bottom })
      return
    }
    if (element.matches(KEPT_WHOLE)) {
      add(element.getBoundingClientRect())
      return
    }
    // A heading takes the start of what it heads with it.
    if (element.matches(HEADINGS)) add(element.getBoundingClientRect(), line)
    else if (element.matches('[data-card]')) addCard(element)
    else if (element instanceof HTMLTableElement) addTable(element, height, add)
    else if (element.matches(PARAGRAPHS)) pieces.push(...endsOf(element, zero))
    addWithin(element)
  }
  const addCard = (card: Element) => {
    const rect = card.getBoundingClientRect()
    // A long card is at least not left as an empty edge at the foot of the page.
    if (rect.height <= height) add(rect)
    else pieces.push(headOf(card, rect.top - zero, line))
  }
  addWithin(content)
  return pieces
}

/** Its first two lines and its last two; all of it up to three lines. */
function endsOf(paragraph: Element, zero: number): Piece[] {
  const rect = paragraph.getBoundingClientRect()
  if (rect.height === 0) return []
  const [top, bottom] = [rect.top - zero, rect.bottom - zero]
  const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight)
  if (rect.height < line * 3.5) return [{ top, bottom }]
  return [
    { top, bottom: top + line * 2 },
    { top: bottom - line * 2, bottom },
  ]
}

/** From the card's edge into its heading, which holds on to what follows. */
function headOf(card: Element, top: number, line: number): Piece {
  return { top, bottom: top + Number.parseFloat(getComputedStyle(card).paddingTop) + line / 2 }
}

/** A table goes to the next page whole; a long one is broken between rows, but never right below its head. */
function addTable(table: HTMLTableElement, height: number, add: (rect: DOMRect, extra?: number) => void): void {
  const whole = table.getBoundingClientRect()
  if (whole.height <= height * TABLE_KEPT_BELOW) {
    add(whole)
    return
  }
  const firstRow = table.tBodies[0]?.rows[0]
  if (table.tHead !== null && firstRow !== undefined) add(table.tHead.getBoundingClientRect(), firstRow.offsetHeight)
  // A cell over several rows holds them together.
  for (const cell of table.querySelectorAll('[rowspan]')) add(cell.getBoundingClientRect())
}

/** What the pager says of a page instead of counting screens: `data-turn-name` of the piece that stands on it. */
export interface Named extends Piece {
  readonly name: string
}

export function namedPieces(content: HTMLElement): Named[] {
  const zero = content.getBoundingClientRect().top
  return [...content.querySelectorAll('[data-turn-name]')].map((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return { top: top - zero, bottom: bottom - zero, name: element.getAttribute('data-turn-name') ?? '' }
  })
}
