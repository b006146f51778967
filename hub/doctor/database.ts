// Is the database there, whole and of this release (F24, F56); does the PostgreSQL of the options answer?
import { join } from 'node:path'
import { DATABASE_FILE } from '../store/open-store.ts'
import type { HubProbe } from './finding.ts'

export const database: HubProbe = ({ database: look, access, folders: { data }, start }) => {
  const params = { path: join(data, DATABASE_FILE) }
  switch (look.state) {
    case 'unknown':
      return []
    case 'none':
      return [{ topic: 'hub-data', state: 'note', params: { path: data } }]
    case 'lost':
      return [{ topic: 'hub-database-lost', state: 'wrong', params }]
    case 'closed':
      // A folder that can't be used is told by its own probe.
      return access.state === 'open' ? [{ topic: 'hub-database-closed', state: 'wrong', params }] : []
    case 'damaged':
      return [{ topic: 'hub-database', state: 'wrong', params }]
    case 'unseen':
      return [{ topic: 'hub-database', state: 'note', params }]
    case 'refused':
      return [{ topic: 'hub-postgres', state: 'wrong', params: { ...look.why.params, failure: look.why.code } }]
    case 'newer':
      return [{ topic: 'hub-database-newer', state: 'wrong', params }]
    case 'older':
      return [{ topic: 'hub-database-older', state: 'note', params: { count: look.steps } }]
    case 'read': {
      const { server } = look.facts
      if (server === undefined) return [{ topic: 'hub-database', state: 'ok', params }]
      return [{ topic: 'hub-postgres', state: 'ok', params: { version: server, database: start?.database?.database ?? '' } }]
    }
  }
}
