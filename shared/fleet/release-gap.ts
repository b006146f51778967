// What a terminal has of a channel beside what is published: up to date, or how far behind; and when it was last heard of.

export interface PublishedRelease {
  readonly release: number
  readonly createdAt: string
}

/**
 * `behind`: `days` since the first release that the terminal misses was made; undefined when that one is no longer known.
 * `ahead`: the terminal has a release this hub has not published, as after a restored backup (F12).
 */
export type ReleaseGap =
  | { readonly state: 'none' | 'current' | 'ahead' }
  | { readonly state: 'behind'; readonly releases: number; readonly days?: number }

const DAY_MS = 86_400_000

/** `has`: the release the terminal named in its heartbeat. `published`: all known releases of the channel, in any order. */
export function releaseGap(has: number | undefined, published: readonly PublishedRelease[], now: Date): ReleaseGap {
  if (has === undefined) return { state: 'none' }
  const newest = Math.max(...published.map(({ release }) => release))
  if (has === newest) return { state: 'current' }
  if (has > newest) return { state: 'ahead' }
  const missed = published.find(({ release }) => release === has + 1)
  return {
    state: 'behind',
    releases: newest - has,
    ...(missed !== undefined && { days: wholeDays(missed.createdAt, now) }),
  }
}

/** `recent`: within a few of its polls, which come once a minute. `lost`: more than a day of silence. */
export type Contact = 'never' | 'recent' | 'quiet' | 'lost'
const RECENT_MS = 10 * 60_000

/** `lastContactAt`: from authenticated messages only (F78). */
export function contactState(lastContactAt: string | undefined, now: Date): Contact {
  if (lastContactAt === undefined) return 'never'
  const silent = now.getTime() - Date.parse(lastContactAt)
  if (silent < RECENT_MS) return 'recent'
  return silent < DAY_MS ? 'quiet' : 'lost'
}

/** Whole days from a moment until now; never below 0. */
export function wholeDays(since: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / DAY_MS))
}
