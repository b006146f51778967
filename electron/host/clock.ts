// The host's sense of time: the machine's clock held against the signed floor.

import { type TrustedTime, trustedTime } from '../../shared/calendar/trusted-time.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Settings } from './ledger/settings.ts'

export interface Clock {
  time(): TrustedTime
  /** Trusted day in China, `YYYY-MM-DD`. */
  today(): string
}

/** `machine`: the machine's clock; a test gives another. */
export function createClock(settings: Settings, machine: () => Date): Clock {
  const time = () => {
    const floor = settings.get('time-floor')
    return trustedTime(machine(), floor === undefined ? undefined : new Date(floor))
  }
  return { time, today: () => chinaDay(time().now) }
}
