// The terminal's data folder: made private, locked to one process, its ledger opened.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../platform/files/durable.ts'
import { whyUnreadable } from '../../platform/files/failure.ts'
import { TRUST_WORK_PREFIX } from '../../platform/package/trust.ts'
import { type InstanceLock, takeInstanceLock } from '../../platform/sqlite/instance-lock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { isBackup } from './ledger/backup.ts'
import { type Ledger, openLedger } from './ledger/ledger.ts'
import { finishRebuilding, type Rebuilt, rebuildLedger } from './ledger/rebuild.ts'
import { storageFailure } from './storage-failure.ts'
import { type SubmissionReserve, submissionReserve } from './submission-reserve.ts'

export interface DataFolder {
  readonly path: string
  readonly ledger: Ledger
  readonly reserve: SubmissionReserve
  /** Set when the ledger was damaged and was made anew from what could be read. */
  readonly rebuilt: Rebuilt | undefined
  close(): void
}

/** Errors: `terminal-already-running`, `data-folder-unwritable`, `disk-full`, and those of the ledger. */
export function openDataFolder(path: string): Result<DataFolder> {
  const reserve = submissionReserve(path)
  let lock: InstanceLock | undefined
  try {
    makeFolder(path, 0o700)
    lock = reserve.withRoom(() => takeInstanceLock(path))
    if (lock !== undefined) {
      sweepUnfinished(path)
      finishRebuilding(path)
    }
  } catch (error) {
    const failure = storageFailure(error, path)
    if (failure === undefined) throw error
    lock?.release()
    return failure.code === 'disk-full' ? fail('disk-full', { path }) : fail('data-folder-unwritable', { path })
  }
  if (lock === undefined) return fail('terminal-already-running', { path })
  const held = lock
  const opened = openOrRebuild(path, reserve)
  if (!opened.ok) {
    held.release()
    return opened
  }
  const { ledger, rebuilt } = opened.value
  return ok({
    path,
    ledger,
    reserve,
    rebuilt,
    close() {
      ledger.close()
      held.release()
    },
  })
}

/**
 * Takes back what a backup holds and the ledger does not. The terminal must be stopped.
 * Errors: `file-missing` and `no-permission` (of the backup), `terminal-already-running`, `backup-damaged`, `ledger-newer`, and those of the folder.
 */
export function restoreDataFolder(path: string, backup: string): Result<Rebuilt> {
  const unread = whyUnreadable(backup)
  if (unread !== undefined) return { ok: false, error: unread }
  if (!isBackup(backup)) return fail('backup-damaged', { path: backup })
  const data = openDataFolder(path)
  if (!data.ok) return data
  const { ledger, reserve } = data.value
  ledger.close()
  try {
    return ok(reserve.withRoom(() => rebuildLedger(path, backup)))
  } catch (error) {
    const failure = storageFailure(error, path)
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  } finally {
    data.value.close()
  }
}

/** A damaged ledger is kept aside and made anew, so that the terminal opens (F24); what was wrong with it is told. */
function openOrRebuild(path: string, reserve: SubmissionReserve): Result<{ ledger: Ledger; rebuilt: Rebuilt | undefined }> {
  try {
    const sound = openWithRoom(path, reserve)
    if (sound.ok) return ok({ ledger: sound.value, rebuilt: undefined })
    if (sound.error.code !== 'ledger-damaged') return sound
    const rebuilt = reserve.withRoom(() => rebuildLedger(path))
    const again = openWithRoom(path, reserve)
    return again.ok ? ok({ ledger: again.value, rebuilt }) : again
  } catch (error) {
    const failure = storageFailure(error, path)
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  }
}

/** Opening needs a little room itself: on a full disk it comes from the reserve, or nothing could be read either (F27). */
function openWithRoom(path: string, reserve: SubmissionReserve): Result<Ledger> {
  for (;;) {
    const ledger = openLedger(path)
    if (ledger.ok || ledger.error.code !== 'disk-full' || !reserve.give()) return ledger
  }
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
