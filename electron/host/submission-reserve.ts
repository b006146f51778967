// Room for submissions on a full disk (F27, F55): a file of real bytes, given back piece by piece when nothing else is left. Content can't eat it.
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { writeAll } from '../../platform/files/durable.ts'
import { storageFailure } from './storage-failure.ts'

const FILE = 'room-for-submissions'
/** Some thousand submissions. */
export const RESERVE_BYTES = 16 * 1_048_576
/** More than the largest submission and what SQLite needs beside it. */
const PIECE_BYTES = 2 * 1_048_576
/** The reserve is filled only from room that nobody misses. */
const LEAVE_FREE_BYTES = 64 * 1_048_576

export interface SubmissionReserve {
  /** Bytes that can still be given. */
  left(): number
  /** Fills what was given, when the disk has room again. */
  fill(): void
  /** Gives a piece back to the disk; false when nothing is left. */
  give(): boolean
  /** Does it; on a full disk gives a piece back and does it again, until it succeeds or nothing is left. `act` must be safe to repeat when it throws. */
  withRoom<Value>(act: () => Value): Value
}

export function submissionReserve(dataFolder: string): SubmissionReserve {
  const path = join(dataFolder, FILE)
  const left = () => (existsSync(path) ? statSync(path).size : 0)

  function give(): boolean {
    try {
      const size = left()
      if (size === 0) return false
      if (size <= PIECE_BYTES) rmSync(path, { force: true })
      else truncateSync(path, size - PIECE_BYTES)
      return true
    } catch (error) {
      // A disk that takes no change at all has nothing to give.
      if (storageFailure(error, path) === undefined) throw error
      return false
    }
  }

  return {
    left,
    give,

    fill() {
      try {
        const { bavail, bsize } = statfsSync(dataFolder)
        let size = left()
        if (size >= RESERVE_BYTES || bavail * bsize - (RESERVE_BYTES - size) < LEAVE_FREE_BYTES) return
        const file = openSync(path, 'a', 0o600)
        try {
          // Random, for some file systems pack what repeats, and nothing would be kept free.
          for (; size < RESERVE_BYTES; size += PIECE_BYTES)
            writeAll(file, randomBytes(Math.min(PIECE_BYTES, RESERVE_BYTES - size)))
          fsyncSync(file)
        } finally {
          closeSync(file)
        }
      } catch (error) {
        // The disk says that it is full or failing in its own time; there is nothing to reserve on it now.
        if (storageFailure(error, path) === undefined) throw error
      }
    },

    withRoom(act) {
      for (;;) {
        try {
          return act()
        } catch (error) {
          if (storageFailure(error, path)?.code !== 'disk-full' || !give()) throw error
        }
      }
    },
  }
}
