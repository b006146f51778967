// The ledger: opened once a process, every write a durable commit. Its parts: settings, trust, active content, submissions, replies, window records, registers, commands, former offices.
import { join } from 'node:path'
import { backUp } from '../../../platform/sqlite/back-up.ts'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { isSound, openDurable, type SqliteDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { type ContentRecords, contentRecords } from './content-records.ts'
import { type FleetCommands, fleetCommands } from './fleet-commands.ts'
import { type FormerOffices, formerOffices } from './former-offices.ts'
import { isNewInUsedFolder } from './lost-ledger.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'
import { keepFirstPage } from './read-rows.ts'
import { blocksTheStart } from './readable-rows.ts'
import { type RegisterEntries, registerEntries } from './register-entries.ts'
import { type Settings, settings } from './settings.ts'
import { type Submissions, submissions } from './submissions.ts'
import { type WindowRecords, windowRecords } from './window-records.ts'

export interface Ledger {
  readonly settings: Settings
  readonly content: ContentRecords
  readonly submissions: Submissions
  readonly windowRecords: WindowRecords
  readonly registers: RegisterEntries
  readonly commands: FleetCommands
  readonly formerOffices: FormerOffices
  /** A whole copy at `target`, made while the ledger is in use. */
  backUp(target: string): void
  close(): void
}

/** Errors: `ledger-newer` (written by a later release), `ledger-damaged`, `read-only`, `disk-full`. The file is left as it is. */
export function openLedger(dataFolder: string): Result<Ledger> {
  const path = join(dataFolder, 'ledger.sqlite')
  let db: SqliteDatabase | undefined
  try {
    const opened = openDurable(path)
    db = opened
    // Before anything is changed in it: migrating a damaged file would spread the damage (F25).
    if (!isSound(db) || isNewInUsedFolder(db, dataFolder)) {
      db.close()
      return fail('ledger-damaged', { path })
    }
    const migrated = migrate(db, LEDGER_MIGRATIONS)
    if (!migrated.ok) {
      db.close()
      return fail('ledger-newer', { path, found: migrated.found, newest: migrated.newest })
    }
    if (blocksTheStart(db)) {
      db.close()
      return fail('ledger-damaged', { path })
    }
    keepFirstPage(db, dataFolder)
    const kept = { settings: settings(db), content: contentRecords(db) }
    return ok({
      ...kept,
      submissions: submissions(db),
      windowRecords: windowRecords(db),
      registers: registerEntries(db),
      commands: fleetCommands(db),
      formerOffices: formerOffices(db, kept.settings, kept.content),
      backUp: (target) => backUp(opened, target),
      close: () => void opened.close(),
    })
  } catch (error) {
    db?.close()
    const kind = sqliteErrorKind(error)
    if (kind === undefined) throw error
    const codes = { damaged: 'ledger-damaged', 'disk-full': 'disk-full', 'read-only': 'read-only' } as const
    return fail(kind in codes ? codes[kind as keyof typeof codes] : 'ledger-unopened', { path })
  }
}
