// The hub: one folder with its database, keys and repository; terminals on one side, the office's console on the other.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { calendarsWith, shippedCalendars } from '../platform/calendars.ts'
import { makeFolder } from '../platform/files/durable.ts'
import { fileFailure } from '../platform/files/failure.ts'
import { failureAnswer } from '../platform/http/bind.ts'
import { staticPages } from '../platform/http/static-pages.ts'
import { errorName } from '../platform/log/error-name.ts'
import { createLog, type Log } from '../platform/log/logger.ts'
import { INSTANCE_LOCK_FILE, takeInstanceLock } from '../platform/sqlite/instance-lock.ts'
import { sqliteErrorKind } from '../platform/sqlite/open.ts'
import type { YearCalendar } from '../shared/calendar/working-days.ts'
import { officeTarget, signingRole } from '../shared/content/channel.ts'
import { type Office, officeSchema } from '../shared/content/office.ts'
import { FOLLOW_UP_WORKING_DAYS } from '../shared/requests/follow-up/bad-rating.ts'
import { CONSULTATION_WORKING_DAYS } from '../shared/requests/house-limit.ts'
import { officeCode } from '../shared/requests/receipt.ts'
import type { RetentionYears } from '../shared/requests/retention.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { accountRoutes } from './api/account-routes.ts'
import { type Accounts, accounts } from './api/accounts.ts'
import { caseRoutes } from './api/case-routes.ts'
import { chartRoutes } from './api/chart-routes.ts'
import { consoleRoutes } from './api/console-routes.ts'
import { deskRoutes } from './api/desk-routes.ts'
import { fleetRoutes } from './api/fleet-routes.ts'
import { followUpRoutes } from './api/follow-up-routes.ts'
import { guard } from './api/guard.ts'
import { handInRoutes } from './api/hand-in-routes.ts'
import { moveRoutes } from './api/move-routes.ts'
import { opinionRoutes } from './api/opinion-routes.ts'
import { personDataRoutes } from './api/person-data-routes.ts'
import { previewRoutes } from './api/preview-routes.ts'
import { repositoryRoutes } from './api/repository-routes.ts'
import { terminalRoutes } from './api/terminal-routes.ts'
import { auditRecord } from './audit/audit-record.ts'
import { clearEarlierResults } from './desk/erased-opinions.ts'
import { keepDeskPublished } from './desk/keep-desk-published.ts'
import { settingOf } from './desk/preview-state.ts'
import { grantOffer } from './fleet/grant-offer.ts'
import { officeReader } from './intake/office/office-reader.ts'
import { type HandingOn, keepHandingOn } from './moves/keep-handing-on.ts'
import { keepTimestampFresh } from './publish/keep-timestamp-fresh.ts'
import { openKeyFolder, sealingKey, type Unlocking } from './publish/key-folder.ts'
import { publishedPeriodEnd, publishedTitle } from './publish/published-packages.ts'
import { currentTarget } from './publish/repository.ts'
import { keepRetention } from './reception/keep-retention.ts'
import { publishingLock } from './store/one-at-a-time.ts'
import {
  DATABASE_FILE,
  DamagedStoreError,
  type HubStore,
  LaterStoreError,
  openHubStore,
  openSharedStore,
} from './store/open-store.ts'
import type { PostgresPlace } from './store/postgres-place.ts'

const CSP = 'content-security-policy'
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'"

export interface HubFolders {
  readonly data: string
  readonly repo: string
  readonly keys: string
}

/** The console holds the preview's page inside its own. */
const PREVIEW = { holder: '/console/index.html', held: '/preview/index.html' }

/** Everything of one hub below one folder. */
export function hubFolders(data: string): HubFolders {
  return { data, repo: join(data, 'repo'), keys: join(data, 'keys') }
}

export interface HubOptions {
  readonly folders: HubFolders
  readonly unlocking: Unlocking
  /** A PostgreSQL that several hubs may share; undefined for SQLite in the folder, which has one hub. */
  readonly database?: PostgresPlace | undefined
  /** Channel whose office file says who receives submissions. */
  readonly officeChannel: string
  readonly terminalPrefix: string
  /** 保管期限 of disclosure requests; 10 where nothing is said. */
  readonly retentionYears?: RetentionYears | undefined
  /** 咨询答复时限, in working days; the national checks' where nothing is said. */
  readonly consultationDays?: number | undefined
  /** 差评回访时限, in working days; `FOLLOW_UP_WORKING_DAYS` where nothing is said. */
  readonly ratingDays?: number | undefined
  /** Built pages; undefined for a hub without a console. */
  readonly pages: string | undefined
  readonly now?: () => Date
  readonly log?: Log
}

export interface Hub {
  readonly app: Hono
  readonly accounts: Accounts
  readonly store: HubStore
  readonly office: Office
  /** What is handed on to other offices. */
  readonly handingOn: HandingOn
  close(): Promise<void>
}

/** Errors: `hub-already-running`, `data-folder-unwritable`, `no-office`, `calendar-wrong`, those of the keys and of the database. */
export async function openHub(options: HubOptions): Promise<Result<Hub>> {
  const { folders, unlocking, officeChannel, now = () => new Date(), log = createLog('hub') } = options
  const opened = await openHubData(folders.data, options.database, log)
  if (!opened.ok) return opened
  const { store } = opened.value
  const keys = await hubKeys(folders.keys, unlocking)
  const office = readOffice(folders.repo, officeChannel)
  const calendars = hubCalendars(folders.data)
  if (!keys.ok || !office.ok || !calendars.ok) {
    await opened.value.close()
    return [keys, office, calendars].find(({ ok: wasOpened }) => !wasOpened) as Result<Hub>
  }
  // Before anything goes out.
  await clearEarlierResults(store, now().toISOString())
  const demo = 'demo' in unlocking
  const app = new Hono()
  app.use('*', async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    // Pages bring a policy of their own; everything else is no page.
    if (!context.res.headers.has(CSP)) context.header(CSP, NO_PAGE)
  })
  const audit = auditRecord(store, now)
  const parts = {
    store,
    audit,
    hub: office.value.id,
    signingKey: keys.value.signingKey,
    officeKey: keys.value.officeKey,
    offices: [office.value.id],
    now,
    log,
  }
  const handingOn = keepHandingOn(parts)
  const people = accounts(store, { demo, now, audit })
  terminalRoutes(app, parts, () => grantOffer(folders.repo, office.value.id, officeChannel))
  const { terminalPrefix } = options
  const door = guard(app, people)
  const reception = {
    ...parts,
    ...{ body: office.value.body, countsAs: office.value.filing.countsAs, calendars: calendars.value },
    documentTitle: (id: string) => publishedTitle(folders.repo, id),
    consultationDays: options.consultationDays ?? CONSULTATION_WORKING_DAYS,
    ratingDays: options.ratingDays ?? FOLLOW_UP_WORKING_DAYS,
  }
  const registersKept = () => settingOf(folders.repo, officeChannel).profile.registers
  consoleRoutes(app, door, { ...reception, ...{ accounts: people, repo: folders.repo, terminalPrefix, demo, registersKept } })
  const atOffice = { officeCode: officeCode(terminalPrefix), sealing: office.value.sealing }
  handInRoutes(door, { ...reception, ...atOffice })
  accountRoutes(door, { store, audit, now, accounts: people })
  const retention = {
    ...reception,
    retentionYears: options.retentionYears ?? 10,
    eventEnd: (id: string) => publishedPeriodEnd(folders.repo, id),
  }
  personDataRoutes(door, retention)
  const stopErasing = keepRetention(retention)
  const card = { format: 1 as const, office: office.value }
  moveRoutes(app, door, { ...parts, card, sealing: office.value.sealing, handingOn })
  fleetRoutes(door, { ...parts, repo: folders.repo, officeChannel, calendars: calendars.value })
  caseRoutes(door, { ...reception, contact: office.value.contact })
  followUpRoutes(door, reception)
  const reader = officeReader()
  const publishing = publishingLock(folders.keys, store)
  const desk = { store, repo: folders.repo, channel: officeChannel, keys: folders.keys, unlocking, publishing, reader, now, log }
  deskRoutes(app, door, desk)
  opinionRoutes(door, { ...parts, ...atOffice, desk })
  previewRoutes(app, door, desk, office.value)
  chartRoutes(door, { ...reception, channel: officeChannel, repo: folders.repo })
  const stopPublishing = keepDeskPublished(desk)
  repositoryRoutes(app, { repo: folders.repo, demo, log })
  servePages(app, options.pages)
  const stopRenewing = keepTimestampFresh({ repo: folders.repo, keys: folders.keys, unlocking, publishing, now, log })
  app.onError((error) => {
    log('unexpected', { error: errorName(error) })
    return Response.json({ error: { code: 'unexpected' } }, { status: 500 })
  })
  log('hub-start', { demo })
  return ok({
    app,
    accounts: people,
    store,
    office: office.value,
    handingOn,
    async close() {
      stopRenewing()
      await handingOn.stop()
      await stopPublishing()
      await stopErasing()
      reader.close()
      await opened.value.close()
      log('hub-stop')
    },
  })
}

/** A notice that came after the release is put into `calendars/` as a file; open cases are counted with it from the next start on (F61). */
function hubCalendars(data: string): Result<YearCalendar[]> {
  const folder = join(data, 'calendars')
  return existsSync(folder) ? calendarsWith(folder) : ok(shippedCalendars())
}

export interface HubData {
  readonly store: HubStore
  close(): Promise<void>
}

/**
 * SQLite has one hub a folder (F23); of those on one PostgreSQL each may have the same folder.
 * Errors: `hub-already-running`, `data-folder-unwritable`, `disk-full`, `hub-newer` (written by a later release, F56), `hub-database-damaged` and
 * `hub-database-lost` (F24), those of the database.
 */
export async function openHubData(folder: string, database: PostgresPlace | undefined, log: Log): Promise<Result<HubData>> {
  try {
    return await openThisData(folder, database, log)
  } catch (error) {
    if (error instanceof LaterStoreError) return fail('hub-newer', { path: folder })
    const path = join(folder, DATABASE_FILE)
    if (error instanceof DamagedStoreError) return fail('hub-database-damaged', { path })
    switch (database === undefined ? sqliteErrorKind(error) : undefined) {
      case 'damaged':
        return fail('hub-database-damaged', { path })
      case 'disk-full':
        return fail('disk-full', { path })
      case 'read-only':
      case 'cannot-open':
        return fail('data-folder-unwritable', { path: folder })
      default:
        throw error
    }
  }
}

async function openThisData(folder: string, database: PostgresPlace | undefined, log: Log): Promise<Result<HubData>> {
  if (database !== undefined) {
    const shared = await openSharedStore(database, () => log('database-lost'))
    return shared.ok ? ok({ store: shared.value, close: () => shared.value.destroy() }) : shared
  }
  const lost = isLost(folder)
  const lock = lockHubFolder(folder)
  if (!lock.ok) return lock
  const { release } = lock.value
  if (lost) {
    release()
    return fail('hub-database-lost', { path: join(folder, DATABASE_FILE) })
  }
  try {
    const store = await openHubStore(folder)
    return ok({ store, close: () => store.destroy().finally(release) })
  } catch (error) {
    release()
    throw error
  }
}

/** A hub has run here, and its database is gone or empty. A new one would look as if nobody had ever asked for anything. */
export function isLost(folder: string): boolean {
  const size = statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false })?.size ?? 0
  return size === 0 && existsSync(join(folder, INSTANCE_LOCK_FILE))
}

function lockHubFolder(path: string): Result<{ release(): void }> {
  try {
    makeFolder(path, 0o700)
    const lock = takeInstanceLock(path)
    return lock === undefined ? fail('hub-already-running', { path }) : ok(lock)
  } catch (error) {
    if (fileFailure(error, path) === undefined && sqliteErrorKind(error) === undefined) throw error
    return fail('data-folder-unwritable', { path })
  }
}

export async function hubKeys(folder: string, unlocking: Unlocking) {
  const signingKey = await openKeyFolder(folder, unlocking).load('hub')
  if (!signingKey.ok) return signingKey
  const officeKey = await sealingKey(folder, 'office', unlocking, false)
  return officeKey.ok ? ok({ signingKey: signingKey.value, officeKey: officeKey.value }) : officeKey
}

export function readOffice(repo: string, channel: string): Result<Office> {
  const bytes = currentTarget(repo, signingRole(channel), officeTarget(channel))
  const office = bytes && officeSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  return office?.success ? ok(office.data) : fail('office-file-missing', { path: repo })
}

function servePages(app: Hono, folder: string | undefined): void {
  const page = folder !== undefined && existsSync(folder) ? staticPages(folder, 'console/index.html', PREVIEW) : () => undefined
  app.notFound((context) => page(context.req.raw) ?? failureAnswer({ code: 'not-found' }))
}
