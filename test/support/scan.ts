// The truth that search must equal: a plain substring scan of the stored, normalised title and text.
import { join } from 'node:path'
import { readShownContent } from '../../electron/host/ledger/read-only.ts'
import { openReadOnly } from '../../platform/sqlite/open.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { normalise } from '../../shared/text/normalise.ts'

/** Ids of all documents shown today (a 公示 that has ended is not) that hold each space-separated part of `typed`. */
export function scan(dataFolder: string, typed: string): string[] {
  const shown = readShownContent(dataFolder)
  if (shown === undefined) throw new Error('expected content')
  const db = openReadOnly(join(dataFolder, `content-${shown.generation}.db`))
  const rows = db
    .prepare<[string], { id: string; title: string; text: string }>(
      'SELECT id, title, text FROM document WHERE hidden_from IS NULL OR hidden_from > ?',
    )
    .all(chinaDay(new Date()))
  db.close()
  const parts = normalise(typed)
    .split(/\s+/)
    .filter((part) => part !== '')
  return rows
    .filter(({ title, text }) => parts.every((part) => normalise(title).includes(part) || normalise(text).includes(part)))
    .map(({ id }) => id)
    .sort()
}
