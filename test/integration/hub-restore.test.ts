// The restore drill: a hub in use is backed up while it runs, its machine is lost, and another takes over from the backup and the keys kept apart.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkAudit } from '../../hub/audit/audit-record.ts'
import { auditVerify } from '../../hub/cli/audit-verify.ts'
import { hubBackup, hubRestore } from '../../hub/cli/hub-backup.ts'
import { type Hub, hubFolders, openHub } from '../../hub/hub.ts'
import type { PostgresPlace } from '../../hub/store/postgres-place.ts'
import { listen } from '../../platform/http/listen.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { openDurable } from '../../platform/sqlite/open.ts'
import { CSRF_HEADER, hubConsoleApi, type InboxRow } from '../../shared/api/hub-console.ts'
import { commandHere, zwgk } from '../support/command.ts'
import { onPostgres } from '../support/hub-database.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { postgresCluster, postgresPrograms } from '../support/postgres.ts'
import { submitForm } from '../support/submitting.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-drill-'))
const backup = join(folder, 'backup')
const restored = join(folder, 'restored')
let world: HubInProcess
let hub: Hub | undefined
let terminal: TestTerminal

async function signIn(on: Hub): Promise<{ status: number; cookie: string; csrf: string }> {
  const body = JSON.stringify({ name: 'officer', password: 'a password' })
  const answer = await on.app.request(hubConsoleApi.signIn.path, { method: 'POST', body })
  const { csrf = '' } = (await answer.json()) as { csrf?: string }
  return { status: answer.status, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', csrf }
}
async function inbox(on: Hub, cookie: string): Promise<InboxRow[]> {
  const answer = await on.app.request(hubConsoleApi.inbox.path, { headers: { cookie } })
  return ((await answer.json()) as { rows?: InboxRow[] }).rows ?? []
}
const errorOf = ({ json }: { json: Readonly<Record<string, unknown>> }) => (json['error'] as { code: string } | undefined)?.code

beforeAll(async () => {
  world = await hubInProcess()
  await world.hub.accounts.create({ name: 'officer', displayName: '某甲', roles: ['officer'] }, 'a password', { demo: true })
  terminal = await world.terminal()
  await submitForm(terminal.host, 'disclosure-request', '修路的批复')
  await vi.waitFor(async () => {
    await terminal.host.poller.round()
    expect(await world.receipts()).toHaveLength(1)
  }, 20_000)
})
afterAll(async () => {
  await hub?.close()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(onPostgres)('backed up beside the running hub; a second one never goes over the first', async () => {
  await signIn(world.hub)
  const made = zwgk(['hub', 'backup', '--data', dirname(world.repo), '--out', backup])
  expect(made).toMatchObject({ exit: 0, json: { submissions: 1 } })
  expect(made.json['records']).toMatch(/^audit:\d+:[0-9a-f]{16}/)
  expect(existsSync(join(backup, 'keys'))).toBe(false)
  expect(readdirSync(backup).sort()).toEqual(['backup.json', 'hub.sqlite', 'repo'])
  const again = (data: string, out: string) => commandHere(hubBackup, [], { data, out })
  expect(errorOf(await again(dirname(world.repo), backup))).toBe('backup-exists')
  expect(errorOf(await again(join(folder, 'none'), join(folder, 'x')))).toBe('file-missing')
})

test.skipIf(onPostgres)(
  'a backup that is damaged, half, or none is not restored, and nothing is restored over something',
  async () => {
    const from = async (source: string, to = join(folder, 'other')) =>
      errorOf(await commandHere(hubRestore, [source], { data: to }))
    expect(await from(join(folder, 'none'))).toBe('file-missing')
    const broken = join(folder, 'broken')
    expect((await commandHere(hubBackup, [], { data: dirname(world.repo), out: broken })).exit).toBe(0)
    appendFileSync(join(broken, 'hub.sqlite'), 'x')
    expect(await from(broken)).toBe('hub-backup-damaged')
    writeFileSync(join(broken, 'backup.json'), '{"format":1')
    expect(await from(broken)).toBe('no-hub-backup')
    expect(await from(backup, dirname(world.repo))).toBe('restore-not-empty')
    expect(existsSync(join(folder, 'other', 'hub.sqlite'))).toBe(false)
  },
)

test.skipIf(onPostgres)(
  'F56: a backup of a later release is refused before anything is copied, and is not read either',
  async () => {
    const later = join(folder, 'later')
    expect((await commandHere(hubBackup, [], { data: dirname(world.repo), out: later })).exit).toBe(0)
    const database = openDurable(join(later, 'hub.sqlite'))
    database.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('99-of-next-year', '2027-11-27T00:00:00.000Z')")
    database.pragma('journal_mode = DELETE')
    database.close()
    const manifest = JSON.parse(readFileSync(join(later, 'backup.json'), 'utf8'))
    const sha256 = createHash('sha256')
      .update(readFileSync(join(later, 'hub.sqlite')))
      .digest('hex')
    writeFileSync(join(later, 'backup.json'), JSON.stringify({ ...manifest, database: { ...manifest.database, sha256 } }))
    const data = join(folder, 'from-later')
    expect(errorOf(await commandHere(hubRestore, [later], { data }))).toBe('hub-newer')
    expect(existsSync(data)).toBe(false)
    expect(errorOf(await commandHere(auditVerify, [], { data: later }))).toBe('hub-newer')
  },
)

test.skipIf(onPostgres)('without its keys the restored folder says which are missing', async () => {
  const without = await commandHere(hubRestore, [backup], { data: join(folder, 'without-keys') })
  expect(without.exit).toBe(1)
  expect(without.json['keysWrong']).toContain('office.seal.json')
  expect(without.json['keysWrong']).toContain('hub.key.json')
})

/** PostgreSQL by its own programs, as docs/operations.md has it; the folder as any copy of files. */
async function restoredDatabase(): Promise<PostgresPlace | undefined> {
  if (world.database === undefined) return undefined
  const { host, user, database } = world.database
  const fresh = await (await postgresCluster()).newDatabase()
  const program = (name: string, args: readonly string[]) => {
    const done = spawnSync(join(postgresPrograms() ?? '', name), ['-h', host, '-U', user, ...args], { encoding: 'utf8' })
    expect([name, done.status, done.stderr]).toEqual([name, 0, ''])
  }
  const dump = join(folder, 'hub.dump')
  program('pg_dump', ['--format=custom', `--file=${dump}`, database])
  program('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${fresh.database}`, dump])
  cpSync(dirname(world.repo), restored, { recursive: true })
  return fresh
}

test('the other machine takes over: people, cases, record, terminals and receipts go on', async () => {
  const before = await signIn(world.hub)
  const [known] = await inbox(world.hub, before.cookie)
  const keys = hubFolders(dirname(world.repo)).keys
  const database = await restoredDatabase()
  if (!onPostgres)
    expect(zwgk(['hub', 'restore', backup, '--data', restored, '--keys', keys])).toMatchObject({
      ...{ exit: 0, json: { keysWrong: [], whole: true } },
    })
  await world.stopHub()
  const opened = await openHub({
    ...{ folders: hubFolders(restored), database, unlocking: { demo: true }, officeChannel: 'town', terminalPrefix: 'QH' },
    ...{ pages: undefined, log: silentLog },
  })
  if (!opened.ok) throw new Error(`expected the restored hub, got ${opened.error.code}`)
  hub = opened.value

  if (!onPostgres) {
    expect(await inbox(hub, before.cookie)).toEqual([])
    // Numbers that the office gave after the backup are on paper somewhere: the next ones bear another letter (F12).
    expect(await hub.store.selectFrom('office_number').select('epoch').execute()).toEqual([{ epoch: 'C' }])
  }
  const again = await signIn(hub)
  expect(again.status).toBe(200)
  expect(await inbox(hub, again.cookie)).toEqual([known])
  const open = { method: 'POST', headers: { cookie: again.cookie, [CSRF_HEADER]: again.csrf }, body: '{}' }
  const seen = await hub.app.request(`/api/console/submissions/${known?.id}/open`, open)
  expect(await seen.json()).toMatchObject({ answers: { information: '修路的批复' } })
  expect(await checkAudit(hub.store)).toMatchObject({ problem: undefined })

  const listening = await listen(hub.app, { port: 0, host: '127.0.0.1' })
  if (!listening.ok) throw new Error('expected a free port')
  terminal.host.ledger.settings.set('hub-address', `http://127.0.0.1:${listening.value.port}`)
  const next = await submitForm(terminal.host, 'consultation', '恢复以后的一件')
  await vi.waitFor(async () => {
    await terminal.host.poller.round()
    const receipts = await hub?.store.selectFrom('submission').select('receipt').orderBy('receipt').execute()
    expect(receipts?.map((row) => row.receipt)).toEqual([known?.receipt, next.number])
  }, 20_000)
  await listening.value.close()
})
