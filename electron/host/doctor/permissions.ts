// Can the data folder be written, and is it closed to everybody else (F80)?
import { existsSync, statSync } from 'node:fs'
import { accessTo } from './access.ts'
import type { Finding, Probe } from './finding.ts'

const OTHERS = 0o077

export const permissions: Probe = ({ data }) => {
  if (data === undefined || !existsSync(data)) return []
  const { state, path } = accessTo(data)
  switch (state) {
    case 'full':
      // Told by its own probe.
      return []
    case 'read-only':
      return [{ topic: 'disk-read-only', state: 'wrong', params: { path: data } }]
    case 'closed':
      return [{ topic: 'folder-closed', state: 'wrong', params: { path } }]
    case 'open':
      return [closedToOthers(data)]
  }
}

function closedToOthers(data: string): Finding {
  const open = (statSync(data).mode & OTHERS) !== 0 && process.platform !== 'win32'
  return open
    ? { topic: 'folder-open', state: 'wrong', params: { path: data } }
    : { topic: 'permissions', state: 'ok', params: { path: data } }
}
