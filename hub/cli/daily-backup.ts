// zwgk daily-backup --data DIR --out FOLDER [--keep N]: a whole copy of a hub while it runs, in a folder of its own, and the oldest ones removed.
// Without keys: together with the database they open everything, so they are kept apart.
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { makeFolder, syncFolder } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'
import { METADATA_FOLDER } from '../../platform/package/metadata.ts'
import { backUp } from '../../platform/sqlite/back-up.ts'
import { openReadOnly, sqliteErrorKind } from '../../platform/sqlite/open.ts'
import { hubFolders } from '../hub.ts'

const NAME = /^zwgk-hub-\d{8}T\d{6}Z$/
const KEPT = 14
const KEPT_MAX = 1000

export const dailyBackup: Command = {
  options: { data: { type: 'string' }, out: { type: 'string' }, keep: { type: 'string' } },
  async run({ values, positionals, messages, now }) {
    const data = text(values['data'])
    const out = text(values['out'])
    const keep = Number(text(values['keep']) ?? KEPT)
    const wrong = data === undefined || out === undefined || positionals.length > 0
    if (wrong || !Number.isInteger(keep) || keep < 1 || keep > KEPT_MAX) return usage(messages, 'daily-backup')
    if (!existsSync(join(data, 'hub.sqlite'))) return failed(messages, { code: 'no-hub-database', params: { path: data } })
    const name = `zwgk-hub-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
    const target = join(out, name)
    if (existsSync(target)) return failed(messages, { code: 'backup-exists', params: { path: target } })
    try {
      copyHub(data, target)
      const removed = removeOldest(out, keep)
      return { exit: 0, json: { out: target, removed }, lines: [messages.say('cli:daily-backed-up', { out: target, removed })] }
    } catch (error) {
      const full = sqliteErrorKind(error) === 'disk-full' || fileFailure(error, out)?.code === 'disk-full'
      if (sqliteErrorKind(error) === undefined && fileFailure(error, out) === undefined) throw error
      return failed(messages, { code: full ? 'disk-full' : 'backup-not-written', params: { path: target } })
    }
  },
}

/** Under its name only when it is whole; what a kill left behind is done anew. */
function copyHub(data: string, target: string): void {
  const part = `${target}.part`
  rmSync(part, { recursive: true, force: true })
  makeFolder(part, 0o700)
  const db = openReadOnly(join(data, 'hub.sqlite'))
  try {
    backUp(db, join(part, 'hub.sqlite'))
  } finally {
    db.close()
  }
  const { repo } = hubFolders(data)
  const timestamp = join(METADATA_FOLDER, 'timestamp.json')
  if (existsSync(join(repo, timestamp))) {
    // First: a release that is published meanwhile adds files, and everything that this timestamp names is already there.
    cpSync(join(repo, timestamp), join(part, 'repo', timestamp))
    cpSync(repo, join(part, 'repo'), { recursive: true, force: false })
  }
  const calendars = join(data, 'calendars')
  if (existsSync(calendars)) cpSync(calendars, join(part, 'calendars'), { recursive: true })
  renameSync(part, target)
  syncFolder(join(target, '..'))
}

/** How many went. Only folders with the name of a backup. */
function removeOldest(out: string, keep: number): number {
  const backups = readdirSync(out)
    .filter((name) => NAME.test(name))
    .sort()
  const old = backups.slice(0, Math.max(0, backups.length - keep))
  for (const name of old) rmSync(join(out, name), { recursive: true, force: true })
  return old.length
}
