// A folder of this test run, for what is made once and copied by many tests. Gone when the run ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Names the folder to the processes of the run. */
export const RUN_FOLDER_VARIABLE = 'ZWGK_TEST_RUN'

/** Called by Vitest before the first test; what it gives back, after the last. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-run-'))
  process.env[RUN_FOLDER_VARIABLE] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
