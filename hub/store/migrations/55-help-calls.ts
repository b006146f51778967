// 请人帮忙: which terminal has called, since when, how it ended. Nobody's name stands here.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const helpCalls: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('help_call')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('terminal', 'text', (c) => c.notNull().references('terminal.code'))
      .addColumn('called_at', 'text', (c) => c.notNull())
      .addColumn('rings', 'integer', (c) => c.notNull())
      .addColumn('ended_at', 'text')
      .addColumn('ended_how', 'text')
      .execute()
    await db.schema.createIndex('help_call_by_terminal').on('help_call').columns(['terminal', 'called_at']).execute()
  },
}
