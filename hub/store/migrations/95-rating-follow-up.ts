// 差评回访: what the office may know of a rating once its seal was opened (no person, no words), and what was done about it, one row a step; what was
// written with a step is sealed to the office.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const ratingFollowUp: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('rating')
      .addColumn('submission_id', 'text', (c) => c.primaryKey().references('submission.id'))
      .addColumn('grade', 'text', (c) => c.notNull())
      .addColumn('reachable', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('follow_up_step')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('submission_id', 'text', (c) => c.notNull().references('submission.id'))
      // The next number of its rating: two officers who act at once can't both be the next.
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('words', 'blob')
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('by_name', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addUniqueConstraint('follow_up_step_in_order', ['submission_id', 'sequence'])
      .execute()
  },
}
