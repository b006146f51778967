// Whether the program's user may use the data folder and the files of the ledger in it; asked by more than one probe.
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileFailure } from '../../../platform/files/failure.ts'

export interface Access {
  readonly state: 'open' | 'closed' | 'read-only' | 'full'
  /** What is closed. */
  readonly path: string
}

const TRIAL = 'doctor-probe'
/** Made by somebody else, such as root, they keep the terminal out although the folder is its own. */
const LEDGER_FILES = ['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm', 'instance.lock']

/** Writes one trial file into the folder, which goes again. */
export function accessTo(data: string): Access {
  let path = data
  try {
    const trial = join(data, TRIAL)
    writeFileSync(trial, 'written?')
    rmSync(trial)
    for (path of LEDGER_FILES.map((name) => join(data, name))) {
      if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK)
    }
    return { state: 'open', path: data }
  } catch (error) {
    const failure = fileFailure(error, path)
    if (failure === undefined) throw error
    const states = { 'disk-full': 'full', 'read-only': 'read-only' } as const
    return { state: failure.code === 'disk-full' || failure.code === 'read-only' ? states[failure.code] : 'closed', path }
  }
}
