// Running duty over HTTP: the contract of shared/api/terminal-duty.ts. The page's report needs no grant; it is judged, never believed with more.
import type { Hono } from 'hono'
import { bind } from '../../../platform/http/bind.ts'
import { type Registers, terminalDutyApi } from '../../../shared/api/terminal-duty.ts'
import { ok } from '../../../shared/result.ts'
import { type KeepEntryParts, keepEntry } from '../duty/keep-entry.ts'
import { registerStandings, type StandingParts, standing } from '../duty/standing.ts'
import type { Grants } from '../roles/grants.ts'
import { guardedBy } from './guarded.ts'

export interface DutyParts extends StandingParts, KeepEntryParts {
  readonly grants: Grants
  readonly changed: () => void
}

/** What a clerk may want to look up again at the screen; the whole register stands in the ledger. */
const ENTRIES_SHOWN = 60

export function dutyRoutes(app: Hono, parts: DutyParts): void {
  const guarded = guardedBy(app, parts.grants)
  const registers = (): Registers => ({
    registers: registerStandings(parts),
    entries: parts.ledger.registers.latest(ENTRIES_SHOWN),
    openFaults: parts.ledger.registers.openFaults(),
  })

  bind(app, terminalDutyApi.deviceReport, (report) => {
    parts.probes.take(report)
    return ok({ taken: true as const })
  })

  guarded(['staff', 'maintenance'], terminalDutyApi.registers, () => ok(registers()))
  guarded(['staff', 'maintenance'], terminalDutyApi.keepEntry, (entry) => {
    const kept = keepEntry(parts, entry)
    if (!kept.ok) return kept
    parts.changed()
    return ok(registers())
  })

  guarded('maintenance', terminalDutyApi.standing, () => {
    const { findings, registers: kept, devices, freeBytes } = standing(parts)
    return ok({
      findings: findings.map(({ rule, level, concern, severity, where, params }) => ({
        ...{ rule, level, concern, severity },
        ...(where !== undefined && { where }),
        ...(params !== undefined && { params }),
      })),
      ...{ registers: [...kept], devices },
      ...(freeBytes !== undefined && { freeBytes }),
    })
  })
}
