// Does this hub answer at its port? Asked last: what keeps it from starting is told before, and then that nobody answers is no news.
import type { HubProbe } from './finding.ts'

const TOPICS = {
  ours: { topic: 'hub-door', state: 'ok' },
  shut: { topic: 'hub-door', state: 'wrong' },
  silent: { topic: 'hub-door-silent', state: 'wrong' },
  stranger: { topic: 'hub-door-taken', state: 'wrong' },
  'other-hub': { topic: 'hub-door-other', state: 'wrong' },
} as const

export const door: HubProbe = ({ door: answered, start, access, database, repository }) => {
  if (start === undefined) return []
  const canStart = access.state === 'open' && ['read', 'older', 'unseen'].includes(database.state) && repository.state === 'read'
  if (answered === 'shut' && !canStart) return []
  return [{ ...TOPICS[answered], params: { port: start.port } }]
}
