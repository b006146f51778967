// `--database` of a command that works on a hub's data.
import { type CommandInput, text } from '../../platform/cli/command.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type PostgresPlace, postgresPlace } from '../store/postgres-place.ts'

/** Undefined for SQLite in the hub's folder. Errors: those of the address. */
export function databaseFrom({ values, databasePassword }: CommandInput): Result<PostgresPlace | undefined> {
  const address = text(values['database'])
  return address === undefined ? ok(undefined) : postgresPlace(address, databasePassword)
}
