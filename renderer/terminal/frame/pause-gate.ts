// A button that comes where somebody has been tapping: it answers only after a pause, so that the last of ten taps on 提交 prints nothing.

/** Lets a press through when none came for `pauseMs` before it. `opened`: when the button came; times of `performance.now()`. */
export function pauseGate(pauseMs: number, opened: number): (now: number) => boolean {
  let last = opened
  return (now) => {
    const passes = now - last >= pauseMs
    last = now
    return passes
  }
}
