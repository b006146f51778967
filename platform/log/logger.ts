// The one logger: one JSON line an event, to standard error, fields cut short.
import { destination, pino } from 'pino'
import { LOG_EVENTS, type LogEvent, type LogFields } from './events.ts'

const FIELD_MAX_CHARACTERS = 200

export type Log = (event: LogEvent, fields?: LogFields) => void

/** A logger for one program (`host`, `hub`, ...). */
export function createLog(program: string): Log {
  const logger = pino({ base: { program } }, destination({ fd: 2, sync: true }))
  return (event, fields = {}) => {
    const short = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.slice(0, FIELD_MAX_CHARACTERS) : value,
      ]),
    )
    logger[LOG_EVENTS[event].level]({ event, ...short }, LOG_EVENTS[event].says)
  }
}

/** For tests and for commands whose user does not ask for a log. */
export const silentLog: Log = () => undefined
