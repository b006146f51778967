// An enrolment that came on a stick: kept until a network is there, then used up. Beside a grant it moves the terminal to another office.
import { ok, type Result } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { enrol, type Moving } from './enrol.ts'

/**
 * Tries the kept offer, if there is one. `waits`: nobody answered, so it is tried again at the next poll.
 * Errors: those of enrolment; the offer is then dropped, for the same code would fail again.
 */
export async function enrolFromOffer(ledger: Ledger, moving: Moving): Promise<Result<'enrolled' | 'waits' | 'none'>> {
  const offer = ledger.settings.get('enrolment-offer')
  if (offer === undefined) return ok('none')
  const enrolled = await enrol(ledger, offer.hub.replace(/\/+$/, ''), offer.code, moving)
  moving.log('enrolled-from-stick', { ok: enrolled.ok, ...(!enrolled.ok && { code: enrolled.error.code }) })
  if (!enrolled.ok && enrolled.error.code === 'unreachable') return ok('waits')
  ledger.settings.remove('enrolment-offer')
  return enrolled.ok ? ok('enrolled') : enrolled
}
