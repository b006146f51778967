// A version at the content desk may lose its text when an opinion in it is erased; since when is said beside it.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const clearedVersions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('desk_version').addColumn('cleared_at', 'text').execute()
  },
}
