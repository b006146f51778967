// Is there a backup, how old is it, and could a hub be made from it?
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { wholeDays } from '../../shared/fleet/release-gap.ts'
import { DATABASE_FILE } from '../store/open-store.ts'
import type { HubProbe } from './finding.ts'

/** One is made each day; a server that was off makes it up when it is on again. */
const OLD_AFTER_DAYS = 3
/** A hub of yesterday has not seen its first night. */
const NEW_FOR_DAYS = 2

export const backups: HubProbe = ({ backup, backups: folder = '', database, folders, start, time }) => {
  // Nothing to lose yet, or nothing left to be copied: the probe of the database says what is to be done with the backups.
  if (['unknown', 'none', 'lost', 'closed'].includes(database.state)) return []
  if (start?.database !== undefined) return [{ topic: 'hub-backups-postgres', state: 'note', params: {} }]
  switch (backup.state) {
    case 'unknown':
      return [{ topic: 'hub-backups', state: 'note', params: {} }]
    case 'none': {
      const since = statSync(join(folders.data, DATABASE_FILE)).birthtime.toISOString()
      const isNew = wholeDays(since, time.now) < NEW_FOR_DAYS
      return [{ topic: 'hub-backups-none', state: isNew ? 'note' : 'wrong', params: { path: folder } }]
    }
    case 'closed':
      return [{ topic: 'hub-backups-closed', state: 'wrong', params: { path: backup.path } }]
    case 'damaged':
      return [{ topic: 'hub-backups-damaged', state: 'wrong', params: { path: backup.path } }]
    case 'whole': {
      const days = wholeDays(backup.manifest.madeAt, time.now)
      return [{ topic: 'hub-backups', state: days > OLD_AFTER_DAYS ? 'wrong' : 'ok', params: { days, path: backup.path } }]
    }
  }
}
