// Whether everything written on a page can be read: nothing cut, nothing outside, nothing on top of something else.
import type { Page } from 'playwright-core'

/** One line for each fault, with the words that have it. */
export async function textFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready)
  return await page.evaluate(() => {
    const SLACK_PX = 2
    /** Of the lower of two lines: the boxes of lines reach further than their letters. */
    const OVERLAP_SHARE = 0.3
    const TARGETS = 'button, a[href], input, textarea, select, [role=button], [role=radio], [role=tab]'
    /** What shows its own edge: words must stay inside it. */
    const EDGED = `${TARGETS}, label, .mark, .tag, td, th`
    const faults: string[] = []

    interface Shown {
      readonly what: string
      readonly element: Element
      readonly rect: DOMRect
      readonly scroller: Element | null
    }
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.closest('.unseen') === null
    const quoted = (text: string) => `“${text.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`
    const clampOf = (element: Element | null): Element | null =>
      element === null || getComputedStyle(element).webkitLineClamp !== 'none' ? element : clampOf(element.parentElement)
    const scrollerOf = (element: Element) => element.closest('.paged-view')
    const overlap = (a: DOMRect, b: DOMRect) => ({
      x: Math.min(a.right, b.right) - Math.max(a.left, b.left),
      y: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    })

    const lines: Shown[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      if (element === null || (node.textContent ?? '').trim() === '' || !shown(element)) continue
      // Two lines of a document's own text stand in a list on purpose; the whole is behind the touch.
      const clamped = clampOf(element)?.getBoundingClientRect()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects())
        if (rect.width > 1 && (clamped === undefined || rect.top < clamped.bottom - rect.height / 2))
          lines.push({ what: quoted(node.textContent ?? ''), element, rect, scroller: scrollerOf(element) })
    }
    const targets = [...document.querySelectorAll(TARGETS)]
      .filter(shown)
      .map((element): Shown => {
        const name = element.getAttribute('data-testid') ?? element.textContent ?? ''
        return { what: quoted(name), element, rect: element.getBoundingClientRect(), scroller: scrollerOf(element) }
      })
      .filter(({ rect }) => rect.width > 1 && rect.height > 1)

    for (const { what, element, rect, scroller } of lines) {
      const outside =
        rect.left < -SLACK_PX ||
        rect.right > innerWidth + SLACK_PX ||
        (scroller === null && (rect.top < -SLACK_PX || rect.bottom > innerHeight + SLACK_PX))
      if (outside) faults.push(`outside the screen: ${what}`)
      let reachable = clampOf(element) !== null
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box)
        // What a page that is turned does not show now, it shows after a turn.
        reachable ||= style.overflowY === 'auto'
        const edge = box.getBoundingClientRect()
        const hiddenX = style.overflowX !== 'visible' && (rect.left < edge.left - SLACK_PX || rect.right > edge.right + SLACK_PX)
        const hiddenY =
          !reachable &&
          (style.overflowY === 'hidden' || style.overflowY === 'clip') &&
          (rect.top < edge.top - SLACK_PX || rect.bottom > edge.bottom + SLACK_PX)
        const spilled =
          box.matches(EDGED) &&
          (rect.left < edge.left - SLACK_PX ||
            rect.right > edge.right + SLACK_PX ||
            rect.top < edge.top - SLACK_PX ||
            rect.bottom > edge.bottom + SLACK_PX)
        if (hiddenX || hiddenY) faults.push(`cut by ${box.className || box.tagName}: ${what}`)
        else if (spilled) faults.push(`spills out of ${box.className || box.tagName}: ${what}`)
        else continue
        break
      }
    }

    const pen = document.createElement('canvas').getContext('2d')
    for (const input of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
      if (pen === null || !shown(input) || input.value !== '') continue
      const style = getComputedStyle(input)
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      const width = pen.measureText(input.placeholder).width
      if (width > room + SLACK_PX)
        faults.push(`cut hint, ${Math.round(width)} px in ${Math.round(room)}: ${quoted(input.placeholder)}`)
    }

    const related = (a: Element, b: Element) => a.contains(b) || b.contains(a)
    lines.forEach((line, at) => {
      for (const other of lines.slice(at + 1)) {
        if (line.scroller !== other.scroller || line.element === other.element) continue
        const { x, y } = overlap(line.rect, other.rect)
        if (x > SLACK_PX && y > OVERLAP_SHARE * Math.min(line.rect.height, other.rect.height))
          faults.push(`over each other: ${line.what} and ${other.what}`)
      }
      for (const target of targets) {
        if (line.scroller !== target.scroller || related(line.element, target.element)) continue
        if (target.element.closest('label')?.contains(line.element) === true) continue
        const { x, y } = overlap(line.rect, target.rect)
        if (x > SLACK_PX && y > OVERLAP_SHARE * line.rect.height) faults.push(`over the target ${target.what}: ${line.what}`)
      }
    })
    targets.forEach((target, at) => {
      for (const other of targets.slice(at + 1)) {
        if (target.scroller !== other.scroller || related(target.element, other.element)) continue
        const { x, y } = overlap(target.rect, other.rect)
        if (x > SLACK_PX && y > SLACK_PX) faults.push(`targets over each other: ${target.what} and ${other.what}`)
      }
    })

    for (const element of [document.documentElement, ...document.querySelectorAll('body *')]) {
      const style = getComputedStyle(element)
      const scrolls = element === document.documentElement || style.overflowX === 'auto' || style.overflowX === 'scroll'
      if (scrolls && element.scrollWidth > element.clientWidth + SLACK_PX && !element.matches('input, textarea'))
        faults.push(`sideways: ${element.className || element.tagName} is ${element.scrollWidth} wide in ${element.clientWidth}`)
    }
    for (const view of document.querySelectorAll('.paged-view')) {
      const height = view.clientHeight / innerHeight
      if (shown(view) && height < 0.25)
        faults.push(`only ${Math.round(height * 100)} % of the screen is left for the page itself`)
    }
    return [...new Set(faults)]
  })
}
