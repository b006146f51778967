// First schema of the hub.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const initialSchema: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('terminal')
      .addColumn('code', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('verifying_key', 'text', (c) => c.notNull())
      .addColumn('enrolled_at', 'text', (c) => c.notNull())
      .addColumn('last_contact_at', 'text')
      .addColumn('heartbeat', 'text')
      .execute()
    await db.schema
      .createTable('enrolment_code')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('secret', 'text', (c) => c.notNull())
      .addColumn('terminal_code', 'text', (c) => c.notNull().unique())
      .addColumn('terminal_name', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('wrong_tries', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('used_at', 'text')
      .execute()
    await db.schema
      .createTable('submission')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('receipt', 'text', (c) => c.notNull().unique())
      .addColumn('terminal', 'text', (c) => c.notNull().references('terminal.code'))
      .addColumn('header', 'text', (c) => c.notNull())
      .addColumn('suite', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('sealed', 'blob', (c) => c.notNull())
      .addColumn('received_at', 'text', (c) => c.notNull())
      .addColumn('acknowledgement', 'text', (c) => c.notNull())
      .addColumn('opened_at', 'text')
      .execute()
    await db.schema
      .createTable('reply')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('submission_id', 'text', (c) => c.notNull().references('submission.id'))
      .addColumn('for_office', 'blob', (c) => c.notNull())
      .addColumn('sealed_reply', 'text', (c) => c.notNull())
      .addColumn('sent_at', 'text', (c) => c.notNull())
      .addColumn('delivered_at', 'text')
      .execute()
    await db.schema.createIndex('reply_by_submission').on('reply').column('submission_id').execute()
    await db.schema
      .createTable('account')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('display_name', 'text', (c) => c.notNull())
      .addColumn('roles', 'text', (c) => c.notNull())
      .addColumn('password_check', 'text', (c) => c.notNull())
      .addColumn('password_salt', 'text', (c) => c.notNull())
      .addColumn('demo', 'integer', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('session')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('account', 'text', (c) => c.notNull().references('account.name'))
      .addColumn('csrf', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute()
  },
}
