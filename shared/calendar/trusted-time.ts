// What time it is, on a machine whose clock can't be trusted: many have no battery, and start in 1970 or 2099 (F59, F60).

export interface TrustedTime {
  readonly now: Date
  /** False: shown as 时间待校准; receipts are undated. */
  readonly trusted: boolean
}

/** No release of this program ran before this moment: the floor of a terminal that has never seen signed content. */
const FIRST_RELEASE = new Date('2026-11-01T00:00:00Z')
/** A terminal that was fed within this span after its newest signed content is believed. */
const BELIEVED_AFTER_FLOOR_MS = 400 * 86_400_000

/** The clock if it lies within 400 days after the signed floor, else the floor itself. */
export function trustedTime(clock: Date, floor: Date | undefined): TrustedTime {
  const from = floor === undefined || floor < FIRST_RELEASE ? FIRST_RELEASE : floor
  const ahead = clock.getTime() - from.getTime()
  return ahead >= 0 && ahead <= BELIEVED_AFTER_FLOOR_MS ? { now: clock, trusted: true } : { now: from, trusted: false }
}
