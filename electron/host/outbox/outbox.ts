// The outbox: one sending round at a time, oldest first. An item leaves only on an acknowledgement that the hub has signed for it.
import { createHash } from 'node:crypto'
import { suiteById } from '../../../platform/crypto/suites.ts'
import type { Log } from '../../../platform/log/logger.ts'
import type { Office } from '../../../shared/content/office.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import {
  type Acknowledgement,
  type Envelope,
  REFUSALS,
  type Refusal,
  type SealedReply,
} from '../../../shared/requests/envelope.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { HubClient } from './hub-client.ts'

/** How a round ended. `refused`: the hub does not know this terminal (F5); `offline`: no answer; `drained`: nothing waits any more. */
export type RoundEnd = 'drained' | 'offline' | 'refused'

export interface Outbox {
  /** Sends what waits. A call while a round runs joins it (F15). */
  send(): Promise<RoundEnd>
  /** Keeps replies whose signature is the hub's; what does not verify is dropped and will be sent again. */
  keepReplies(replies: readonly SealedReply[]): void
}

export interface OutboxParts {
  readonly ledger: Ledger
  readonly hub: HubClient
  /** Signed office file: the keys that acknowledgements are checked with. */
  readonly office: () => Office | undefined
  readonly log: Log
  /** Called after each change of the queue. */
  readonly changed: () => void
}

export function createOutbox({ ledger, hub, office, log, changed }: OutboxParts): Outbox {
  let running: Promise<RoundEnd> | undefined

  async function round(): Promise<RoundEnd> {
    for (const { id } of ledger.submissions.queued()) {
      const envelope = ledger.submissions.envelope(id)
      if (envelope === undefined) continue
      ledger.submissions.attempted(id)
      const answer = await hub.submit(envelope)
      if (answer.ok) {
        if (!isSignedFor(answer.value, envelope)) {
          // An answer that proves nothing is no answer: the item stays, and so do those behind it until the next round.
          log('acknowledgement-invalid', { receipt: envelope.header.receipt })
          return 'offline'
        }
        ledger.submissions.acknowledge(answer.value)
        log('submission-acknowledged', { receipt: envelope.header.receipt })
        changed()
      } else if (isRefusal(answer.error.code)) {
        // A "no" to one item never stops the others (F3).
        ledger.submissions.refuse(id, answer.error.code)
        log('submission-refused', { receipt: envelope.header.receipt, reason: answer.error.code })
        changed()
      } else if (answer.error.code === 'not-enrolled') return 'refused'
      else return 'offline'
    }
    return 'drained'
  }

  function isSignedFor({ statement, signature }: Acknowledgement, envelope: Envelope): boolean {
    const { id, receipt } = envelope.header
    if (statement.id !== id || statement.receipt !== receipt || statement.sha256 !== envelope.sha256) return false
    return verifies(office(), statementBytes('acknowledgement', statement), signature)
  }

  return {
    send() {
      running ??= round().finally(() => {
        running = undefined
      })
      return running
    },

    keepReplies(replies) {
      for (const reply of replies) {
        const sealed = Buffer.from(reply.sealed, 'base64')
        const whole = createHash('sha256').update(sealed).digest('hex') === reply.statement.sha256
        if (!whole || !verifies(office(), statementBytes('reply', reply.statement), reply.signature)) {
          log('acknowledgement-invalid', { receipt: reply.statement.receipt })
        } else if (ledger.submissions.keepReply(reply)) log('reply-kept', { receipt: reply.statement.receipt })
      }
    },
  }
}

function verifies(office: Office | undefined, bytes: Uint8Array, signature: Acknowledgement['signature']): boolean {
  const key = office?.acknowledging.find(({ keyId }) => keyId === signature.keyId)
  return key !== undefined && suiteById(signature.suite).verify(key, bytes, signature)
}

function isRefusal(code: string): code is Refusal {
  return (REFUSALS as readonly string[]).includes(code)
}
