// Can the data folder be written, and is it closed to everybody else (F80)?
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileFailure } from '../../../platform/files/failure.ts'
import type { Finding, Probe } from './finding.ts'

const TRIAL = 'doctor-probe'
const OTHERS = 0o077

export const permissions: Probe = ({ data }) => {
  if (data === undefined || !existsSync(data)) return []
  const path = join(data, TRIAL)
  try {
    writeFileSync(path, 'written?')
    rmSync(path)
  } catch (error) {
    const failure = fileFailure(error, path)
    if (failure === undefined) throw error
    // A full disk is told by its own probe.
    if (failure.code === 'disk-full') return []
    const context = failure.code === 'read-only' ? 'disk-read-only' : 'folder-closed'
    return [{ topic: context, state: 'wrong', params: { path: data } }]
  }
  const open = (statSync(data).mode & OTHERS) !== 0 && process.platform !== 'win32'
  const said: Finding = open
    ? { topic: 'folder-open', state: 'wrong', params: { path: data } }
    : { topic: 'permissions', state: 'ok', params: { path: data } }
  return [said]
}
