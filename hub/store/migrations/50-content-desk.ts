// The content desk (内容): files that were handed in, versions of documents, and the chained record of every step.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const contentDesk: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('desk_file')
      .addColumn('sha256', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('bytes', 'blob', (c) => c.notNull())
      .addColumn('kept_at', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('desk_version')
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('draft', 'text', (c) => c.notNull())
      .addColumn('file', 'text', (c) => c.references('desk_file.sha256'))
      .addColumn('saved_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('desk_version_key', ['document', 'version'])
      .execute()
    await db.schema
      .createTable('desk_event')
      .addColumn('number', 'integer', (c) => c.primaryKey())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('event', 'text', (c) => c.notNull())
      .addColumn('suite', 'text', (c) => c.notNull())
      .addColumn('previous', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull().unique())
      .execute()
    await db.schema.createIndex('desk_event_by_document').on('desk_event').column('document').execute()
  },
}
