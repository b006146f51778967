// Days of the clock that follow each other for the same reason, as one stretch.
import type { ClockDay, DayReason } from './statutory-clock.ts'

export interface Stretch {
  readonly from: string
  readonly until: string
  readonly why: DayReason
}

export function stretches(days: readonly Pick<ClockDay, 'day' | 'why'>[]): Stretch[] {
  const found: Stretch[] = []
  for (const { day, why } of days) {
    const last = found.at(-1)
    if (last?.why === why) found[found.length - 1] = { ...last, until: day }
    else found.push({ from: day, until: day, why })
  }
  return found
}
