// Can the clock be believed, held against what was signed last (F59)?
import { trustedTime } from '../../../shared/calendar/trusted-time.ts'
import { chinaTime } from '../../../shared/calendar/working-days.ts'
import type { Examined, Probe } from './finding.ts'

export const clock: Probe = (examined) => {
  const believed = believedTime(examined)
  const params = { now: chinaTime(examined.now) }
  if (examined.ledger.state === 'read') return [{ topic: 'clock', state: believed.trusted ? 'ok' : 'wrong', params }]
  // Nothing signed to hold it against: what lies before the first release is wrong all the same, and keeps the terminal from enrolling.
  return examined.now < believed.now ? [{ topic: 'clock', state: 'wrong', params }] : []
}

/** Ages and terms are counted by the time that is believed: a wrong clock is one fault, not five. */
export function believedTime({ now, ledger }: Examined): { readonly now: Date; readonly trusted: boolean } {
  return trustedTime(now, ledger.state === 'read' ? ledger.facts.shown?.timeFloor : undefined)
}
