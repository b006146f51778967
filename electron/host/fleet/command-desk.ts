// Commands at the terminal: checked, written down, carried out once, answered. A kill in between is made good at the next start.
import type { Log } from '../../../platform/log/logger.ts'
import type { Office } from '../../../shared/content/office.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import { type CommandAnswer, type CommandStatement, judgeCommand, type SignedCommand } from '../../../shared/fleet/command.ts'
import type { Clock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isSignedByHub } from '../outbox/outbox.ts'
import type { RestartDesk } from './restart-desk.ts'

export interface CommandDesk {
  /** What the hub or a stick has brought. What is not signed by the hub, or not for here, leaves no trace but a line in the log. */
  take(commands: readonly SignedCommand[]): void
  /** A command waits for a sync with the hub. */
  wantsSync(): boolean
  /** The sync that was wanted has ended. */
  synced(ok: boolean): void
}

export interface CommandDeskParts {
  readonly ledger: Pick<Ledger, 'commands' | 'settings'>
  /** Signed office file: the keys that commands are checked with. */
  readonly office: () => Pick<Office, 'acknowledging'> | undefined
  readonly clock: Pick<Clock, 'time'>
  readonly log: Log
  readonly changed: () => void
  /** Undefined where nobody would start the host anew. */
  readonly restart: RestartDesk | undefined
}

type Ending = Pick<CommandAnswer, 'outcome' | 'reason'>

export function createCommandDesk({ ledger, office, clock, log, changed, restart }: CommandDeskParts): CommandDesk {
  const begun = (...kinds: string[]) => ledger.commands.begun().filter(({ order }) => kinds.includes(order.kind))

  /** Kept and told, not carried out. */
  function answer(statement: CommandStatement, { outcome, reason }: Ending): void {
    ledger.commands.keep(statement, { outcome, ...(reason !== undefined && { reason }) })
    log('command-answered', { id: statement.id, kind: statement.order.kind, outcome, reason })
  }

  function end(id: string, kind: string, ending: Ending): void {
    ledger.commands.end(id, ending)
    log('command-answered', { id, kind, outcome: ending.outcome, reason: ending.reason })
  }

  /** Written down as done before the host ends: the one that starts next must find nothing left to do. */
  function restarting(): void {
    for (const { id } of begun('restart')) end(id, 'restart', { outcome: 'done' })
  }

  function takeOne({ statement, signature }: SignedCommand): void {
    const grant = ledger.settings.get('grant')
    const { id, order } = statement
    if (grant === undefined || !isSignedByHub(office(), statementBytes('command', statement), signature)) {
      log('command-ignored', { because: 'not-signed' })
      return
    }
    const verdict = judgeCommand(statement, {
      ...{ terminal: grant.terminal.code, hub: grant.hub, now: clock.time().now },
      seenBefore: ledger.commands.isKnown(id),
    })
    switch (verdict.is) {
      case 'ignore':
        // The hub sends it until it has the answer.
        if (verdict.because !== 'seen-before') log('command-ignored', { id, because: verdict.because })
        return
      case 'answer':
        answer(statement, verdict)
        return
      case 'carry-out':
        if (order.kind === 'restart' && restart === undefined) {
          answer(statement, { outcome: 'refused', reason: 'no-restart' })
          return
        }
        log('command-taken', { id, kind: order.kind })
        // A message is carried out by being kept.
        ledger.commands.keep(statement, order.kind === 'message' ? { outcome: 'done' } : undefined)
        if (order.kind === 'restart') restart?.whenFree(restarting)
    }
  }

  // The host has just started: whatever has ended the last one, this is the restart that was asked for.
  restarting()
  return {
    take(commands) {
      for (const command of commands) takeOne(command)
      if (commands.length > 0) changed()
    },
    wantsSync: () => begun('sync', 'theme').length > 0,
    synced(ok) {
      for (const { id, order } of begun('sync', 'theme'))
        end(id, order.kind, ok ? { outcome: 'done' } : { outcome: 'refused', reason: 'sync-failed' })
    },
  }
}
