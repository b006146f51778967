// Do the signatures that this terminal trusts still hold (F53)? After they run out no new content is taken; what is there stays.
import { signatureTerm } from '../../../shared/content/signature-term.ts'
import { believedTime } from './clock.ts'
import type { Finding, Probe } from './finding.ts'

/** The hub signs it anew by itself each day: an old one says that the content is old. */
const BY_ITSELF = 'timestamp'

export const keys: Probe = (examined) => {
  if (examined.ledger.state !== 'read') return []
  const { now } = believedTime(examined)
  const terms = examined.ledger.facts.signatures
    .filter(({ role }) => role !== BY_ITSELF)
    .map(({ role, expires }) => ({ role, expires, term: signatureTerm(expires, now) }))
    .sort((a, b) => a.expires.getTime() - b.expires.getTime())
  const [first] = terms
  if (first === undefined) return []
  const told = ({ role, expires }: typeof first) => ({ role, day: expires.toISOString().slice(0, 10) })
  const due = terms.flatMap(({ term, ...one }): Finding[] => {
    if (term.state === 'holds') return []
    if (term.state === 'over') return [{ topic: 'keys-over', state: 'wrong', params: told({ term, ...one }) }]
    return [{ topic: 'keys', state: 'wrong', params: { ...told({ term, ...one }), days: term.daysLeft } }]
  })
  return due.length > 0 ? due : [{ topic: 'keys', state: 'ok', params: told(first) }]
}
