// Whether the terminal's user may use the data folder and the files of the ledger in it; asked by more than one probe.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Access, accessTo } from '../../../platform/doctor/access.ts'

const TRIAL = 'doctor-probe'
/** Made by somebody else, such as root, they keep the terminal out although the folder is its own. */
const LEDGER_FILES = ['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm', 'instance.lock']

/** Writes one trial file into the folder, which goes again. */
export function accessToData(data: string): Access {
  const needed = LEDGER_FILES.map((name) => ({ path: join(data, name), use: 'write' as const }))
  return accessTo(data, needed, () => {
    const trial = join(data, TRIAL)
    writeFileSync(trial, 'written?')
    rmSync(trial)
  })
}
