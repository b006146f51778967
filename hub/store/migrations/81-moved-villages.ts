// 归属变更: offices that are known, terminals that were given away, what was handed on and what came from another office. A submission that another
// office has received first may have no terminal here.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isPostgres } from '../dialects.ts'
import { remakeTables } from '../remake-tables.ts'

export const movedVillages: Migration = {
  async up(db: Kysely<unknown>) {
    await letSubmissionsStandAlone(db)
    for (const column of ['moved_at', 'moved_to', 'moved_by'])
      await db.schema.alterTable('terminal').addColumn(column, 'text').execute()
    await db.schema
      .createTable('known_office')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('card', 'text', (c) => c.notNull())
      .addColumn('kept_at', 'text', (c) => c.notNull())
      .addColumn('by_name', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('transfer_out')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('submission_id', 'text', (c) => c.notNull().references('submission.id'))
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('to_office', 'text', (c) => c.notNull())
      .addColumn('statement', 'text', (c) => c.notNull())
      .addColumn('signature', 'text', (c) => c.notNull())
      .addColumn('sealed', 'blob', (c) => c.notNull())
      .addColumn('records', 'text', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('answer', 'text')
      .addColumn('outcome', 'text')
      .addColumn('reason', 'text')
      .execute()
    await db.schema.createIndex('transfer_out_by_submission').on('transfer_out').column('submission_id').execute()
    await db.schema
      .createTable('transfer_in')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('submission_id', 'text', (c) => c.notNull().references('submission.id'))
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('from_office', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('terminal_name', 'text')
      .addColumn('terminal_key', 'text')
      .addColumn('taken_at', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('transfer_in_by_submission').on('transfer_in').column('submission_id').execute()
  },
}

async function letSubmissionsStandAlone(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) {
    await sql`alter table submission alter column terminal drop not null`.execute(db)
    return
  }
  const { rows: tables } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'table' and name in ('submission', 'reply', 'case_event') order by rowid`.execute(
    db,
  )
  const order = ['submission', 'reply', 'case_event']
  const inOrder = [...tables].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  await remakeTables(db, inOrder, ({ name, sql: made }) =>
    name === 'submission' ? made.replace('"terminal" text not null', '"terminal" text') : made,
  )
}
