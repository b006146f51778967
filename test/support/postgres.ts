// A PostgreSQL of the tests' own: a new cluster in a folder below /tmp, reached by a Unix socket only, gone afterwards. It refuses root, so root's
// runs step down to the user that Debian's package made.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { PostgresPlace } from '../../hub/store/postgres-place.ts'

/** Folder of the socket of a cluster that somebody else has started and stops (build/test.ts). */
export const CLUSTER_VARIABLE = 'ZWGK_TEST_POSTGRES'

const DEBIAN_FOLDER = '/usr/lib/postgresql'
const SERVER_USER = 'postgres'
const START_TIMEOUT_MS = 60_000
const LOOK_EVERY_MS = 50
/** Of a local cluster that nobody else reaches; the folder is its owner's alone. */
const HBA = 'trust'

export interface PostgresCluster {
  /** Folder of its socket. */
  readonly socket: string
  /** An empty database. */
  newDatabase(): Promise<PostgresPlace>
  stop(): Promise<void>
}

/** As `--database` takes it. */
export function databaseAddress({ host, user, database }: PostgresPlace): string {
  return `postgres://${user}@localhost/${database}?host=${host}`
}

/** The folder of the server's programs; undefined where PostgreSQL is not installed. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : []
  return versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')))
}

/** The running cluster of this test run, or a new one; `stop` ends only what was started here. */
export async function postgresCluster(): Promise<PostgresCluster> {
  const running = process.env[CLUSTER_VARIABLE]
  return running === undefined ? await startCluster() : cluster(running, async () => undefined)
}

async function startCluster(): Promise<PostgresCluster> {
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error(`expected PostgreSQL below ${DEBIAN_FOLDER}`)
  const user = serverUser()
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-pg-'))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const locale = ['--encoding=UTF8', '--locale=C']
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', SERVER_USER, `--auth=${HBA}`, '--no-sync', ...locale], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`expected initdb to make a cluster, got: ${made.stderr}`)
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  // A test run that is killed leaves no server behind.
  const kill = () => void server.kill('SIGQUIT')
  process.once('exit', kill)
  await untilItAnswers(folder)
  return cluster(folder, async () => {
    process.off('exit', kill)
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
}

function cluster(socket: string, stop: () => Promise<void>): PostgresCluster {
  return {
    socket,
    stop,
    async newDatabase() {
      const database = `hub_${randomUUID().replaceAll('-', '')}`
      const client = new pg.Client({ host: socket, user: SERVER_USER, database: SERVER_USER })
      await client.connect()
      await client.query(`create database ${database} template template0`)
      await client.end()
      return { host: socket, port: 5432, user: SERVER_USER, database, password: undefined, tls: false }
    },
  }
}

async function untilItAnswers(socket: string): Promise<void> {
  const since = Date.now()
  for (;;) {
    const client = new pg.Client({ host: socket, user: SERVER_USER, database: SERVER_USER })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (Date.now() - since > START_TIMEOUT_MS) throw error
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
}

/** Undefined where this process may start a server itself. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(spawnSync('id', [flag, SERVER_USER], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}
