// A whole copy of a hub on SQLite, also while it runs: the database by SQLite itself, then the repository, which may be newer but never older than it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, writeFileDurably } from '../../platform/files/durable.ts'
import { METADATA_FOLDER } from '../../platform/package/metadata.ts'
import { backUp } from '../../platform/sqlite/back-up.ts'
import { openReadOnly, sqliteErrorKind } from '../../platform/sqlite/open.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { RECORDS, receiptText } from '../audit/receipt.ts'
import { verifyRecord } from '../audit/verify-records.ts'
import type { HubFolders } from '../hub.ts'
import { openForReading } from '../store/open-for-reading.ts'
import { DATABASE_FILE } from '../store/open-store.ts'
import { copyFolder } from './copy-folder.ts'
import { BACKED_UP_FOLDERS, keyFiles, MANIFEST_FILE, type Manifest, sha256OfFile } from './manifest.ts'

const TIMESTAMP = join('repo', METADATA_FOLDER, 'timestamp.json')

export interface HubBackup {
  /** The folder that it lies in. */
  readonly out: string
  readonly submissions: number
  readonly files: number
  readonly manifest: Manifest
}

/** Errors: `file-missing`, `hub-database-damaged`, `backup-exists` (an earlier one may be the only good one), those of reading. Throws what SQLite and the file system throw. */
export async function backUpHub({ data, keys }: HubFolders, out: string, now: Date): Promise<Result<HubBackup>> {
  const source = join(data, DATABASE_FILE)
  if (!existsSync(source)) return fail('file-missing', { path: source })
  if (existsSync(out)) return fail('backup-exists', { path: out })
  makeFolder(out, 0o700)
  const target = join(out, DATABASE_FILE)
  const db = openReadOnly(source)
  try {
    backUp(db, target)
  } catch (error) {
    // Each page is read for the copy: damage that nobody has met yet is found here.
    if (sqliteErrorKind(error) === 'damaged') return fail('hub-database-damaged', { path: source })
    throw error
  } finally {
    db.close()
  }
  const timestamp = readTimestamp(data)
  const files = BACKED_UP_FOLDERS.reduce((sum, name) => sum + copyFolder(join(data, name), join(out, name)), 0)
  // The one from before the copy: all that it names was there to be copied, whatever was published meanwhile.
  if (timestamp !== undefined) writeFileDurably(join(out, TIMESTAMP), timestamp)
  const facts = await factsOf(out)
  if (!facts.ok) return facts
  const { submissions, records } = facts.value
  const database = { sha256: await sha256OfFile(target) }
  const manifest: Manifest = { format: 1, madeAt: now.toISOString(), database, keys: keyFiles(keys), records }
  writeFileDurably(join(out, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`, 0o600)
  return ok({ out, submissions, files, manifest })
}

function readTimestamp(data: string): Buffer | undefined {
  const path = join(data, TIMESTAMP)
  return existsSync(path) ? readFileSync(path) : undefined
}

/** Of the copy, not of what goes on beside it. */
async function factsOf(folder: string): Promise<Result<{ submissions: number; records: string }>> {
  const store = await openForReading(folder, undefined)
  if (!store.ok) return store
  try {
    const { count } = await store.value
      .selectFrom('submission')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const marks = []
    for (const record of RECORDS) marks.push((await verifyRecord(store.value, record, undefined)).mark)
    return ok({ submissions: Number(count), records: receiptText(marks.filter((mark) => mark !== undefined)) })
  } finally {
    await store.value.destroy()
  }
}
