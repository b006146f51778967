// A look into a ledger that another process may hold: what is shown, without taking the lock or writing anything.
import { join } from 'node:path'
import { z } from 'zod'
import { openReadOnly } from '../../../platform/sqlite/open.ts'

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
    const count = db.prepare<[string], number>('SELECT count(*) FROM submission WHERE state = ?').pluck()
    return { waiting: count.get('queued') ?? 0, refused: count.get('refused') ?? 0 }
  } finally {
    db.close()
  }
}
