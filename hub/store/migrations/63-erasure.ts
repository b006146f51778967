// What is erased of a submission leaves its number, so that a copy that comes again is known, and the kind of applicant, so that yearly tables stay right.
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const erasure: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of ['erased_at', 'erased_why', 'counted_as'])
      await db.schema.alterTable('submission').addColumn(column, 'text').execute()
  },
}
