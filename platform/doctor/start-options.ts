// The options with which an installed program is started: what an administrator has written behind ZWGK_OPTIONS, which its unit adds to its own.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Failure } from '../../shared/result.ts'
import { fileFailure } from '../files/failure.ts'
import type { Finding } from './finding.ts'

export interface Installation {
  readonly program: 'zwgk-terminal' | 'zwgk-hub'
  /** `/` outside of tests. */
  readonly systemRoot: string
}

export interface StartOptions {
  /** The file they stand in. */
  readonly path: string
  readonly words: readonly string[]
}

const SETTING = /^\s*ZWGK_OPTIONS=(.*)$/gm
const QUOTED = /^(["'])(.*)\1$/

/** Whether this folder is the one that the program's unit starts it with. */
export function isInstalledData({ program, systemRoot }: Installation, data: string): boolean {
  return resolve(data) === join(resolve(systemRoot), 'var', 'lib', program)
}

/** Undefined for a folder that no unit starts the program with, and where there is no such file. As systemd reads it: the last line counts, spaces part the words. */
export function startOptions(installation: Installation, data: string): StartOptions | undefined {
  if (!isInstalledData(installation, data)) return undefined
  const path = join(resolve(installation.systemRoot), 'etc', installation.program, 'options')
  try {
    const [, value = ''] = [...readFileSync(path, 'utf8').replaceAll('\\\n', ' ').matchAll(SETTING)].at(-1) ?? []
    const [, , bare = value.trim()] = QUOTED.exec(value.trim()) ?? []
    return { path, words: bare.split(/\s+/).filter((word) => word !== '') }
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return undefined
  }
}

/** Of a file that was read: `wrong` says why the program does not start with it. */
export interface ReadOptions {
  readonly path: string
  readonly wrong: Failure | undefined
}

export function optionsFindings(read: ReadOptions | undefined): Finding[] {
  if (read?.wrong === undefined) return []
  const { path, wrong } = read
  return [{ topic: 'options', state: 'wrong', params: { ...wrong.params, failure: wrong.code, file: path } }]
}
