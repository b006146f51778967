// Two hub processes on one PostgreSQL behind a balancer: what is sent is kept once, whichever of them gets it, and a session holds on both.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Child, startChild } from '../../build/child.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { enrol } from '../../electron/host/outbox/enrol.ts'
import { createHubClient, type HubClient } from '../../electron/host/outbox/hub-client.ts'
import { accounts } from '../../hub/api/accounts.ts'
import { auditRecord, checkAudit } from '../../hub/audit/audit-record.ts'
import { DEMO_OFFICE_CHANNEL, seedDemo } from '../../hub/demo/seed-demo.ts'
import { newEnrolmentCode } from '../../hub/fleet/enrolment.ts'
import { hubFolders, hubKeys, readOffice } from '../../hub/hub.ts'
import { publishingLock } from '../../hub/store/one-at-a-time.ts'
import { type HubStore, openSharedStore } from '../../hub/store/open-store.ts'
import type { PostgresPlace } from '../../hub/store/postgres-place.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { projectFolder } from '../../platform/paths.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi } from '../../shared/api/hub-console.ts'
import type { Envelope } from '../../shared/requests/envelope.ts'
import type { Result } from '../../shared/result.ts'
import { filledForm } from '../support/filled-forms.ts'
import { databaseAddress, type PostgresCluster, postgresCluster, postgresPrograms } from '../support/postgres.ts'
import { type RoundRobin, roundRobin } from '../support/round-robin.ts'
import { sealedSubmission } from '../support/sealed-submission.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-two-'))
const folders = hubFolders(join(folder, 'hub'))
const now = () => new Date()
let cluster: PostgresCluster
let place: PostgresPlace
let store: HubStore
let hubs: Child[] = []
const ports: number[] = []
let balancer: RoundRobin
let host: Host

const got = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`expected a value, got ${result.error.code}`)
  return result.value
}
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

async function startHub(): Promise<Child> {
  const program = join(projectFolder(), 'test/faults/programs/hub-process.ts')
  const hub = startChild(process.execPath, [program, '--data', folders.data, '--database', databaseAddress(place)], {
    quiet: true,
  })
  ports.push(Number((await hub.ready)['port']))
  return hub
}

beforeAll(async () => {
  if (postgresPrograms() === undefined) return
  cluster = await postgresCluster()
  place = await cluster.newDatabase()
  got(await seedDemo(folders, join(projectFolder(), 'assets', 'demo'), now()))
  // Both at once: each migrates the empty database, and they wait for each other.
  hubs = await Promise.all([startHub(), startHub()])
  store = got(await openSharedStore(place, () => undefined))
  balancer = await roundRobin(ports)
  host = got(
    openHost({
      dataFolder: join(folder, 'terminal'),
      version: 'test',
      log: silentLog,
      pollMs: 3_600_000,
      machine: now,
      sticks: folder,
    }),
  )
  const { code } = got(await newEnrolmentCode(store, { prefix: 'QH', terminalName: '一号机', now: now() }))
  got(await enrol(host.ledger, balancer.address, code))
})
afterAll(async () => {
  await host?.close()
  await balancer?.close()
  for (const hub of hubs) await hub.stop()
  await store?.destroy()
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The terminal's signed requests, past the balancer to one hub. */
function straightTo(index: number): HubClient {
  return createHubClient(host.ledger, now, async (request) => {
    const url = new URL(request.url)
    url.port = String(ports[index])
    return await fetch(new Request(url, request))
  })
}

async function envelopes(count: number, from: number): Promise<Envelope[]> {
  const office = got(readOffice(folders.repo, DEMO_OFFICE_CHANNEL))
  const { officeKey } = got(await hubKeys(folders.keys, { demo: true }))
  const terminal = host.ledger.settings.get('grant')?.terminal.code ?? ''
  return await Promise.all(
    Array.from({ length: count }, (_, n) =>
      sealedSubmission('consultation', filledForm('consultation', `第 ${n} 件`), {
        ...{ terminal, sequence: from + n, addressee: office.id, recipient: officeKey.recipient, at: now() },
      }),
    ),
  )
}

describe.skipIf(postgresPrograms() === undefined)('two hubs on one database', () => {
  test('each submission sent four times at once, to both: kept once, and each answer is the same acknowledgement', async () => {
    const both = [straightTo(0), straightTo(1)]
    const sent = await envelopes(12, 1)
    const answers = await Promise.all(
      sent.map((envelope) =>
        Promise.all(
          [0, 1, 1, 0].map(async (at) => got((await both[at]?.submit(envelope)) ?? { ok: false, error: { code: 'no-hub' } })),
        ),
      ),
    )
    for (const [first, ...others] of answers) for (const other of others) expect(other).toEqual(first)
    const rows = await store.selectFrom('submission').select('receipt').execute()
    expect(rows.map(({ receipt }) => receipt).sort()).toEqual(sent.map(({ header }) => header.receipt).sort())
  })

  test('one number for two submissions, sent at once to different hubs: one is kept, the other refused', async () => {
    const [one] = await envelopes(1, 50)
    const [other] = await envelopes(1, 50)
    if (one === undefined || other === undefined) throw new Error('expected two')
    const answers = await Promise.all([straightTo(0).submit(one), straightTo(1).submit(other)])
    expect(answers.map(codeOf).sort()).toEqual(['ok', 'receipt-already-used'])
  })

  test('a signed request that one hub has taken is not taken by the other', async () => {
    let caught: Request | undefined
    const recording = createHubClient(host.ledger, now, async (request) => {
      caught = request.clone() as Request
      return await fetch(request)
    })
    const beat = { generation: 0, releases: {}, waiting: 0, refused: 0, clockTrusted: true, version: 't', repliesKept: [] }
    expect(codeOf(await recording.poll(beat))).toBe('ok')
    if (caught === undefined) throw new Error('expected a request')
    const body = await caught.text()
    for (const port of ports) {
      const url = new URL(caught.url)
      url.port = String(port)
      const again = await fetch(url, { method: 'POST', headers: caught.headers, body })
      expect(await again.json()).toMatchObject({ error: { code: 'request-repeated' } })
    }
  })

  test('signed in at one, signed in at both; wrong passwords count together', async () => {
    const people = accounts(store, { demo: true, now, audit: auditRecord(store, now) })
    await people.create({ name: 'officer', displayName: '某甲', roles: ['officer'] }, 'a password', { demo: true })
    let cookie = ''
    const ask = async (target: Endpoint, input: unknown, headers: Record<string, string> = {}) =>
      await callEndpoint(
        async (request) => {
          const response = await fetch(request)
          cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
          return response
        },
        balancer.address,
        target,
        input,
        headers,
      )
    const before = [...balancer.answered]
    const entered = await ask(hubConsoleApi.signIn, { name: 'officer', password: 'a password' })
    const headers = { cookie, [CSRF_HEADER]: (got(entered) as { csrf: string }).csrf }
    for (let n = 0; n < 6; n += 1) expect(codeOf(await ask(hubConsoleApi.inbox, {}, headers))).toBe('ok')
    for (const [index, count] of balancer.answered.entries()) expect(count - (before[index] ?? 0)).toBeGreaterThan(2)
    expect(codeOf(await ask(hubConsoleApi.signOut, {}, headers))).toBe('ok')
    for (let n = 0; n < 2; n += 1) expect(codeOf(await ask(hubConsoleApi.session, {}, headers))).toBe('not-signed-in')
    for (let n = 0; n < 5; n += 1)
      expect(codeOf(await ask(hubConsoleApi.signIn, { name: 'officer', password: 'wrong' }))).toBe('wrong-password')
    for (let n = 0; n < 2; n += 1)
      expect(codeOf(await ask(hubConsoleApi.signIn, { name: 'officer', password: 'a password' }))).toBe('too-many-tries')
  })

  test('codes for terminals made at once are all different', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => newEnrolmentCode(store, { prefix: 'QH', terminalName: '某台', now: now() })),
    )
    expect(new Set(made.map((one) => got(one).terminal)).size).toBe(8)
  })

  test('one publishes at a time, also from different machines; a broken connection gives the lock back', async () => {
    const elsewhere = got(await openSharedStore(place, () => undefined))
    const keysOf = (name: string) => mkdtempSync(join(folder, name))
    const [here, there] = [publishingLock(keysOf('keys-a-'), store), publishingLock(keysOf('keys-b-'), elsewhere)]
    expect(await here(async () => [await there(async () => 'both')])).toEqual([undefined])
    expect(await there(async () => 'alone')).toBe('alone')
    const { promise: broken, resolve: breaks } = Promise.withResolvers<void>()
    const { promise: held, resolve: holds } = Promise.withResolvers<void>()
    const holding = there(async () => {
      holds()
      await broken
      return 'held'
    })
    await held
    expect(await here(async () => 'taken')).toBeUndefined()
    // As when the machine that publishes loses power: the server ends what it held.
    // Of this database alone: other tests publish on the same server.
    const ours = sql`database = (select oid from pg_database where datname = current_database())`
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 4 and ${ours}`.execute(store)
    await expect.poll(() => here(async () => 'free')).toBe('free')
    breaks()
    await expect(holding).rejects.toThrow()
    await elsewhere.destroy()
  })

  test('one hub is killed: the other goes on, nothing is lost, and the record of both is one chain', async () => {
    hubs[0]?.process.kill('SIGKILL')
    await hubs[0]?.ended
    const through = createHubClient(host.ledger, now)
    const sent = await envelopes(4, 80)
    for (const envelope of sent) expect(codeOf(await through.submit(envelope))).toBe('ok')
    const kept = new Set((await store.selectFrom('submission').select('receipt').execute()).map(({ receipt }) => receipt))
    for (const { header } of sent) expect(kept).toContain(header.receipt)
    const { rows, problem } = await checkAudit(store)
    expect(problem).toBeUndefined()
    expect(rows).toBeGreaterThan(1)
  })
})
