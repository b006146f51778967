// Accounts that close, sessions that can be listed and ended one by one, wrong passwords that are remembered over a restart, and signed requests that
// were used: of all hubs on this database.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const accountsAndSessions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('account').addColumn('closed_at', 'text').execute()
    await db.schema.alterTable('account').addColumn('password_set_at', 'text').execute()
    // Whoever is signed in signs in once more.
    await db.schema.dropTable('session').execute()
    await db.schema
      .createTable('session')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('account', 'text', (c) => c.notNull().references('account.name'))
      .addColumn('csrf', 'text', (c) => c.notNull())
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('session_by_account').on('session').column('account').execute()
    await db.schema
      .createTable('sign_in_try')
      .addColumn('name_hash', 'text', (c) => c.primaryKey())
      .addColumn('wrong', 'integer', (c) => c.notNull())
      .addColumn('last_at', 'text', (c) => c.notNull())
      .addColumn('locked_until', 'text')
      .execute()
    await db.schema.createIndex('sign_in_try_by_time').on('sign_in_try').column('last_at').execute()
    await db.schema
      .createTable('used_request')
      .addColumn('terminal', 'text', (c) => c.notNull())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('used_request_key', ['terminal', 'nonce'])
      .execute()
    await db.schema.createIndex('used_request_by_time').on('used_request').column('at').execute()
  },
}
