// A touch is answered first: what can wait is done once nobody has touched the screen for a moment.

/** What a touch does is done by then, on an old machine too. */
export const QUIET_MS = 300

let touchedAt: number | undefined

/** `quietMs`: how long after a touch; asked each time. Returns what gives the task up. */
export function whenQuiet(task: () => void, quietMs: () => number = () => QUIET_MS): () => void {
  let timer = setTimeout(look)
  function look(): void {
    const left = quietMs() - sinceTouch()
    if (left > 0) timer = setTimeout(look, Math.min(left, QUIET_MS))
    else task()
  }
  return () => clearTimeout(timer)
}

/** In ms; counted from the first time it is asked. */
function sinceTouch(): number {
  if (touchedAt === undefined) {
    touchedAt = Number.NEGATIVE_INFINITY
    const touched = () => {
      touchedAt = performance.now()
    }
    addEventListener('pointerdown', touched, true)
  }
  return performance.now() - touchedAt
}
