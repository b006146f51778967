// One schema on two databases: what differs between SQLite and PostgreSQL is settled here and in one-at-a-time.ts, so that a migration and a query are written once.
import {
  type CreateTableNode,
  type DataTypeNode,
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
} from 'kysely'

/** Kysely's own tables have columns of types that a STRICT table does not know. */
const OWN_TABLES_OF_KYSELY = 'kysely_'

/** Each table is STRICT; a migration is one transaction (F58), which SQLite can and Kysely leaves off for it. */
export class HubSqliteDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalSqlite()
  }
  override createQueryCompiler() {
    return new StrictTables()
  }
}

/** `blob` in a migration means bytes there too. */
export class HubPostgresDialect extends PostgresDialect {
  override createQueryCompiler() {
    return new PostgresBytes()
  }
}

/** Also of a transaction. */
export function isPostgres(db: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

class TransactionalSqlite extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

class StrictTables extends SqliteQueryCompiler {
  protected override visitCreateTable(node: CreateTableNode): void {
    super.visitCreateTable(node)
    if (!node.table.table.identifier.name.startsWith(OWN_TABLES_OF_KYSELY)) this.append(' strict')
  }
}

class PostgresBytes extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node.dataType === 'blob' ? { ...node, dataType: 'bytea' } : node)
  }
}
