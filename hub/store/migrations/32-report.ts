// The last report on 五个统一 of each terminal.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const report: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('terminal').addColumn('report', 'text').execute()
  },
}
