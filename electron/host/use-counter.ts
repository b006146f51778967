// Counts how the terminal is used (documents opened, searches), in memory and by the hour. No word that was typed and no one who read is in it.
import { randomUUID } from 'node:crypto'
import { HOURS_TOLD_MAX, type HourCounts, hourOf, type TerminalUse } from '../../shared/charts/use-counts.ts'
import type { DocumentKind } from '../../shared/content/document.ts'

export interface UseCounter {
  opened(kind: DocumentKind): void
  searched(found: boolean): void
  /** Undefined until there is something to tell. */
  told(): TerminalUse | undefined
}

const NOTHING: HourCounts = { opened: {}, searches: 0, withoutResult: 0 }

/** `now`: trusted. What was counted before the program ended is kept by the hub, or lost: it is statistics, not anybody's submission. */
export function createUseCounter(now: () => Date): UseCounter {
  const run = randomUUID()
  const hours = new Map<string, HourCounts>()
  const count = (change: (counts: HourCounts) => HourCounts) => {
    const hour = hourOf(now())
    hours.set(hour, change(hours.get(hour) ?? NOTHING))
    const oldest = [...hours.keys()].toSorted()[0]
    if (hours.size > HOURS_TOLD_MAX && oldest !== undefined) hours.delete(oldest)
  }
  return {
    opened: (kind) => count((counts) => ({ ...counts, opened: { ...counts.opened, [kind]: (counts.opened[kind] ?? 0) + 1 } })),
    searched: (found) =>
      count((counts) => ({
        ...counts,
        searches: counts.searches + 1,
        withoutResult: counts.withoutResult + (found ? 0 : 1),
      })),
    told: () => (hours.size === 0 ? undefined : { run, hours: Object.fromEntries(hours) }),
  }
}
