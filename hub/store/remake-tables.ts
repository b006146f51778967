// SQLite changes no column of a table that is there: the tables are made anew beside the old ones, filled, and take their names.
import { type Kysely, sql } from 'kysely'

interface Made {
  readonly name: string
  readonly sql: string
}

/** `tables` in the order in which they were made: what is referred to comes first. `change`: the new statement from the old. */
export async function remakeTables(db: Kysely<unknown>, tables: readonly Made[], change: (made: Made) => string): Promise<void> {
  const names = new Set(tables.map(({ name }) => name))
  const { rows: indexes } = await sql<Made & { tbl_name: string }>`
    select name, tbl_name, sql from sqlite_schema where type = 'index' and sql is not null`.execute(db)
  for (const table of tables) {
    await sql.raw(beside({ name: table.name, sql: change(table) }, names)).execute(db)
    await sql`insert into ${sql.table(interim(table.name))} select * from ${sql.table(table.name)}`.execute(db)
  }
  for (const { name } of [...tables].reverse()) await db.schema.dropTable(name).execute()
  // Renaming takes the references of the others along.
  for (const { name } of tables) await db.schema.alterTable(interim(name)).renameTo(name).execute()
  for (const index of indexes) if (names.has(index.tbl_name)) await sql.raw(index.sql).execute(db)
}

function interim(name: string): string {
  return `remade_${name}`
}

function beside({ name, sql: made }: Made, names: ReadonlySet<string>): string {
  return made
    .replace(`"${name}"`, `"${interim(name)}"`)
    .replaceAll(/references "(\w+)"/gi, (whole, other: string) => (names.has(other) ? `references "${interim(other)}"` : whole))
}
