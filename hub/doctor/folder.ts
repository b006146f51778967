// Is the data folder there, can the hub's user use all that it needs in it, and is it closed to everybody else (F80)?
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Access, accessTo, type Needed, othersFinding } from '../../platform/doctor/access.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { METADATA_FOLDER } from '../../platform/package/metadata.ts'
import { INSTANCE_LOCK_FILE } from '../../platform/sqlite/instance-lock.ts'
import type { HubFolders } from '../hub.ts'
import { DATABASE_FILE } from '../store/open-store.ts'
import type { HubExamined, HubProbe } from './finding.ts'

const ROOT = 0

export const folder: HubProbe = ({ access, folders: { data } }) => {
  switch (access.state) {
    case 'missing':
      return [{ topic: 'hub-folder', state: 'wrong', params: { path: data } }]
    case 'read-only':
      return [{ topic: 'disk-read-only', state: 'wrong', params: { path: data } }]
    case 'closed':
      return [{ topic: 'hub-folder-closed', state: 'wrong', params: { path: access.path, data } }]
    case 'full':
    case 'open':
      return [othersFinding(data)]
  }
}

/** Asks the system and writes nothing. */
export function hubAccess({ data, repo, keys }: HubFolders): HubExamined['access'] {
  if (statSync(data, { throwIfNoEntry: false })?.isDirectory() !== true) return { state: 'missing' }
  const write = (path: string): Needed => ({ path, use: 'write' })
  const read = (path: string): Needed => ({ path, use: 'read' })
  const files = ['', '-wal', '-shm'].map((suffix) => join(data, `${DATABASE_FILE}${suffix}`))
  const metadata = join(repo, METADATA_FOLDER)
  const folders = [data, repo, metadata, keys].map(write)
  const access = accessTo(data, [...folders, ...[...files, join(data, INSTANCE_LOCK_FILE)].map(write)])
  if (access.state !== 'open') return access
  const needed = [...folders, ...files.map(write), ...[...namesIn(metadata), ...namesIn(keys)].map(read)]
  const inside = accessTo(data, needed)
  return inside.state === 'open' ? ofAnother(data, needed) : inside
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(path, name))
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return []
  }
}

/** Root may do anything, and asks for a hub that may not: what another has made in a folder of the hub's user keeps that one out. */
function ofAnother(data: string, needed: readonly Needed[]): Access {
  const { uid, gid } = statSync(data)
  const closed = needed.find(({ path, use }) => {
    const file = statSync(path, { throwIfNoEntry: false })
    if (file === undefined || file.uid === uid) return false
    const bits = use === 'write' ? 0o6 : 0o4
    const granted = (file.mode & bits) === bits || (file.gid === gid && ((file.mode >> 3) & bits) === bits)
    return !granted
  })
  return closed === undefined || uid === ROOT ? { state: 'open', path: data } : { state: 'closed', path: closed.path }
}
