// Registers on disk (台账): entries are added and never changed.
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { chinaDay } from '../../../shared/calendar/working-days.ts'
import { type OpenFault, openFaults, type RegisterEntry, registerEntrySchema } from '../../../shared/standard/register-entry.ts'
import { REGISTERS, type RegisterId } from '../../../shared/standard/registers.ts'

export interface RegisterEntries {
  /** Durable when it returns. */
  add(entry: RegisterEntry): void
  byId(id: string): RegisterEntry | undefined
  /** Newest first. */
  latest(limit: number): RegisterEntry[]
  /** Days in China with an entry, the newest ones. Marking a fault as mended is an entry too. */
  days(register: RegisterId): string[]
  /** Oldest first. */
  openFaults(): OpenFault[]
}

/** More than the days of a year, for the yearly registers look no further back. */
const DAYS_READ = 800

export function registerEntries(db: SqliteDatabase): RegisterEntries {
  const insert = db.prepare('INSERT INTO register_entry (id, register, at, mends, entry) VALUES (?, ?, ?, ?, ?)')
  const byId = db.prepare<[string], string>('SELECT entry FROM register_entry WHERE id = ?').pluck()
  const latest = db.prepare<[number], string>('SELECT entry FROM register_entry ORDER BY rowid DESC LIMIT ?').pluck()
  const times = db
    .prepare<[string, number], string>('SELECT at FROM register_entry WHERE register = ? ORDER BY at DESC LIMIT ?')
    .pluck()
  const faults = db
    .prepare<[], string>(
      `SELECT entry FROM register_entry f WHERE register = 'fault' AND mends IS NULL
       AND NOT EXISTS (SELECT 1 FROM register_entry m WHERE m.mends = f.id) ORDER BY rowid`,
    )
    .pluck()
  const read = (text: string) => registerEntrySchema.parse(JSON.parse(text))
  return {
    add: (entry) => {
      const { id, register, at, mends } = entry
      insert.run(id, register, at, mends ?? null, JSON.stringify(registerEntrySchema.parse(entry)))
    },
    byId: (id) => {
      const text = byId.get(id)
      return text === undefined ? undefined : read(text)
    },
    latest: (limit) => latest.all(limit).map(read),
    days: (register) => [...new Set(times.all(register, DAYS_READ).map((at) => chinaDay(new Date(at))))],
    openFaults: () => openFaults(faults.all().map(read)),
  }
}

/** The newest day of each register that has one. */
export function lastDays(registers: RegisterEntries): Partial<Record<RegisterId, string>> {
  return Object.fromEntries(
    REGISTERS.flatMap((id) =>
      registers
        .days(id)
        .slice(0, 1)
        .map((day) => [id, day]),
    ),
  )
}
