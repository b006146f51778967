// How each hall stands by level four of the standard (五个统一), as its terminal last told, and when that was.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const standing: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('terminal').addColumn('standing', 'text').execute()
    await db.schema.alterTable('terminal').addColumn('standing_at', 'text').execute()
  },
}
