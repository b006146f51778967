// The terminal's own backup of its ledger: at each start and once a day, beside the ledger. It saves from a damaged file, not from a lost disk.
import { rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../platform/log/logger.ts'
import { BACKUP_FILE } from './ledger/backup.ts'
import type { Ledger } from './ledger/ledger.ts'
import { storageFailure } from './storage-failure.ts'

const DAY_MS = 86_400_000
/** A backup never takes the room that submissions may need. */
const LEAVE_FREE_BYTES = 128 * 1_048_576

export interface BackupParts {
  readonly ledger: Ledger
  readonly dataFolder: string
  readonly log: Log
  /** Milliseconds that no change of the clock moves. */
  readonly monotonic?: () => number
}

/** Gives back what is to be called again and again; it does something once a day. */
export function dailyBackup({ ledger, dataFolder, log, monotonic = () => performance.now() }: BackupParts): () => void {
  const path = join(dataFolder, BACKUP_FILE)
  let last: number | undefined
  return () => {
    if (last !== undefined && monotonic() - last < DAY_MS) return
    last = monotonic()
    try {
      const { bavail, bsize } = statfsSync(dataFolder)
      if (bavail * bsize - statSync(join(dataFolder, 'ledger.sqlite')).size < LEAVE_FREE_BYTES) return
      ledger.backUp(path)
    } catch (error) {
      const failure = storageFailure(error, path)
      if (failure === undefined) throw error
      log('storage-failed', { code: failure.code })
      dropPart(`${path}.part`)
    }
  }
}

function dropPart(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    // On a disk that takes no change it stays until the next backup.
    if (storageFailure(error, path) === undefined) throw error
  }
}
