// A real hub in this process behind a door that a test can script: it may hang, answer nonsense, lose answers, or be shut.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Host, openHost } from '../../electron/host/host.ts'
import { enrol } from '../../electron/host/outbox/enrol.ts'
import { auditRecord } from '../../hub/audit/audit-record.ts'
import { DEMO_OFFICE_CHANNEL, DEMO_TERMINAL_PREFIX, seedDemo } from '../../hub/demo/seed-demo.ts'
import { newEnrolmentCode } from '../../hub/fleet/enrolment.ts'
import { type Hub, type HubFolders, hubFolders, hubKeys, openHub } from '../../hub/hub.ts'
import type { TakingParts } from '../../hub/moves/take-over.ts'
import type { AnsweringParts } from '../../hub/reception/answer.ts'
import type { PostgresPlace } from '../../hub/store/postgres-place.ts'
import { shippedCalendars } from '../../platform/calendars.ts'
import { listen } from '../../platform/http/listen.ts'
import { type Log, silentLog } from '../../platform/log/logger.ts'
import { projectFolder } from '../../platform/paths.ts'
import { FOLLOW_UP_WORKING_DAYS } from '../../shared/requests/follow-up/bad-rating.ts'
import { CONSULTATION_WORKING_DAYS } from '../../shared/requests/house-limit.ts'
import { hubDatabase } from './hub-database.ts'
import { demoRepository } from './prepared-demo.ts'

/** Answers instead of the hub; undefined lets the request through. `cut` breaks the connection. */
export type Door = (
  request: Request,
  through: () => Promise<Response>,
  cut: () => void,
) => Promise<Response | undefined> | Response | undefined

export interface HubInProcess {
  readonly hub: Hub
  readonly address: string
  door: Door
  /** An enrolled and synced terminal with a data folder of its own. */
  terminal(options?: TerminalOptions): Promise<TestTerminal>
  /** A terminal that nobody has enrolled. */
  unenrolled(options: { sticks: string }): Host
  newCode(): Promise<string>
  receipts(): Promise<string[]>
  /** What the hub receives and answers with, for what comes by stick. */
  readonly reception: AnsweringParts & TakingParts
  /** Undefined on SQLite. */
  readonly database: PostgresPlace | undefined
  /** Folder of the published repository. */
  readonly repo: string
  /** The hub ends; its folder and the terminals stay. */
  stopHub(): Promise<void>
  close(): Promise<void>
}

export interface TestTerminal {
  readonly host: Host
  readonly data: string
  /** Closes the host and opens it again on the same data. */
  restart(): Promise<Host>
  close(): Promise<void>
}

export interface TerminalOptions {
  readonly pollMs?: number
  readonly machine?: () => Date
  readonly sticks?: string
  /** What a restart commanded by the office does; undefined: the terminal can't be restarted. */
  readonly restart?: () => void
  /** Data folder of a terminal that this hub has enrolled before; undefined for a new one. */
  readonly data?: string
}

export interface HubOptions {
  /** A hub's folder that has the demo already; it stays when the hub is closed. */
  readonly seeded?: string
  /** The hub's clock. */
  readonly now?: () => Date
  /** Of hub and terminals alike. */
  readonly log?: Log
  /** Of a hub that is opened again; otherwise as the test run has it. */
  readonly database?: PostgresPlace | undefined
  /** A neighbouring town with an office, keys and a repository of its own; undefined: the demo town. */
  readonly town?: OtherTown
}

export interface OtherTown {
  readonly id: string
  readonly body: string
  readonly prefix: string
}

export async function hubInProcess({
  seeded: seededFolder,
  now = () => new Date(),
  log = silentLog,
  database: known,
  town,
}: HubOptions = {}): Promise<HubInProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-hub-'))
  const folders = hubFolders(seededFolder ?? join(folder, 'hub'))
  if (seededFolder === undefined) {
    if (town === undefined) await demoRepository(folders)
    else await seedOtherTown(folders, town, folder)
  }
  const prefix = town?.prefix ?? DEMO_TERMINAL_PREFIX
  const database = known ?? (await hubDatabase())
  const opened = await openHub({
    folders,
    database,
    now,
    unlocking: { demo: true },
    officeChannel: DEMO_OFFICE_CHANNEL,
    terminalPrefix: prefix,
    pages: undefined,
    log,
  })
  if (!opened.ok) throw new Error(`expected a hub, got ${opened.error.code}`)
  const hub = opened.value
  const world: { door: Door } = { door: () => undefined }
  const fetchThrough = async (request: Request, env: unknown) => {
    // Each call is a request of its own: a network may deliver one twice.
    const through = async () => await hub.app.fetch(request.clone() as Request)
    const cut = () => connectionSchema.parse(env).incoming.destroy()
    return (await world.door(request, through, cut)) ?? (await through())
  }
  const server = await listen({ fetch: fetchThrough }, { port: 0, host: '127.0.0.1' })
  if (!server.ok) throw new Error('expected a free port')
  const address = `http://127.0.0.1:${server.value.port}`
  const terminals: TestTerminal[] = []

  const unenrolled: Host[] = []
  let running = true
  const stopHub = async () => {
    if (!running) return
    running = false
    await server.value.close()
    await hub.close()
  }
  const newCode = async () => {
    const code = await newEnrolmentCode(hub.store, { prefix, terminalName: 'test', now: new Date() })
    if (!code.ok) throw new Error('expected a code')
    return code.value.code
  }

  return Object.assign(world, {
    hub,
    address,
    database,
    repo: folders.repo,
    reception: await receptionOf(hub, folders, log),
    newCode,
    stopHub,
    unenrolled({ sticks }: { sticks: string }) {
      const host = openHost({ dataFolder: mkdtempSync(join(folder, 'new-')), version: 'test', log, sticks })
      if (!host.ok) throw new Error(`expected a host, got ${host.error.code}`)
      unenrolled.push(host.value)
      return host.value
    },
    async terminal({
      pollMs = 3_600_000,
      machine = () => new Date(),
      sticks = join(folder, 'sticks'),
      restart,
      data: known,
    }: TerminalOptions = {}) {
      const data = known ?? mkdtempSync(join(folder, 'terminal-'))
      const open = () => {
        const host = openHost({ dataFolder: data, version: 'test', log, pollMs, machine, sticks, ...(restart && { restart }) })
        if (!host.ok) throw new Error(`expected a host, got ${host.error.code}`)
        return host.value
      }
      let host = open()
      if (known !== undefined) host.ledger.settings.set('hub-address', address)
      else {
        const enrolled = await enrol(host.ledger, address, await newCode())
        if (!enrolled.ok) throw new Error(`expected to enrol, got ${enrolled.error.code}`)
        await host.poller.round()
      }
      const terminal: TestTerminal = {
        get host() {
          return host
        },
        data,
        async restart() {
          await host.close()
          host = open()
          return host
        },
        close: () => host.close(),
      }
      terminals.push(terminal)
      return terminal
    },
    async receipts() {
      const rows = await hub.store.selectFrom('submission').select('receipt').orderBy('receipt').execute()
      return rows.map(({ receipt }) => receipt)
    },
    async close() {
      for (const terminal of [...terminals, ...unenrolled]) await terminal.close()
      await stopHub()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

/** The demo's texts under another office. */
async function seedOtherTown(folders: HubFolders, town: OtherTown, folder: string): Promise<void> {
  const demo = join(projectFolder(), 'assets', 'demo')
  const copy = join(folder, 'demo')
  cpSync(demo, copy, { recursive: true })
  const { id, body } = town
  const change = (path: string, changes: Readonly<Record<string, unknown>>) => {
    const written: unknown = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...z.looseObject({}).parse(written), ...changes }))
  }
  change(join(copy, 'office.json'), { id, body })
  const themes = join(copy, 'themes')
  for (const name of readdirSync(themes)) change(join(themes, name), { office: id })
  const seeded = await seedDemo(folders, copy, new Date())
  if (!seeded.ok) throw new Error(`expected the demo to be seeded, got ${seeded.error.code}`)
}

/** What the server knows of the connection besides the request. */
const connectionSchema = z.object({ incoming: z.instanceof(IncomingMessage) })

async function receptionOf({ store, office }: Hub, folders: HubFolders, log: Log): Promise<AnsweringParts & TakingParts> {
  const keys = await hubKeys(folders.keys, { demo: true })
  if (!keys.ok) throw new Error(`expected the demo's keys, got ${keys.error.code}`)
  const { signingKey, officeKey } = keys.value
  const { sealing } = office
  const now = () => new Date()
  return {
    ...{ store, hub: office.id, offices: [office.id], signingKey, officeKey, sealing, now, log, audit: auditRecord(store, now) },
    ...{ countsAs: office.filing.countsAs, documentTitle: () => undefined, calendars: shippedCalendars() },
    consultationDays: CONSULTATION_WORKING_DAYS,
    ratingDays: FOLLOW_UP_WORKING_DAYS,
  }
}
