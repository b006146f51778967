// Where a hub's PostgreSQL stands: read from `--database`. The password comes from the environment, so that no list of processes, history or log holds it.
import { fail, ok, type Result } from '../../shared/result.ts'

/** Environment variable that holds the password; undefined where the server knows the user otherwise (peer, certificate). */
export const DATABASE_PASSWORD_VARIABLE = 'ZWGK_DATABASE_PASSWORD'

export interface PostgresPlace {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password: string | undefined
  /** The server has to show a certificate that fits its name. */
  readonly tls: boolean
}

const DEFAULT_PORT = 5432
/** As PostgreSQL limits names. */
const NAME = /^[\w.-]{1,63}$/

/**
 * `postgres://USER@HOST[:PORT]/DATABASE[?host=/SOCKET/FOLDER][&sslmode=disable|verify-full]`. Without `sslmode` only this machine is spoken to in clear.
 * Errors: `database-address-wrong`, `database-password-in-address`.
 */
export function postgresPlace(address: string, password: string | undefined): Result<PostgresPlace> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) return fail('database-address-wrong')
  if (url.password !== '' || url.searchParams.has('password')) return fail('database-password-in-address')
  const host = url.searchParams.get('host') ?? url.hostname
  const user = decodeURIComponent(url.username)
  const database = url.pathname.slice(1)
  const sslmode = url.searchParams.get('sslmode') ?? (isThisMachine(host) ? 'disable' : 'verify-full')
  const known = [...url.searchParams.keys()].every((key) => key === 'host' || key === 'sslmode')
  if (!known || host === '' || !NAME.test(user) || !NAME.test(database)) return fail('database-address-wrong')
  if (sslmode !== 'disable' && sslmode !== 'verify-full') return fail('database-address-wrong')
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port)
  return ok({ host, port, user, database, password, tls: sslmode === 'verify-full' })
}

function isThisMachine(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}
