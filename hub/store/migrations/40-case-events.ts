// What is done with a disclosure request (办理记录), one row an event; what was written with it is sealed to the office.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const caseEvents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('case_event')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('submission_id', 'text', (c) => c.notNull().references('submission.id'))
      // The next number of its case: two officers who act at once can't both be the next.
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('words', 'blob')
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('by_name', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addUniqueConstraint('case_event_in_order', ['submission_id', 'sequence'])
      .execute()
  },
}
