// Can the clock be believed, held against what was signed last (F59)?
import { trustedTime } from '../../../shared/calendar/trusted-time.ts'
import type { Examined, Probe } from './finding.ts'

export const clock: Probe = (examined) => {
  if (examined.ledger.state !== 'read') return []
  const { trusted } = believedTime(examined)
  return [{ topic: 'clock', state: trusted ? 'ok' : 'wrong', params: { now: examined.now.toISOString() } }]
}

/** Ages and terms are counted by the time that is believed: a wrong clock is one fault, not five. */
export function believedTime({ now, ledger }: Examined): { readonly now: Date; readonly trusted: boolean } {
  return trustedTime(now, ledger.state === 'read' ? ledger.facts.shown?.timeFloor : undefined)
}
