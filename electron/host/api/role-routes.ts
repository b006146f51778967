// What staff and maintenance pages ask of the host: the contract of shared/api/terminal-roles.ts. Everything but entering needs a grant.
import type { Hono } from 'hono'
import { bind } from '../../../platform/http/bind.ts'
import type { RecentEvent } from '../../../platform/log/recent.ts'
import { sqliteSelfTest } from '../../../platform/sqlite/self-test.ts'
import type { TerminalState } from '../../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { ok } from '../../../shared/result.ts'
import { offices } from '../outbox/offices.ts'
import { giveFillingHelp } from '../roles/filling-help.ts'
import type { Grants } from '../roles/grants.ts'
import type { Pins } from '../roles/pins.ts'
import { findItem, keepRecord, tray } from '../roles/window.ts'
import type { CurrentSetting } from '../standard/current-setting.ts'
import { waitingCodeName } from '../stick/enrol-by-stick.ts'
import { describeStick, freeBytes } from '../stick/find-sticks.ts'
import { type StickInParts, stickIn, terminalCodes } from '../stick/stick-in.ts'
import { eventsOut, type StickOutParts, stickOut } from '../stick/stick-out.ts'
import { type Guarded, grantOf, guardedBy } from './guarded.ts'

export interface RoleParts extends StickInParts, StickOutParts {
  readonly pins: Pins
  readonly grants: Grants
  readonly recent: () => readonly RecentEvent[]
  readonly state: () => TerminalState
  readonly setting: () => CurrentSetting
  readonly changed: () => void
}

export function roleRoutes(app: Hono, parts: RoleParts): void {
  const { pins, grants, ledger, log } = parts

  const guarded = guardedBy(app, grants)

  bind(app, terminalRolesApi.roles, () => ok({ staff: pins.state('staff'), maintenance: pins.state('maintenance') }))

  bind(app, terminalRolesApi.enter, async ({ role, pin }) => {
    const checked = await pins.check(role, pin)
    if (!checked.ok) return checked
    const names = role === 'staff' ? (ledger.settings.get('staff-names') ?? []) : []
    return ok({ grant: grants.give(role), role, names })
  })

  bind(app, terminalRolesApi.leave, (_, context) => {
    grants.end(grantOf(context))
    log('role-left')
    return ok({ left: true as const })
  })

  staffRoutes(parts, guarded)
  maintenanceRoutes(parts, guarded)
}

function staffRoutes(parts: RoleParts, guarded: Guarded): void {
  guarded('staff', terminalRolesApi.tray, () => ok(tray(parts, parts.setting())))
  guarded(['staff', 'maintenance'], terminalRolesApi.offices, () => ok(offices(parts)))
  guarded('staff', terminalRolesApi.findItem, ({ number }) => findItem(parts, number))
  guarded('staff', terminalRolesApi.fillingHelp, ({ by }) => giveFillingHelp(parts.ledger, by))
  guarded('staff', terminalRolesApi.record, (order) => {
    const kept = keepRecord(parts, order)
    if (kept.ok) {
      parts.changed()
      void parts.poller.round()
    }
    return kept
  })
}

function maintenanceRoutes(parts: RoleParts, guarded: Guarded): void {
  const { ledger, sticks } = parts
  guarded(['staff', 'maintenance'], terminalRolesApi.confirmStaff, () => ok({ works: true as const }))
  guarded('maintenance', terminalRolesApi.confirmMaintenance, () => ok({ role: 'maintenance' as const }))

  guarded('maintenance', terminalRolesApi.sticks, () =>
    ok({ sticks: sticks.list().map((stick) => describeStick(stick, terminalCodes(ledger), waitingCodeName(ledger))) }),
  )
  guarded('maintenance', terminalRolesApi.stickIn, async ({ stick, move }) => {
    const taken = await stickIn(stick, move, parts)
    parts.changed()
    // What the office of now brings, and what waits for the one before, is looked for at once.
    if (move) void parts.poller.round()
    return taken.ok ? ok({ parts: taken.value }) : taken
  })
  guarded('maintenance', terminalRolesApi.stickOut, ({ stick }) => stickOut(stick, parts))

  guarded('maintenance', terminalRolesApi.device, () => ok({ device: ledger.settings.get('device-record') }))
  guarded('maintenance', terminalRolesApi.keepDevice, (device) => {
    ledger.settings.set('device-record', device)
    parts.changed()
    return ok({ device })
  })

  guarded('maintenance', terminalRolesApi.events, () =>
    ok({
      events: parts.recent().map(({ at, level, event, fields }) => ({
        ...{ at: at.toISOString(), level, event },
        fields: Object.fromEntries(
          Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
        ),
      })),
    }),
  )
  guarded('maintenance', terminalRolesApi.eventsOut, ({ stick }) => eventsOut(stick, parts.recent(), parts))

  guarded('maintenance', terminalRolesApi.check, () => {
    const { clock, storage } = parts.state()
    const free = freeBytes(parts.dataFolder)
    const sqlite = sqliteSelfTest()
    return ok({
      ...{ version: parts.version, storage, clock: { now: clock.now, trusted: clock.trusted } },
      ...(free !== undefined && { freeBytes: free }),
      ...(sqlite.ok && { sqlite: sqlite.version }),
    })
  })
}
