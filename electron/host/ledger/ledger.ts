// The ledger: opened once a process, every write a durable commit. Its parts: settings, trust, active content, submissions, replies, window records, registers.
import { join } from 'node:path'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDurable, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { type ContentRecords, contentRecords } from './content-records.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'
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
  close(): void
}

/** Errors: `ledger-newer` (written by a later release), `ledger-damaged`, `read-only`, `disk-full`. The file is left as it is. */
export function openLedger(dataFolder: string): Result<Ledger> {
  const path = join(dataFolder, 'ledger.sqlite')
  try {
    const db = openDurable(path)
    const migrated = migrate(db, LEDGER_MIGRATIONS)
    if (!migrated.ok) {
      db.close()
      return fail('ledger-newer', { path, found: migrated.found, newest: migrated.newest })
    }
    return ok({
      settings: settings(db),
      content: contentRecords(db),
      submissions: submissions(db),
      windowRecords: windowRecords(db),
      registers: registerEntries(db),
      close: () => void db.close(),
    })
  } catch (error) {
    const kind = sqliteErrorKind(error)
    if (kind === undefined) throw error
    const codes = { damaged: 'ledger-damaged', 'disk-full': 'disk-full', 'read-only': 'read-only' } as const
    return fail(kind in codes ? codes[kind as keyof typeof codes] : 'ledger-unopened', { path })
  }
}
