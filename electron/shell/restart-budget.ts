// How often something may be started again before people are told: a count within a sliding time.

export interface RestartBudget {
  /** How many restarts this one makes within the time; undefined when they are used up. */
  take(): number | undefined
  /** A fresh start: earlier restarts no longer count. */
  reset(): void
}

export function restartBudget(tries: number, withinMs: number, now: () => number = () => performance.now()): RestartBudget {
  let taken: number[] = []
  return {
    take() {
      const at = now()
      taken = taken.filter((before) => at - before < withinMs)
      if (taken.length >= tries) return undefined
      taken.push(at)
      return taken.length
    },
    reset() {
      taken = []
    },
  }
}
