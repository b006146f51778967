// 意见采纳情况: which opinion belongs to which call, what was decided on it, and when a result was put together.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const opinions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('opinion')
      .addColumn('submission_id', 'text', (c) => c.primaryKey().references('submission.id'))
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('verdict', 'text')
      .addColumn('words', 'blob')
      .addColumn('by_name', 'text')
      .addColumn('decided_at', 'text')
      .execute()
    await db.schema.createIndex('opinion_by_document').on('opinion').column('document').execute()
    await db.schema
      .createTable('opinion_result')
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('opinion_call', 'text', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('opinion_result_key', ['document', 'version'])
      .execute()
  },
}
