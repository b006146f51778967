// The field and its label stay in sight above the keyboard: the part of the page that they stand in is scrolled to them (F76).
import { boundField } from './field.ts'

const LABELLED = '.field, .register-field, .search-box'
/** What a page with one field asks stands in its heading. */
const QUESTION = '.question'
const ROOM_PX = 6

/** After the page has found its new height: it turns to its breaks first. */
export function showField(): void {
  requestAnimationFrame(() => requestAnimationFrame(show))
}

function show(): void {
  const field = boundField()
  const view = field?.closest<HTMLElement>('.paged-view')
  if (field === undefined || view === null || view === undefined) return
  const room = view.getBoundingClientRect()
  const bottom = field.getBoundingClientRect().bottom
  const question = field.closest(QUESTION)
  const alone = question !== null && question.querySelectorAll('input, textarea').length === 1
  const tops = [alone ? question.querySelector('h1') : null, field.closest(LABELLED), field].flatMap((element) =>
    element === null ? [] : [element.getBoundingClientRect().top],
  )
  // The most of what belongs to it that fits with it.
  const top = tops.find((one) => bottom - one <= room.height - 2 * ROOM_PX) ?? field.getBoundingClientRect().top
  if (top >= room.top && bottom <= room.bottom) return
  view.scrollTo({ top: view.scrollTop + top - room.top - ROOM_PX })
}
