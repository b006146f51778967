// Long waits of this process pass a thousand times faster, so that a hub that hangs for twenty seconds costs twenty milliseconds.
const LONG_MS = 2_000
const FASTER = 1_000

const faster = (ms: number) => (ms >= LONG_MS ? Math.max(5, ms / FASTER) : ms)

/** For the rest of the process: timers and time limits from two seconds on. */
export function startFastClock(): void {
  const { setTimeout: slow } = globalThis
  const slowTimeout = AbortSignal.timeout.bind(AbortSignal)
  const fast = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => slow(callback, faster(ms), ...args)
  globalThis.setTimeout = Object.assign(fast, slow)
  AbortSignal.timeout = (ms) => slowTimeout(Math.ceil(faster(ms)))
}
