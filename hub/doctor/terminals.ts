// How many terminals have not been heard of for long? No fault of the hub's: a note.
import type { HubProbe } from './finding.ts'

export const terminals: HubProbe = ({ database }) => {
  if (database.state !== 'read') return []
  const { all, silent } = database.facts.terminals
  return [{ topic: 'hub-terminals', state: silent > 0 ? 'note' : 'ok', params: { all, silent } }]
}
