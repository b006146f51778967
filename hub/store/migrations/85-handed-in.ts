// What is handed in at the office itself stands in the name of the office's own code, which is no terminal; and the last number that the office gave.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const handedIn: Migration = {
  async up(db: Kysely<{ office_number: { only: number; epoch: string; sequence: number } }>) {
    await db.schema
      .alterTable('terminal')
      .addColumn('is_office', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('office_number')
      // One row.
      .addColumn('only', 'integer', (c) => c.primaryKey())
      .addColumn('epoch', 'text', (c) => c.notNull())
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .execute()
    await db.insertInto('office_number').values({ only: 1, epoch: 'A', sequence: 0 }).execute()
  },
}
