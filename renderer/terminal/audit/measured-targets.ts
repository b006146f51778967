// Everything on the page that is touched: where it stands, how large it is, and whether all of it can be reached.
import { type MeasuredTarget, TARGETS_MAX } from '../../../shared/standard/shown/measured.ts'
import { seen, type Windows, windowOf } from './clipping.ts'
import { isCovered, stackUnder } from './grounds.ts'
import { isDrawn, isOwn, isUnseen, rounded, spotOf } from './spots.ts'

const TOUCHED =
  'button, a[href], input, textarea, select, summary, label:has(input), [role="button"], [role="tab"], [role="radio"], [role="link"]'
const NAME_MAX = 60
/** Links inside a document's text lead nowhere on a terminal: they are words. */
const TEXT_OF_A_DOCUMENT = '.body'

export function measureTargets(windows: Windows): { targets: MeasuredTarget[]; left: number } {
  const targets: MeasuredTarget[] = []
  let left = 0
  for (const element of document.querySelectorAll<HTMLElement>(TOUCHED)) {
    if (isOwn(element) || !isDrawn(element) || isUnseen(element) || !isItself(element)) continue
    const rect = element.getBoundingClientRect()
    if (rect.width < 1 || rect.height < 1) continue
    const state = seen(rect, windowOf(element.parentElement ?? element, windows))
    if (state === 'away') continue
    const hidden = state !== 'whole' ? 'clipped' : coveredAtItsMiddle(element, rect) ? 'covered' : undefined
    const target: MeasuredTarget = {
      spot: spotOf(element),
      name: nameOf(element),
      box: rounded(rect),
      disabled: element.matches(':disabled, [aria-disabled="true"]'),
      ...(hidden !== undefined && { hidden }),
    }
    if (targets.length < TARGETS_MAX) targets.push(target)
    else left += 1
  }
  return { targets, left }
}

/** A label is touched in place of the input inside it; words of a document are none. */
function isItself(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return element.closest('label') === null
  if (element instanceof HTMLAnchorElement) return element.closest(TEXT_OF_A_DOCUMENT) === null
  return true
}

function coveredAtItsMiddle(element: HTMLElement, rect: DOMRect): boolean {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2]
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false
  return isCovered(element, stackUnder(element, x, y).above)
}

/** What it is called; never what is written in it. */
function nameOf(element: HTMLElement): string {
  const label =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.labels?.[0]?.textContent
      : element.textContent
  return (element.getAttribute('aria-label') ?? label ?? '').trim().replace(/\s+/g, ' ').slice(0, NAME_MAX)
}
