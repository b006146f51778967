// Folders named for the process that made them: those whose process is gone (a kill, a power cut) are swept by the next one.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** An empty folder of this process's own (0700), after sweeping those of processes that are gone. */
export function makeOwnFolder(parent: string, prefix: string): string {
  sweep(parent, prefix)
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`))
}

function sweep(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (!Number.isInteger(pid) || isRunning(pid)) continue
    try {
      rmSync(join(parent, name), { recursive: true, force: true })
    } catch {
      // Another user's.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
