// Tables of a SQLite file from before are made anew as STRICT (F29): a column holds what it says. Newer tables are made so from the start (dialects.ts).
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isPostgres } from '../dialects.ts'
import { remakeTables } from '../remake-tables.ts'

export const strictTables: Migration = {
  async up(db: Kysely<unknown>) {
    if (isPostgres(db)) return
    const { rows: tables } = await sql<{ name: string; sql: string }>`
      select m.name, m.sql from sqlite_schema m join pragma_table_list l on l.name = m.name and l.schema = 'main'
      where m.type = 'table' and l.strict = 0 and m.name not like 'sqlite\\_%' escape '\\' and m.name not like 'kysely\\_%' escape '\\'
      order by m.rowid`.execute(db)
    await remakeTables(db, tables, (made) => `${made.sql} strict`)
  },
}
