// At the first start of each version on a machine: SQLite in a utility process, result in the log and kept in a file for `doctor`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { ShellLog } from './shell-log.ts'

const WITHIN_MS = 20_000

export async function runSqliteSelfTest(program: string, stateFolder: string, log: ShellLog): Promise<void> {
  const file = join(stateFolder, 'sqlite-self-test.json')
  const { electron, node } = process.versions
  const subject = { electron, node, program }
  const before = read(file)
  if (before === JSON.stringify({ ...subject, passed: true })) return
  const child = utilityProcess.fork(program, [], { serviceName: 'zwgk-sqlite-self-test', stdio: 'ignore' })
  const timer = setTimeout(() => child.kill(), WITHIN_MS)
  const code = await new Promise<number>((resolve) => child.once('exit', resolve))
  const late = !timer.hasRef()
  clearTimeout(timer)
  // kill() ends with 0 as well.
  const passed = code === 0 && !late
  log('sqlite-self-test', { passed, code, electron, node })
  writeFileSync(file, JSON.stringify({ ...subject, passed }))
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
