// The look at the system over HTTP: the contract of shared/api/terminal-lockdown.ts. Whoever goes on does so for what is off now; more asks again.
import type { Hono } from 'hono'
import { bind } from '../../../platform/http/bind.ts'
import type { Log } from '../../../platform/log/logger.ts'
import { type LockdownStanding, terminalLockdownApi } from '../../../shared/api/terminal-lockdown.ts'
import type { SystemFinding } from '../../../shared/lockdown/system-check.ts'
import { ok } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Grants } from '../roles/grants.ts'
import { guardedBy } from './guarded.ts'

export interface LockdownParts {
  readonly ledger: Ledger
  readonly grants: Grants
  readonly log: Log
  /** As the system was when the terminal started. */
  readonly findings: readonly SystemFinding[]
}

export function lockdownRoutes(app: Hono, { ledger, grants, log, findings }: LockdownParts): void {
  const off = findings.map(({ check }) => check)
  const standing = (): LockdownStanding => {
    const accepted = ledger.settings.get('system-accepted') ?? []
    return { findings: [...findings], goesOn: off.every((check) => accepted.includes(check)) }
  }
  if (off.length > 0) log('system-open', { checks: off.join(' ') })
  bind(app, terminalLockdownApi.lockdown, () => ok(standing()))
  guardedBy(app, grants)(['staff', 'maintenance'], terminalLockdownApi.goOn, () => {
    ledger.settings.set('system-accepted', off)
    log('system-accepted', { checks: off.join(' ') })
    return ok(standing())
  })
}
