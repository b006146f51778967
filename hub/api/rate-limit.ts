// How often one caller may ask in a minute. What costs much (a stretched password) must not be had without end.

export interface RateLimit {
  /** True when `key` may ask once more. */
  take(key: string): boolean
}

const MINUTE_MS = 60_000
/** Callers remembered within one minute; more of them than that share one place. */
const KEYS_MAX = 10_000

export function rateLimit(perMinute: number, now: () => Date): RateLimit {
  let minute = 0
  let counts = new Map<string, number>()
  return {
    take(key) {
      const current = Math.floor(now().getTime() / MINUTE_MS)
      if (current !== minute) {
        minute = current
        counts = new Map()
      }
      const held = counts.has(key) || counts.size < KEYS_MAX ? key : ''
      const count = (counts.get(held) ?? 0) + 1
      counts.set(held, count)
      return count <= perMinute
    },
  }
}
