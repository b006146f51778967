// Numbered migrations. Each runs in one transaction together with its number (F58), so a kill leaves the old version or the new one.
import type { SqliteDatabase } from './open.ts'

export interface Migration {
  /** Steps of 10, so that a later fix fits between. */
  readonly version: number
  readonly sql: string
}

export type MigrationOutcome = { readonly ok: true } | { readonly ok: false; readonly found: number; readonly newest: number }

/** Brings a database to the newest version. Not ok: the file was written by a newer release and is left untouched. */
export function migrate(db: SqliteDatabase, migrations: readonly Migration[]): MigrationOutcome {
  const newest = Math.max(0, ...migrations.map(({ version }) => version))
  const found = Number(db.pragma('user_version', { simple: true }))
  if (found > newest) return { ok: false, found, newest }
  for (const { version, sql } of [...migrations].sort((a, b) => a.version - b.version)) {
    if (version <= found) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${version}`)
    }).immediate()
  }
  return { ok: true }
}
