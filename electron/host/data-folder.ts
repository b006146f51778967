// The terminal's data folder: made private, locked to one process, its ledger opened.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { TRUST_WORK_PREFIX } from '../../platform/package/trust.ts'
import { type InstanceLock, takeInstanceLock } from '../../platform/sqlite/instance-lock.ts'
import { sqliteErrorKind } from '../../platform/sqlite/open.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type Ledger, openLedger } from './ledger/ledger.ts'

export interface DataFolder {
  readonly path: string
  readonly ledger: Ledger
  close(): void
}

/** Errors: `terminal-already-running`, `data-folder-unwritable`, `disk-full`, and those of the ledger. */
export function openDataFolder(path: string): Result<DataFolder> {
  let lock: InstanceLock | undefined
  try {
    makeFolder(path, 0o700)
    lock = takeInstanceLock(path)
  } catch (error) {
    const failure = fileFailure(error, path)
    const kind = sqliteErrorKind(error)
    if (failure === undefined && kind === undefined) throw error
    return failure?.code === 'disk-full' || kind === 'disk-full'
      ? fail('disk-full', { path })
      : fail('data-folder-unwritable', { path })
  }
  if (lock === undefined) return fail('terminal-already-running', { path })
  sweepUnfinished(path)
  const ledger = openLedger(path)
  if (!ledger.ok) {
    lock.release()
    return ledger
  }
  const held = lock
  return ok({
    path,
    ledger: ledger.value,
    close() {
      ledger.value.close()
      held.release()
    },
  })
}

/** What a check that was killed left behind: throw-away copies of trust metadata. Only the owner of the lock may do this. */
function sweepUnfinished(path: string): void {
  for (const name of readdirSync(path)) {
    if (name.startsWith(TRUST_WORK_PREFIX)) rmSync(join(path, name), { recursive: true, force: true })
  }
}

/** Whether a terminal has ever kept anything here. */
export function isDataFolder(path: string): boolean {
  return existsSync(path) && readdirSync(path).includes('ledger.sqlite')
}
