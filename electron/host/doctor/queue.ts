// What waits to be sent, and what was refused?
import type { Probe } from './finding.ts'

/** A hall takes some dozens of forms a week: so many waiting means that nothing goes out. */
const TOO_MANY = 100

export const queue: Probe = ({ ledger }) => {
  if (ledger.state !== 'read') return []
  const { waiting, refused } = ledger.facts.queue
  const params = { waiting, refused }
  if (waiting >= TOO_MANY) return [{ topic: 'queue-full', state: 'wrong', params }]
  return [{ topic: 'queue', state: refused > 0 ? 'wrong' : waiting > 0 ? 'note' : 'ok', params }]
}
