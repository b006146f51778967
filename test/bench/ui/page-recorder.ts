// What a page shows of its own speed: the time between frames, from each touch to the next paint as the browser itself measures it, and to the page
// that the touch leads to: the first paint may be no more than the pressed button.
import type { Page } from 'playwright-core'
import { z } from 'zod'

const recordedSchema = z.object({ gaps: z.array(z.number()), touches: z.array(z.number()), shown: z.array(z.number()) })
export type Recorded = z.infer<typeof recordedSchema>

/** Below this the browser does not tell how long a touch took; it is counted as this. */
const TOLD_FROM_MS = 16

/** Starts counting anew. */
export async function record(page: Page): Promise<void> {
  await page.evaluate((toldFrom) => {
    const recorder = { gaps: [] as number[], touches: new Map<number, number>(), shown: [] as number[], on: true }
    Object.assign(window, { benchRecorder: recorder })
    let before = performance.now()
    let touched = 0
    /** Of the touch whose page is not shown yet; `frames` since then. */
    let waiting: { since: number; frames: number } | undefined
    // When a page or a sheet last became complete: what came after a frame had begun is drawn with the next.
    let changed = 0
    const changes = new MutationObserver(() => {
      changed = performance.now()
    })
    changes.observe(document.documentElement, { subtree: true, attributeFilter: ['data-going', 'data-drawn'] })
    const isComplete = () => {
      if (document.documentElement.hasAttribute('data-going')) return false
      const sheet = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-drawn]')
      return sheet == null || sheet.getAttribute('data-drawn') === 'true'
    }
    // Before the page's own listeners, which let no other hear of a press.
    addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        touched = timeStamp
      },
      true,
    )
    addEventListener(
      'click',
      () => {
        waiting = { since: touched, frames: 0 }
      },
      true,
    )
    const frame = (now: number) => {
      recorder.gaps.push(now - before)
      // Not in the frame that answers the touch: to look for the sheet would be measured with it.
      if (waiting !== undefined && waiting.frames > 0 && changed < before && isComplete()) {
        recorder.shown.push(now - waiting.since)
        waiting = undefined
      } else if (waiting !== undefined) waiting.frames += 1
      before = now
      if (recorder.on) requestAnimationFrame(frame)
      else changes.disconnect()
    }
    requestAnimationFrame(frame)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const id = 'interactionId' in entry ? Number(entry.interactionId) : 0
        if (id !== 0) recorder.touches.set(id, Math.max(recorder.touches.get(id) ?? 0, entry.duration))
      }
    }).observe({ type: 'event', buffered: false, durationThreshold: toldFrom } as PerformanceObserverInit)
  }, TOLD_FROM_MS)
}

/** Of so many touches; those that the browser does not tell of were faster. */
export async function recorded(page: Page, touches: number): Promise<Recorded> {
  const told: unknown = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const recorder: unknown = Reflect.get(window, 'benchRecorder')
    if (typeof recorder !== 'object' || recorder === null) return undefined
    Reflect.set(recorder, 'on', false)
    const durations: unknown = Reflect.get(recorder, 'touches')
    const [gaps, shown]: unknown[] = [Reflect.get(recorder, 'gaps'), Reflect.get(recorder, 'shown')]
    return { gaps, shown, touches: durations instanceof Map ? [...durations.values()] : [] }
  })
  const { gaps, shown, touches: slow } = recordedSchema.parse(told)
  return { gaps, shown, touches: [...slow, ...Array<number>(Math.max(0, touches - slow.length)).fill(TOLD_FROM_MS)] }
}
