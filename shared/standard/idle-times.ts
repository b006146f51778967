// How long a page waits before it asks whether somebody is still there (WCAG 2.2.1): the standard's times for three kinds of pages.
import type { StandardProfile } from './profile.ts'

export type IdleKind = 'home' | 'reading' | 'forms' | 'maintenance'

/** Until the standard has come. */
const SHIPPED: StandardProfile['idle'] = { home: 60, reading: 120, forms: 180, answer: 30 }
/** Maintenance waits for sticks and long lists; it is nobody's business but the hall's own. */
const MAINTENANCE_SECONDS = 300

export interface IdleTimes {
  readonly limitMs: number
  readonly answerMs: number
}

export function idleTimes(idle: StandardProfile['idle'] | undefined, kind: IdleKind): IdleTimes {
  const times = idle ?? SHIPPED
  const seconds = kind === 'maintenance' ? MAINTENANCE_SECONDS : times[kind]
  return { limitMs: seconds * 1000, answerMs: times.answer * 1000 }
}
