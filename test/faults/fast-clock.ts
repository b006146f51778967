// Long waits of this process pass a hundred times faster, so that a hub that hangs for twenty seconds costs a fifth of one.
const LONG_MS = 2_000
const FASTER = 100

const faster = (ms: number) => (ms >= LONG_MS ? ms / FASTER : ms)

/** For timers and time limits from two seconds on, until the function that it gives back is called. */
export function startFastClock(): () => void {
  const { setTimeout: slow } = globalThis
  const slowTimeout = AbortSignal.timeout
  const fast = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => slow(callback, faster(ms), ...args)
  globalThis.setTimeout = Object.assign(fast, slow)
  AbortSignal.timeout = (ms) => slowTimeout.call(AbortSignal, Math.ceil(faster(ms)))
  return () => {
    globalThis.setTimeout = slow
    AbortSignal.timeout = slowTimeout
  }
}
