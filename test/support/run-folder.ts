// A folder of this test run: its temporary files, and what is made once and copied by many tests. Gone when the run ends.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Names the folder to the processes of the run. */
export const RUN_FOLDER_VARIABLE = 'ZWGK_TEST_RUN'

/** Files in memory: every receipt is synced to disk, and no test here asks whether the disk has done it (the recorded disk of test/faults does). */
const MEMORY = '/dev/shm'
const ROOM_WANTED_BYTES = 4 * 2 ** 30

/** Called by Vitest before the first test; what it gives back, after the last. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'zwgk-run-'))
  // As the system's own: some tests run programs as a user without rights.
  chmodSync(folder, 0o1777)
  const before = process.env['TMPDIR']
  Object.assign(process.env, { [RUN_FOLDER_VARIABLE]: folder, TMPDIR: folder })
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function hasRoom(path: string): boolean {
  if (!existsSync(path)) return false
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize > ROOM_WANTED_BYTES
}
