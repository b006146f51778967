// Tables of a SQLite file from before are made anew as STRICT (F29): a column holds what it says. Newer tables are made so from the start (dialects.ts).
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isPostgres } from '../dialects.ts'

interface Made {
  readonly name: string
  readonly sql: string
}

export const strictTables: Migration = {
  async up(db: Kysely<unknown>) {
    if (isPostgres(db)) return
    // In the order in which they were made: what is referred to comes first.
    const { rows: tables } = await sql<Made>`
      select m.name, m.sql from sqlite_schema m join pragma_table_list l on l.name = m.name and l.schema = 'main'
      where m.type = 'table' and l.strict = 0 and m.name not like 'sqlite\\_%' escape '\\' and m.name not like 'kysely\\_%' escape '\\'
      order by m.rowid`.execute(db)
    const names = new Set(tables.map(({ name }) => name))
    const { rows: indexes } = await sql<Made & { tbl_name: string }>`
      select name, tbl_name, sql from sqlite_schema where type = 'index' and sql is not null`.execute(db)
    for (const table of tables) {
      await sql.raw(strict(table, names)).execute(db)
      await sql`insert into ${sql.table(interim(table.name))} select * from ${sql.table(table.name)}`.execute(db)
    }
    for (const { name } of [...tables].reverse()) await db.schema.dropTable(name).execute()
    // Renaming takes the references of the others along.
    for (const { name } of tables) await db.schema.alterTable(interim(name)).renameTo(name).execute()
    for (const index of indexes) if (names.has(index.tbl_name)) await sql.raw(index.sql).execute(db)
  },
}

function interim(name: string): string {
  return `strict_${name}`
}

/** The statement that made the table, for its STRICT successor. */
function strict({ name, sql: made }: Made, names: ReadonlySet<string>): string {
  const renamed = made
    .replace(`"${name}"`, `"${interim(name)}"`)
    .replaceAll(/references "(\w+)"/g, (whole, other: string) => (names.has(other) ? `references "${interim(other)}"` : whole))
  return `${renamed} strict`
}
