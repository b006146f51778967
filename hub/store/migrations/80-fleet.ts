// 指令 to terminals with what became of them; alerts that stand; and when a terminal last spoke by stick.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const fleet: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('fleet_command')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('terminal', 'text', (c) => c.notNull().references('terminal.code'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('statement', 'text', (c) => c.notNull())
      .addColumn('account', 'text', (c) => c.notNull())
      .addColumn('by_name', 'text', (c) => c.notNull())
      .addColumn('issued_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('delivered_at', 'text')
      .addColumn('outcome', 'text')
      .addColumn('reason', 'text')
      .addColumn('answered_at', 'text')
      .addColumn('seen_at', 'text')
      .execute()
    await db.schema.createIndex('fleet_command_by_terminal').on('fleet_command').columns(['terminal', 'issued_at']).execute()
    await db.schema
      .createTable('fleet_alert')
      .addColumn('terminal', 'text', (c) => c.notNull().references('terminal.code'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('since', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('fleet_alert_key', ['terminal', 'kind'])
      .execute()
    await db.schema.alterTable('terminal').addColumn('last_stick_at', 'text').execute()
  },
}
