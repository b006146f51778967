// Which element a thing is, said so that it is the same in every language, size and run: test ids and classes, never what is written in it.

const MAX_CHARACTERS = 120

export function spotOf(element: Element): string {
  const own = nameOf(element)
  const part = element.parentElement?.closest('[data-testid], header, footer, main, nav, section')
  const outer = part === null || part === undefined ? '' : `${nameOf(part)} `
  return `${outer}${own}`.slice(0, MAX_CHARACTERS)
}

function nameOf(element: Element): string {
  const id = element.getAttribute('data-testid')
  if (id !== null) return id
  const kind = element.classList[0]
  const script = element.getAttribute('lang')
  return `${element.localName}${kind === undefined ? '' : `.${kind}`}${script === null ? '' : `:${script}`}`
}

/** Of the audit itself: what it shows of its progress is no part of the page. */
export const OWN = '[data-audit-own]'

export function isOwn(element: Element): boolean {
  return element.closest(OWN) !== null
}

export function isDrawn(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** For readers of the page only. */
export function isUnseen(element: Element): boolean {
  const hidden = element.closest('.unseen')
  if (hidden !== null) return true
  // react-aria hides its inputs by clipping them away.
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    const { clipPath, clip } = getComputedStyle(one)
    if (clipPath === 'inset(50%)' || /^rect\((0px|1px)[, ]/.test(clip)) return true
  }
  return false
}

export function rounded({ x, y, width, height }: DOMRect | { x: number; y: number; width: number; height: number }) {
  const tenth = (value: number) => Math.round(value * 10) / 10
  return { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) }
}
