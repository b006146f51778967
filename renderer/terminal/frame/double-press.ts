// Two quick presses at one place are one. Many older people press twice: 按钮放低 would go on and off again, and the second press of
// 下一步 would find fault with a question nobody has read yet.

/** Faster than this nobody means a second press. */
const QUICK_MS = 350
/** A finger does not come down on the same spot twice. */
const NEAR_PX = 40

export interface Press {
  readonly x: number
  readonly y: number
  /** `performance.now()`. */
  readonly at: number
}

export function isSecondHalf(before: Press | undefined, now: Press): boolean {
  if (before === undefined || now.at - before.at > QUICK_MS) return false
  return Math.hypot(now.x - before.x, now.y - before.y) <= NEAR_PX
}

/** Where quick presses are meant: digits of a code, and text, which a double press selects. */
const MEANT = '[data-repeats], input, textarea'
const OF_ONE_PRESS = ['pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click'] as const

/** Listens before everything else on the page. The keyboard is left alone. */
export function joinDoublePresses(): void {
  let before: Press | undefined
  let dropping = false
  const drop = (event: Event) => {
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  window.addEventListener(
    'pointerdown',
    (event) => {
      const now: Press = { x: event.clientX, y: event.clientY, at: performance.now() }
      const meant = event.target instanceof Element && event.target.closest(MEANT) !== null
      dropping = !meant && isSecondHalf(before, now)
      if (dropping) drop(event)
      else before = now
    },
    true,
  )
  for (const kind of OF_ONE_PRESS) {
    window.addEventListener(
      kind,
      (event) => {
        // A click by keyboard or by a screen reader has no pointer before it.
        if (dropping && !(event instanceof MouseEvent && event.type === 'click' && event.detail === 0)) drop(event)
      },
      { capture: true, passive: false },
    )
  }
}
