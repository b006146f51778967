// What the office has sent, over HTTP: the contract of shared/api/terminal-fleet.ts.
import type { Hono } from 'hono'
import { bind } from '../../../platform/http/bind.ts'
import type { Log } from '../../../platform/log/logger.ts'
import { terminalFleetApi } from '../../../shared/api/terminal-fleet.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { RestartDesk } from '../fleet/restart-desk.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Grants } from '../roles/grants.ts'
import type { Poller } from '../sync/poller.ts'
import { guardedBy } from './guarded.ts'

export interface FleetParts {
  readonly ledger: Pick<Ledger, 'commands'>
  readonly grants: Grants
  readonly clock: Clock
  readonly restart: RestartDesk | undefined
  readonly poller: Poller
  readonly log: Log
}

export function fleetRoutes(app: Hono, { ledger, grants, clock, restart, poller, log }: FleetParts): void {
  const guarded = guardedBy(app, grants)
  const messages = () => ({
    messages: ledger.commands.messages(clock.time().now).map(({ seenAt, ...message }) => ({
      ...message,
      ...(seenAt !== undefined && { seenAt }),
    })),
  })

  bind(app, terminalFleetApi.inUse, ({ using }) => {
    restart?.inUse(using)
    return ok({ taken: true as const })
  })

  guarded('staff', terminalFleetApi.messages, () => ok(messages()))
  guarded('staff', terminalFleetApi.messageSeen, ({ id }) => {
    if (!messages().messages.some((message) => message.id === id)) return fail('not-found')
    if (ledger.commands.markSeen(id, clock.time().now.toISOString())) {
      log('message-seen', { id })
      void poller.round()
    }
    return ok(messages())
  })
}
