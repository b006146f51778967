// Content that is still being drawn below what is seen: how many pages there are is not known yet.

/** Stands on it meanwhile. */
export const GROWING = 'data-growing'

/** Stands on the view while somebody comes back to a page that has not grown yet: it is waited for. */
export const WAITED_FOR = 'data-waited-for'

export function isGrowing(content: Element): boolean {
  return content.querySelector(`[${GROWING}]`) !== null
}

/** What a measuring depends on beside the content's height. */
export function sizesOf(view: Element, content: Element): string {
  return `${view.clientHeight} ${content.clientWidth} ${getComputedStyle(document.documentElement).fontSize}`
}
