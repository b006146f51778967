// The last events of a program, kept in memory beside the log, for whoever stands at the machine without a terminal window.
import { LOG_EVENTS, type LogEvent, type LogFields } from './events.ts'
import type { Log } from './logger.ts'

export interface RecentEvent {
  readonly at: Date
  readonly event: LogEvent
  readonly level: (typeof LOG_EVENTS)[LogEvent]['level']
  readonly fields: LogFields
}

export interface RecentLog {
  /** Logs and remembers. */
  readonly log: Log
  /** Oldest first. */
  recent(): readonly RecentEvent[]
}

export function rememberRecent(log: Log, max: number, now: () => Date): RecentLog {
  const events: RecentEvent[] = []
  return {
    log(event, fields = {}) {
      log(event, fields)
      events.push({ at: now(), event, level: LOG_EVENTS[event].level, fields })
      if (events.length > max) events.shift()
    },
    recent: () => [...events],
  }
}
