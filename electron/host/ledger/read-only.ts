// A look into a ledger that another process may hold: what is shown, without taking the lock or writing anything.
import { join } from 'node:path'
import { z } from 'zod'
import { openReadOnly } from '../../../platform/sqlite/open.ts'
import { REFUSED_OPEN } from './window-records.ts'

export interface ShownContent {
  readonly generation: number
  readonly timeFloor: Date | undefined
}

/** Undefined when no generation was ever shown. */
export function readShownContent(dataFolder: string): ShownContent | undefined {
  const db = openReadOnly(join(dataFolder, 'ledger.sqlite'))
  try {
    const generation = db.prepare<[], number>('SELECT generation FROM active_content').pluck().get()
    const floor = db.prepare<[], string>(`SELECT value FROM setting WHERE name = 'time-floor'`).pluck().get()
    if (generation === undefined) return undefined
    return { generation, timeFloor: floor === undefined ? undefined : new Date(z.string().parse(JSON.parse(floor))) }
  } finally {
    db.close()
  }
}

/** What waits and what was refused. */
export function readQueue(dataFolder: string): { waiting: number; refused: number } {
  const db = openReadOnly(join(dataFolder, 'ledger.sqlite'))
  try {
    // A ledger of an earlier release, not yet opened by this one, has no window records.
    const settled = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'window_record'`).get() !== undefined
    const count = (where: string) => db.prepare<[], number>(`SELECT count(*) FROM submission s WHERE ${where}`).pluck().get() ?? 0
    return { waiting: count(`s.state = 'queued'`), refused: count(settled ? REFUSED_OPEN : `s.state = 'refused'`) }
  } finally {
    db.close()
  }
}
