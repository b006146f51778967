// Waits until a page is whole and stands still: nothing on its way from the host, fonts and pictures there, no change for some frames.
import { callsUnderWay } from '../../ui/call.ts'

const WITHIN_MS = 6_000
const QUIET_FRAMES = 2
/** A page that a PDF is drawn on says so itself. */
const NOT_YET = '.waiting, [data-drawn="false"]'

/** False when it was not so within a few seconds: what is measured then is what people see then. */
export async function settled(): Promise<boolean> {
  const end = performance.now() + WITHIN_MS
  let changed = true
  const watch = new MutationObserver(() => {
    changed = true
  })
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  try {
    let quiet = 0
    while (quiet < QUIET_FRAMES) {
      if (performance.now() > end) return false
      changed = false
      await nextFrame()
      await document.fonts.ready
      quiet = changed || !isWhole() ? 0 : quiet + 1
    }
    return true
  } finally {
    watch.disconnect()
  }
}

function isWhole(): boolean {
  if (document.documentElement.hasAttribute('data-going')) return false
  if (callsUnderWay() > 0 || document.fonts.status !== 'loaded') return false
  if ([...document.images].some((image) => !image.complete)) return false
  return ![...document.querySelectorAll(NOT_YET)].some(isInSight)
}

/** What lies below what is turned is hidden, though the screen goes on under it. */
function isInSight(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect()
  const shown = element.closest('.paged-view')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight }
  return height > 0 && top < shown.bottom && bottom > shown.top
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}
