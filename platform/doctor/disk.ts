// Is there room on the disk that holds the data?
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileFailure } from '../files/failure.ts'
import type { Finding } from './finding.ts'

const MIB = 1_048_576
const ROOM_AT_LEAST_BYTES = 512 * MIB

/** Of the disk on which a folder lies, or will lie. */
export function roomFinding(folder: string): Finding {
  try {
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : dirname(folder))
    const free = bavail * bsize
    const params = { free: Math.floor(free / MIB), path: folder }
    return { topic: 'disk', state: free < ROOM_AT_LEAST_BYTES ? 'wrong' : 'ok', params }
  } catch (error) {
    if (fileFailure(error, folder) === undefined) throw error
    return { topic: 'disk', state: 'note', params: { path: folder } }
  }
}
