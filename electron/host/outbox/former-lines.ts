// The offices that this terminal has left (归属变更, F13): each is told what was sealed to it, and asked for its answers, until no receipt needs it.
import type { Log } from '../../../platform/log/logger.ts'
import { isFormerOfficeNeeded } from '../../../shared/fleet/moved-away.ts'
import type { Clock } from '../clock.ts'
import type { FormerOffice } from '../ledger/former-offices.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { formerHeartbeat } from './heartbeat.ts'
import { createFormerHubClient } from './hub-client.ts'
import { createOutbox, type Outbox } from './outbox.ts'

export interface FormerLine {
  readonly office: FormerOffice
  readonly outbox: Outbox
  /** Sends what waits for it and takes what it answers. One that does not answer costs one try. */
  exchange(): Promise<void>
}

export interface FormerLineParts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly machine: () => Date
  readonly version: string
  readonly log: Log
  readonly changed: () => void
}

/** Of every office that a receipt here may still need. */
export function formerLines(parts: FormerLineParts): FormerLine[] {
  const { ledger, clock, machine, version, log, changed } = parts
  return ledger.formerOffices
    .list()
    .filter(({ retiredAt }) => retiredAt === undefined)
    .map((office): FormerLine => {
      const hub = createFormerHubClient(ledger, office, machine)
      const outbox = createOutbox({ ledger, hub, former: office.terminal, office: () => office.office, log, changed })
      return {
        office,
        outbox,
        async exchange() {
          if ((await outbox.send()) === 'offline') return
          const heartbeat = formerHeartbeat(office, { ledger, clock, version })
          const answer = await hub.poll(heartbeat)
          if (!answer.ok) return
          ledger.submissions.repliesConfirmed(heartbeat.repliesKept)
          outbox.keepReplies(answer.value.replies)
          if (office.repliesWantedAgain) ledger.formerOffices.repliesAskedAgain(office.terminal)
          await outbox.tellWindowRecords()
          changed()
        },
      }
    })
}

/** Lets go of former offices that nothing needs any more. With a clock that nobody believes none has been kept long enough. */
export function retireFormerOffices({ ledger, clock, log }: Pick<FormerLineParts, 'ledger' | 'clock' | 'log'>): void {
  const { now, trusted } = clock.time()
  if (!trusted) return
  for (const { terminal, hub, movedAt, retiredAt } of ledger.formerOffices.list()) {
    if (retiredAt !== undefined) continue
    const { waiting, refused } = ledger.submissions.countsAt(terminal)
    const untold =
      waiting + refused + ledger.windowRecords.untold(1, terminal).length + ledger.submissions.repliesToConfirm(hub).length
    const unanswered = ledger.formerOffices.unanswered(terminal)
    if (isFormerOfficeNeeded({ movedAt: new Date(movedAt), untold, unanswered }, now)) continue
    ledger.formerOffices.retire(terminal, now)
    log('former-office-retired', { terminal })
  }
}
