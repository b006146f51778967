// The host: everything of the terminal that is not a window. Opens the data folder, shows what is there, looks for news.
import type { Hono } from 'hono'
import { shippedCalendars } from '../../platform/calendars.ts'
import { createLog, type Log } from '../../platform/log/logger.ts'
import { rememberRecent } from '../../platform/log/recent.ts'
import type { Lockdown } from '../../shared/api/hub-terminal.ts'
import type { TerminalState } from '../../shared/api/terminal.ts'
import { townTexts } from '../../shared/ime/town-texts.ts'
import { judgeSystem } from '../../shared/lockdown/system-check.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { StandardFinding } from '../../shared/standard/rule.ts'
import { dutyRoutes } from './api/duty-routes.ts'
import { fleetRoutes } from './api/fleet-routes.ts'
import { lockdownRoutes } from './api/lockdown-routes.ts'
import { reportRoutes } from './api/report-routes.ts'
import { roleRoutes } from './api/role-routes.ts'
import { createStateChanges } from './api/state-changes.ts'
import { createTerminalApp } from './api/terminal-app.ts'
import { typingRoutes } from './api/typing-routes.ts'
import { createClock } from './clock.ts'
import { openContentStore } from './content/content-store.ts'
import { dailyBackup } from './daily-backup.ts'
import { openDataFolder } from './data-folder.ts'
import { probeStorage } from './device-storage.ts'
import { createProbes } from './duty/probes.ts'
import { standing as dutyStanding, faultNotices, heartbeatStanding } from './duty/standing.ts'
import { createCommandDesk } from './fleet/command-desk.ts'
import { createRestartDesk } from './fleet/restart-desk.ts'
import { createHelpDesk } from './help/help-desk.ts'
import { openTyping } from './ime/typing.ts'
import type { Ledger } from './ledger/ledger.ts'
import { lookAtSystem } from './lockdown/system-facts.ts'
import { enrol } from './outbox/enrol.ts'
import { formerLines } from './outbox/former-lines.ts'
import { createHubClient } from './outbox/hub-client.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createGrants, type Grants } from './roles/grants.ts'
import { createPins } from './roles/pins.ts'
import { createCurrentSetting } from './standard/current-setting.ts'
import { createSticks } from './stick/find-sticks.ts'
import { createPoller, type Poller } from './sync/poller.ts'
import { createUseCounter } from './use-counter.ts'

export interface Host {
  readonly app: Hono
  readonly ledger: Ledger
  readonly poller: Poller
  /** For who holds the host itself: the audit looks at the pages behind the PINs. Never reachable from a page. */
  readonly grants: Grants
  readonly state: () => TerminalState
  /** Levels two and four of the standard, as they are now. */
  readonly standing: () => readonly StandardFinding[]
  /** At the office of a code, also when it is enrolled at another one (归属变更). Errors: those of enrolment. */
  enrol(address: string, code: string): Promise<Result<{ terminal: string; fingerprint: string }>>
  /** Ends every event stream and download, then closes the files. */
  close(): Promise<void>
}

export interface HostOptions {
  readonly dataFolder: string
  readonly version: string
  /** The machine's clock; tests give another. */
  readonly machine?: () => Date
  readonly log?: Log
  /** Time between two looks for news. */
  readonly pollMs?: number
  /** Folder whose folders count as sticks; undefined: what is mounted. */
  readonly sticks?: string
  /** A terminal for the public, and whether a browser shows it: the system around it is looked at. */
  readonly publicIn?: 'electron' | 'browser'
  /** How the shell shows the pages; told to the hub. */
  readonly lockdown?: Lockdown | undefined
  /** Ends the program so that its shell starts it anew (指令：重启). Undefined where no shell would: the command is refused. */
  readonly restart?: () => void
}

const STORAGE_PROBE_MS = 60_000
const POLL_MS = 60_000
/** Events that maintenance can read on the screen. */
const EVENTS_KEPT = 200

/** Errors: those of the data folder. Whatever state its content is in, the host starts (F24, F40). */
export function openHost(options: HostOptions): Result<Host> {
  const { dataFolder, version, machine = () => new Date(), pollMs = POLL_MS, publicIn, lockdown } = options
  const { log, recent } = rememberRecent(options.log ?? createLog('host'), EVENTS_KEPT, machine)
  const data = openDataFolder(dataFolder)
  if (!data.ok) return data
  const { ledger, reserve } = data.value
  const clock = createClock(ledger.settings, machine)
  const content = openContentStore(dataFolder, ledger.content, log)
  const changes = createStateChanges()
  const setting = createCurrentSetting({
    ...{ content, settings: ledger.settings, log },
    today: () => clock.today(),
    now: () => clock.time().now,
  })
  const hub = createHubClient(ledger, machine)
  const outbox = createOutbox({ ledger, hub, office: content.office, log, changed: changes.tell })
  const moving = { content, now: () => clock.time().now, log }
  const lines = () => formerLines({ ledger, clock, machine, version, log, changed: changes.tell })
  const calendars = shippedCalendars()
  if (data.value.rebuilt !== undefined) {
    const { submissions, notTaken } = data.value.rebuilt
    log('ledger-rebuilt', { submissions, notTaken })
  }
  const keepBackup = dailyBackup({ ledger, dataFolder, log })
  keepBackup()
  reserve.fill()
  let storage = probeStorage(dataFolder, reserve)
  const probes = createProbes({ dataFolder, storage: () => storage, clockTrusted: () => clock.time().trusted })
  const duty = { ledger, content, clock, probes, calendars, setting }
  const standing = () => heartbeatStanding(duty)
  const use = createUseCounter(() => clock.time().now)
  const restart = options.restart && createRestartDesk(options.restart, log)
  const commands = createCommandDesk({ ledger, office: content.office, clock, log, changed: changes.tell, restart })
  const poller = createPoller({
    ...{ ledger, content, clock, hub, outbox, commands, dataFolder, log, version, standing, lockdown, pollMs, use, moving },
    formerLines: lines,
    changed: changes.tell,
  })

  const helpDesk = createHelpDesk({ hub, log, changed: changes.tell })

  const watch = setInterval(() => {
    reserve.fill()
    keepBackup()
    storage = probeStorage(dataFolder, reserve)
    changes.tell()
  }, STORAGE_PROBE_MS)

  function state(): TerminalState {
    const grant = ledger.settings.get('grant')
    const office = content.office()
    const active = content.active()
    const { now, trusted } = clock.time()
    const releases = Object.values(active?.record.catalogues ?? {})
    const device = ledger.settings.get('device-record')
    const { profile, theme, refusedSince } = setting()
    const helpCall = helpDesk.state()
    const onTrial = ledger.settings.get('grant') === undefined && ledger.settings.get('trial-following')?.vouchedFor === false
    return {
      ...(grant && { terminal: grant.terminal }),
      ...(office && { office }),
      connection: poller.connection(),
      ...(active && {
        content: {
          generation: active.generation,
          asOf:
            releases
              .map(({ createdAt }) => createdAt)
              .sort()
              .at(-1) ?? now.toISOString(),
          documents: active.record.documents,
          trial: onTrial || releases.some(({ trial }) => trial),
        },
      }),
      queue: ledger.submissions.counts(),
      clock: { now: now.toISOString(), today: clock.today(), trusted },
      sync: poller.syncState(),
      storage,
      setting: { profile, ...(theme && { theme }) },
      themeRefused: refusedSince !== undefined,
      ...(device && {
        device: {
          ...{ diagonalInches: device.diagonalInches, lowerEdgeMm: device.lowerEdgeMm },
          ...(device.printers && { printers: device.printers }),
        },
      }),
      notices: faultNotices(ledger),
      ...(helpCall && { helpCall }),
    }
  }

  const app = createTerminalApp({ ledger, reserve, content, clock, poller, helpDesk, calendars, changes, use, state, log })
  const pins = createPins(ledger.settings, log)
  const grants = createGrants()
  roleRoutes(app, {
    ...{
      ledger,
      content,
      clock,
      poller,
      outbox,
      commands,
      moving,
      dataFolder,
      version,
      standing,
      state,
      setting,
      log,
      recent,
      pins,
      grants,
    },
    lockdown,
    formerLines: lines,
    office: content.office,
    sticks: createSticks(options.sticks),
    changed: changes.tell,
  })
  dutyRoutes(app, { ...duty, log, grants, changed: changes.tell })
  reportRoutes(app, { ledger, grants })
  const findings = publicIn === undefined ? [] : judgeSystem(lookAtSystem(publicIn === 'browser'))
  lockdownRoutes(app, { ledger, grants, log, findings })
  fleetRoutes(app, { ledger, grants, clock, restart, poller, log })
  const typing = openTyping({
    generation: () => content.active()?.generation ?? 0,
    townTexts: () => {
      const { theme } = setting()
      const { county, town, village = '' } = theme?.place ?? { county: '', town: '' }
      const { body = '', contact } = content.office() ?? {}
      const told = content.reader()?.told(clock.today()) ?? []
      return townTexts([county, town, village, body, contact?.address ?? ''], told)
    },
  })
  typingRoutes(app, typing)
  log('host-start', { generation: content.active()?.generation ?? 0 })
  return ok({
    app,
    ledger,
    poller,
    grants,
    state,
    standing: () => dutyStanding(duty).findings,
    enrol: (address, code) => poller.whileNoSync(() => enrol(ledger, address, code, moving)),
    async close() {
      clearInterval(watch)
      helpDesk.close()
      restart?.close()
      pins.close()
      changes.close()
      typing.close()
      await poller.stop()
      content.close()
      data.value.close()
      log('host-stop')
    },
  })
}
