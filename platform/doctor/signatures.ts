// Do the signatures of a repository still hold (F53)? After they run out no terminal takes new content; what is there stays.
import { signatureTerm } from '../../shared/content/signature-term.ts'
import type { Finding } from './finding.ts'

export interface Signature {
  readonly role: string
  readonly expires: Date
}

/** The hub signs it anew by itself each day: an old one says something else than that a person must sign. */
const BY_ITSELF = 'timestamp'

/** `topics`: who is asked to do something differs between those who sign and those who only trust. */
export function signatureFindings(
  signatures: readonly Signature[],
  now: Date,
  topics: { readonly due: string; readonly over: string },
): Finding[] {
  const terms = signatures
    .filter(({ role }) => role !== BY_ITSELF)
    .map(({ role, expires }) => ({ role, expires, term: signatureTerm(expires, now) }))
    .sort((a, b) => a.expires.getTime() - b.expires.getTime())
  const [first] = terms
  if (first === undefined) return []
  const told = ({ role, expires }: Signature) => ({ role, day: expires.toISOString().slice(0, 10) })
  const due = terms.flatMap(({ term, ...one }): Finding[] => {
    if (term.state === 'holds') return []
    if (term.state === 'over') return [{ topic: topics.over, state: 'wrong', params: told(one) }]
    return [{ topic: topics.due, state: 'wrong', params: { ...told(one), days: term.daysLeft } }]
  })
  return due.length > 0 ? due : [{ topic: topics.due, state: 'ok', params: told(first) }]
}
