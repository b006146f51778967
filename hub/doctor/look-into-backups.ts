// One look at the newest of the hub's dated backups: when it was made, and whether a hub could be made from it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileFailure, whyUnreadable } from '../../platform/files/failure.ts'
import { backupsIn } from '../backup/dated-backups.ts'
import { type Manifest, readManifest, sha256OfFile } from '../backup/manifest.ts'
import { DATABASE_FILE } from '../store/open-store.ts'

export type BackupLook =
  /** Nobody has said where they lie. */
  | { readonly state: 'unknown' }
  | { readonly state: 'none' }
  | { readonly state: 'closed' | 'damaged'; readonly path: string }
  | { readonly state: 'whole'; readonly path: string; readonly manifest: Manifest }

/** Reads all of its database, as a restore does before it begins. */
export async function lookIntoBackups(folder: string | undefined): Promise<BackupLook> {
  if (folder === undefined) return { state: 'unknown' }
  if (!existsSync(folder)) return { state: 'none' }
  let path = folder
  try {
    if (whyUnreadable(folder) !== undefined) return { state: 'closed', path }
    const newest = backupsIn(folder).at(-1)
    if (newest === undefined) return { state: 'none' }
    path = join(folder, newest)
    if (whyUnreadable(path) !== undefined) return { state: 'closed', path }
    const manifest = readManifest(path)
    const database = join(path, DATABASE_FILE)
    const whole = manifest !== undefined && existsSync(database) && (await sha256OfFile(database)) === manifest.database.sha256
    return whole ? { state: 'whole', path, manifest } : { state: 'damaged', path }
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return { state: 'closed', path }
  }
}
