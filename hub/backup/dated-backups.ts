// A folder of backups, one a day or as often as somebody asks: each under its time, and only so many of them.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from '../../platform/files/durable.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HubFolders } from '../hub.ts'
import { backUpHub, type HubBackup } from './back-up-hub.ts'

const NAME = /^zwgk-hub-\d{8}T\d{6}Z$/
const PART = '.part'

export interface DatedBackup extends HubBackup {
  /** How many older ones went. */
  readonly removed: number
}

/** Keeps the newest `keep` below `parent`. Under its name only when it is whole. Errors and throws: as `backUpHub`. */
export async function backUpDated(
  folders: HubFolders,
  parent: string,
  { now, keep }: { readonly now: Date; readonly keep: number },
): Promise<Result<DatedBackup>> {
  const name = `zwgk-hub-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const out = join(parent, name)
  if (existsSync(out)) return fail('backup-exists', { path: out })
  for (const left of backupsIn(parent, PART)) rmSync(join(parent, left), { recursive: true, force: true })
  const made = await backUpHub(folders, `${out}${PART}`, now)
  if (!made.ok) return made
  renameSync(`${out}${PART}`, out)
  syncFolder(parent)
  const old = backupsIn(parent).slice(0, -keep)
  for (const one of old) rmSync(join(parent, one), { recursive: true, force: true })
  return ok({ ...made.value, out, removed: old.length })
}

/** Oldest first. Only folders with the name of a backup; `ending`: those that a kill has left. */
export function backupsIn(parent: string, ending = ''): string[] {
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .filter((name) => name.endsWith(ending) && NAME.test(name.slice(0, name.length - ending.length)))
    .sort()
}
