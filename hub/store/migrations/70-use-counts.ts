// How terminals are used, as they count it: one row for each hour of a run, replaced as the count goes on.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const useCounts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('use_count')
      .addColumn('terminal', 'text', (c) => c.notNull().references('terminal.code'))
      .addColumn('run', 'text', (c) => c.notNull())
      .addColumn('hour', 'text', (c) => c.notNull())
      .addColumn('counts', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('use_count_key', ['terminal', 'run', 'hour'])
      .execute()
  },
}
