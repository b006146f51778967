// Is there room on the disk that holds the data?
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileFailure } from '../../../platform/files/failure.ts'
import type { Probe } from './finding.ts'

const MIB = 1_048_576
const ROOM_AT_LEAST_BYTES = 512 * MIB

export const disk: Probe = ({ data }) => {
  if (data === undefined) return []
  try {
    const { bavail, bsize } = statfsSync(existsSync(data) ? data : dirname(data))
    const free = bavail * bsize
    const params = { free: Math.floor(free / MIB), path: data }
    return [{ topic: 'disk', state: free < ROOM_AT_LEAST_BYTES ? 'wrong' : 'ok', params }]
  } catch (error) {
    if (fileFailure(error, data) === undefined) throw error
    return [{ topic: 'disk', state: 'note', params: { path: data } }]
  }
}
