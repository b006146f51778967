// How much of a thing can be seen: what its ancestors cut off, and what they merely keep for another turn of the page.
import type { Box } from '../../../shared/standard/rule.ts'

export interface Window {
  /** Turned or scrolled content: what lies outside stands on another page. */
  readonly turned: Box
  /** Hard edges: what lies outside is lost. */
  readonly hard: Box
}

const EVERYWHERE: Box = { x: -50_000, y: -50_000, width: 100_000, height: 100_000 }
/** The ground over what no longer fits a page, `PagedView`'s own. */
const COVER = '.paged-cover'
const VIEW = '.paged-view'
/** What stands beside the turned text: the cover lies on the text alone. */
const ASIDE = '[data-aside][data-fits]'

/** Asked for the same parents again and again: kept for one measuring. */
export type Windows = Map<Element, Window>

export function windowOf(element: Element, known: Windows): Window {
  const kept = known.get(element)
  if (kept !== undefined) return kept
  const parent = element.parentElement
  const outer = parent === null ? { turned: EVERYWHERE, hard: EVERYWHERE } : windowOf(parent, known)
  const own = isRoot(element) ? outer : standsBeside(element) ? besideCover(element, outer, known) : narrowed(element, outer)
  known.set(element, own)
  return own
}

/** The screen's own edges are looked at by a rule of their own. */
function isRoot(element: Element): boolean {
  return element === document.body || element === document.documentElement
}

/** Not where the layout puts it above the text: there it is turned like the rest. */
function standsBeside(element: Element): boolean {
  return element.matches(ASIDE) && getComputedStyle(element).position === 'sticky'
}

function besideCover(aside: Element, outer: Window, known: Windows): Window {
  const view = aside.closest(VIEW)
  if (view === null || view.parentElement === null) return outer
  return narrowed(view, windowOf(view.parentElement, known), 0)
}

function narrowed(element: Element, outer: Window, covered = coverOver(element)): Window {
  const style = getComputedStyle(element)
  const [acrossX, downY] = [style.overflowX, style.overflowY]
  if (acrossX === 'visible' && downY === 'visible') return outer
  const rect = element.getBoundingClientRect()
  const inner: Box = {
    x: rect.x + element.clientLeft,
    y: rect.y + element.clientTop,
    width: element.clientWidth,
    height: element.clientHeight,
  }
  const turning = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
  const cutting = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
  // Nobody has to push a page sideways: what doesn't fit across is lost, whether it could be pushed or not.
  return {
    turned: crossed(outer.turned, { ...inner, height: inner.height - covered }, false, turning(downY)),
    hard: crossed(outer.hard, inner, acrossX !== 'visible', cutting(downY)),
  }
}

function coverOver(element: Element): number {
  return element.matches(VIEW) ? (element.parentElement?.querySelector(COVER)?.getBoundingClientRect().height ?? 0) : 0
}

function crossed(outer: Box, inner: Box, across: boolean, down: boolean): Box {
  const x = across ? Math.max(outer.x, inner.x) : outer.x
  const y = down ? Math.max(outer.y, inner.y) : outer.y
  const right = across ? Math.min(outer.x + outer.width, inner.x + inner.width) : outer.x + outer.width
  const bottom = down ? Math.min(outer.y + outer.height, inner.y + inner.height) : outer.y + outer.height
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) }
}

/** px: edges of drawn things lie between pixels. */
const EDGE_PX = 2

/** `away`: on another page. `clipped`: an edge runs through it. `lost`: cut off altogether. */
export function seen(box: Box, { turned, hard }: Window): 'whole' | 'clipped' | 'away' | 'lost' {
  if (outsideOf(box, turned)) return 'away'
  if (outsideOf(box, hard)) return 'lost'
  return isWithin(box, turned) && isWithin(box, hard) ? 'whole' : 'clipped'
}

function outsideOf(box: Box, { x, y, width, height }: Box): boolean {
  return (
    box.x + box.width <= x + EDGE_PX ||
    box.y + box.height <= y + EDGE_PX ||
    box.x >= x + width - EDGE_PX ||
    box.y >= y + height - EDGE_PX
  )
}

function isWithin(box: Box, { x, y, width, height }: Box): boolean {
  return (
    box.x >= x - EDGE_PX &&
    box.y >= y - EDGE_PX &&
    box.x + box.width <= x + width + EDGE_PX &&
    box.y + box.height <= y + height + EDGE_PX
  )
}
