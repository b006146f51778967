// Does this terminal know its office? Without that it shows what a stick brings and can send nothing.
import type { Probe } from './finding.ts'

export const enrolment: Probe = ({ ledger }) => {
  if (ledger.state !== 'read') return []
  const { enrolled } = ledger.facts
  return enrolled === undefined
    ? [{ topic: 'enrolment', state: 'note', params: {} }]
    : [{ topic: 'enrolment', state: 'ok', params: { ...enrolled } }]
}
