// What the window did with a submission (窗口记录): day of receipt, identity seen, refused items settled; told by terminals or made in the console.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const windowRecords: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('window_record')
      .addColumn('id', 'text', (c) => c.primaryKey())
      // No reference: a record may come before its submission, and a refused one never comes.
      .addColumn('receipt', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('day', 'text')
      .addColumn('reason', 'text')
      .addColumn('by_name', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('kept_at', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('window_record_by_receipt').on('window_record').column('receipt').execute()
  },
}
