// The field and its label stay in sight above the keyboard: the page turns to where they stand (F76).
import { boundField } from './field.ts'

const LABELLED = '.field, .register-field, .search-box'
/** What a page with one field asks stands in its heading. */
const QUESTION = '.question'
const ROOM_PX = 6

/** After the page has found its new height, and with it its new breaks. */
export function showField(): void {
  requestAnimationFrame(() => requestAnimationFrame(show))
}

function show(): void {
  const field = boundField()
  const view = field?.closest<HTMLElement>('.paged-view')
  if (field === undefined || view === null || view === undefined) return
  const whole = field.closest(LABELLED) ?? field
  const breaks = (view.dataset['breaks'] ?? '').split(',').map(Number)
  const top = view.scrollTop + whole.getBoundingClientRect().top - view.getBoundingClientRect().top
  view.scrollTo({ top: breaks.findLast((one) => one <= top) ?? 0 })
  if (!isSeen(field, view)) view.scrollTo({ top: view.scrollTop + missing(field, view) })
}

function isSeen(field: HTMLElement, view: HTMLElement): boolean {
  const [seen, room] = [field.getBoundingClientRect(), view.getBoundingClientRect()]
  return labelOf(field, view).getBoundingClientRect().top >= room.top && seen.bottom <= room.bottom
}

/** How far the page is to be moved where no page of it holds all: as much of the label as has room with the field. */
function missing(field: HTMLElement, view: HTMLElement): number {
  return labelOf(field, view).getBoundingClientRect().top - view.getBoundingClientRect().top - ROOM_PX
}

/** Where what belongs to the field begins: the heading, the label, or the field itself, whichever still fits above the keyboard with it. */
function labelOf(field: HTMLElement, view: HTMLElement): Element {
  const question = field.closest(QUESTION)
  const alone = question?.querySelectorAll('input, textarea').length === 1
  const beginnings = [alone ? question?.querySelector('h1') : undefined, field.closest(LABELLED)]
  const { bottom } = field.getBoundingClientRect()
  const room = view.clientHeight - ROOM_PX
  return beginnings.find((one) => one && bottom - one.getBoundingClientRect().top <= room) ?? field
}
