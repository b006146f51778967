// A hub from its backup, in a folder of its own: checked before it is copied and after, with everybody signed out.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makeFolder, syncFile, syncFolder } from '../../platform/files/durable.ts'
import { whyUnreadable } from '../../platform/files/failure.ts'
import { isSound, openDurable } from '../../platform/sqlite/open.ts'
import { nextEpoch } from '../../shared/requests/receipt.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { RECORDS, readReceipt } from '../audit/receipt.ts'
import { type RecordReport, verifyRecord } from '../audit/verify-records.ts'
import { hubFolders } from '../hub.ts'
import { openForReading } from '../store/open-for-reading.ts'
import { DATABASE_FILE } from '../store/open-store.ts'
import { copyFolder } from './copy-folder.ts'
import { BACKED_UP_FOLDERS, keyFiles, type Manifest, readManifest, sha256OfFile } from './manifest.ts'

export interface RestoredHub {
  readonly madeAt: string
  /** Key files that the backup names and that are not in the restored folder, or are others. */
  readonly keysWrong: readonly string[]
  readonly records: readonly RecordReport[]
}

/**
 * `keys`: folder of the keys as it was kept apart; undefined where they lie in the new folder already.
 * Errors: `file-missing` and `no-permission` (of what it is made from), `no-hub-backup`, `hub-backup-damaged`, `restore-not-empty`, `hub-newer`, those of reading.
 */
export async function restoreHub(backup: string, data: string, keys: string | undefined): Promise<Result<RestoredHub>> {
  for (const path of keys === undefined ? [backup] : [backup, keys]) {
    const unread = whyUnreadable(path)
    if (unread !== undefined) return { ok: false, error: unread }
  }
  const manifest = readManifest(backup)
  const source = join(backup, DATABASE_FILE)
  if (manifest === undefined || !existsSync(source)) return fail('no-hub-backup', { path: backup })
  if ((await sha256OfFile(source)) !== manifest.database.sha256) return fail('hub-backup-damaged', { path: source })
  if (existsSync(data) && readdirSync(data).some((name) => name !== 'keys')) return fail('restore-not-empty', { path: data })
  const refused = await laterRelease(backup)
  if (refused !== undefined) return { ok: false, error: refused }
  makeFolder(data, 0o700)
  for (const name of BACKED_UP_FOLDERS) copyFolder(join(backup, name), join(data, name))
  const folders = hubFolders(data)
  if (keys !== undefined) copyFolder(keys, folders.keys, 0o600)
  // Last and in one step: a hub that starts on a half restored folder would begin an empty database.
  const part = join(data, `${DATABASE_FILE}.part`)
  await copyFile(source, part)
  const sound = beginAnew(part)
  if (!sound) return fail('hub-backup-damaged', { path: source })
  syncFile(part)
  renameSync(part, join(data, DATABASE_FILE))
  syncFolder(data)
  const records = await recordsOf(data, manifest)
  return records.ok
    ? ok({ madeAt: manifest.madeAt, keysWrong: wrongKeys(manifest, folders.keys), records: records.value })
    : records
}

/** A backup from before the newest schema is brought to it when the hub starts; one of a later release could not be started here (F56). */
async function laterRelease(backup: string): Promise<Failure | undefined> {
  const read = await openForReading(backup, undefined)
  if (read.ok) await read.value.destroy()
  return !read.ok && read.error.code === 'hub-newer' ? read.error : undefined
}

/**
 * Whoever took the backup may have taken open sessions with it. What the office gave numbers to after the backup is not in it: the next ones bear
 * another letter (F12). False when pages are damaged.
 */
function beginAnew(path: string): boolean {
  const db = openDurable(path)
  try {
    if (!isSound(db)) return false
    db.exec('DELETE FROM session')
    if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'office_number'").get() !== undefined) {
      const { epoch } = epochSchema.parse(db.prepare('SELECT epoch FROM office_number').get())
      // There are twenty letters. The day stands in each number too.
      db.prepare('UPDATE office_number SET epoch = ?').run(nextEpoch(epoch) ?? epoch)
    }
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.pragma('journal_mode = DELETE')
    return true
  } finally {
    db.close()
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  }
}

const epochSchema = z.object({ epoch: z.string().length(1) })

function wrongKeys({ keys }: Manifest, folder: string): string[] {
  const here = new Map(keyFiles(folder).map(({ name, sha256 }) => [name, sha256]))
  return keys.filter(({ name, sha256 }) => here.get(name) !== sha256).map(({ name }) => name)
}

async function recordsOf(data: string, manifest: Manifest): Promise<Result<RecordReport[]>> {
  const known = manifest.records === '' ? ok([]) : readReceipt(manifest.records)
  if (!known.ok) return known
  const store = await openForReading(data, undefined)
  if (!store.ok) return store
  try {
    const reports: RecordReport[] = []
    for (const record of RECORDS)
      reports.push(
        await verifyRecord(
          store.value,
          record,
          known.value.find((mark) => mark.record === record),
        ),
      )
    return ok(reports)
  } finally {
    await store.value.destroy()
  }
}
