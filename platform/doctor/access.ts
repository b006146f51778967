// Whether the program's user may use its data folder and the files in it, and whether anybody else may (F80).
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { fileFailure } from '../files/failure.ts'
import type { Finding } from './finding.ts'

export interface Access {
  readonly state: 'open' | 'closed' | 'read-only' | 'full'
  /** What is closed. */
  readonly path: string
}

export interface Needed {
  readonly path: string
  readonly use: 'read' | 'write'
}

const OTHERS = 0o077

/** The first that can't be used as it is needed. `trial`: done before, and judged by what it throws. What is not there is left out. */
export function accessTo(data: string, needed: readonly Needed[], trial: () => void = () => undefined): Access {
  let path = data
  try {
    trial()
    for (const one of needed) {
      path = one.path
      const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? constants.X_OK : 0
      if (existsSync(path)) accessSync(path, constants.R_OK | (one.use === 'write' ? constants.W_OK : 0) | folder)
    }
    return { state: 'open', path: data }
  } catch (error) {
    const failure = fileFailure(error, path)
    if (failure === undefined) throw error
    const states = { 'disk-full': 'full', 'read-only': 'read-only' } as const
    return { state: failure.code === 'disk-full' || failure.code === 'read-only' ? states[failure.code] : 'closed', path }
  }
}

export function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0
}

/** Of a data folder that its program can use. */
export function othersFinding(data: string): Finding {
  return isOpenToOthers(data)
    ? { topic: 'folder-open', state: 'wrong', params: { path: data } }
    : { topic: 'permissions', state: 'ok', params: { path: data } }
}
