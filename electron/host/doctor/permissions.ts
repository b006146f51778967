// Can the data folder be written, and is it closed to everybody else (F80)?
import { existsSync } from 'node:fs'
import { othersFinding } from '../../../platform/doctor/access.ts'
import { accessToData } from './access.ts'
import type { Probe } from './finding.ts'

export const permissions: Probe = ({ data }) => {
  if (data === undefined || !existsSync(data)) return []
  const { state, path } = accessToData(data)
  switch (state) {
    case 'full':
      // Told by its own probe.
      return []
    case 'read-only':
      return [{ topic: 'disk-read-only', state: 'wrong', params: { path: data } }]
    case 'closed':
      return [{ topic: 'folder-closed', state: 'wrong', params: { path } }]
    case 'open':
      return [othersFinding(data)]
  }
}
