// Whether anything can be kept on this disk right now: tried by writing, for a read-only or full disk shows no other sign (F27, F80).
import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileDurably } from '../../platform/files/durable.ts'
import type { TerminalState } from '../../shared/api/terminal.ts'
import { storageFailure } from './storage-failure.ts'
import type { SubmissionReserve } from './submission-reserve.ts'

/** Below this a submission may not fit any more. */
const ROOM_FOR_SUBMISSIONS_BYTES = 8 * 1_048_576

/** `tight`: the disk is full, and what is submitted goes into the reserve; `full`: that is used up too. */
export function probeStorage(dataFolder: string, reserve: SubmissionReserve): TerminalState['storage'] {
  const full = () => (reserve.left() > 0 ? 'tight' : 'full')
  try {
    writeFileDurably(join(dataFolder, 'storage-probe'), 'ok')
    const { bavail, bsize } = statfsSync(dataFolder)
    return bavail * bsize < ROOM_FOR_SUBMISSIONS_BYTES ? full() : 'ok'
  } catch (error) {
    const failure = storageFailure(error, dataFolder)
    if (failure === undefined) throw error
    return failure.code === 'disk-full' ? full() : 'read-only'
  }
}
