// The outbox: one sending round at a time, oldest first. An item leaves only on an acknowledgement that the hub has signed for it.
import { createHash } from 'node:crypto'
import { suiteById } from '../../../platform/crypto/suites.ts'
import type { Log } from '../../../platform/log/logger.ts'
import { WINDOW_RECORDS_PER_CALL, type WindowRecordsAnswer } from '../../../shared/api/hub-terminal.ts'
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
  /** Tells the hub what the window did, until it has signed for all of it or does not answer. */
  tellWindowRecords(): Promise<void>
  /** An acknowledgement that came another way; false when it proves nothing about an item here. */
  takeAcknowledgement(acknowledgement: Acknowledgement): boolean
  /** A "no" to an item: it waits in the staff tray. */
  takeRefusal(id: string, reason: Refusal): void
  /** False when the hub has not signed it for this terminal. */
  takeWindowRecordsAnswer(answer: WindowRecordsAnswer): boolean
  /** Keeps replies whose signature is the hub's; what does not verify is dropped and will be sent again. */
  keepReplies(replies: readonly SealedReply[]): void
}

export interface OutboxParts {
  readonly ledger: Ledger
  readonly hub: HubClient
  /** Code that the terminal had at an office it has left, whose outbox this is; undefined for the office of now. */
  readonly former?: string
  /** Signed office file: the keys that acknowledgements are checked with. */
  readonly office: () => Office | undefined
  readonly log: Log
  /** Called after each change of the queue. */
  readonly changed: () => void
}

export function createOutbox({ ledger, hub, former, office, log, changed }: OutboxParts): Outbox {
  const terminal = () => former ?? ledger.settings.get('grant')?.terminal.code
  let running: Promise<RoundEnd> | undefined

  /** A "no" to one item never stops the others (F3). */
  function takeRefusal(id: string, reason: Refusal): void {
    const receipt = ledger.submissions.byId(id)?.header.receipt
    if (receipt === undefined) return
    ledger.submissions.refuse(id, reason)
    log('submission-refused', { receipt, reason })
    changed()
  }

  function takeAcknowledgement(acknowledgement: Acknowledgement): boolean {
    const { id, receipt } = acknowledgement.statement
    const envelope = ledger.submissions.envelope(id)
    // Its sealed bytes are gone, so it was acknowledged before: the same stick twice.
    if (envelope === undefined) return ledger.submissions.byId(id)?.header.receipt === receipt
    if (!isSignedFor(acknowledgement, envelope)) {
      log('acknowledgement-invalid', { receipt: envelope.header.receipt })
      return false
    }
    ledger.submissions.acknowledge(acknowledgement)
    log('submission-acknowledged', { receipt })
    changed()
    return true
  }

  function takeWindowRecordsAnswer({ statement, signature }: WindowRecordsAnswer): boolean {
    const mine = statement.terminal === terminal()
    if (!mine || !isSignedByHub(office(), statementBytes('window-records', statement), signature)) {
      log('acknowledgement-invalid', { about: 'window-records' })
      return false
    }
    ledger.windowRecords.told(statement.kept, statement.refused)
    log('window-records-told', { kept: statement.kept.length, refused: statement.refused.length })
    return true
  }

  async function round(): Promise<RoundEnd> {
    for (const { id } of ledger.submissions.queued(former)) {
      const envelope = ledger.submissions.envelope(id)
      if (envelope === undefined) {
        // It stays and is counted as waiting; those behind it go on (F70).
        log('submission-unreadable', { id })
        continue
      }
      // Moved to another office meanwhile: what was sealed to the one before goes on its own way (F13).
      if (former === undefined && ledger.formerOffices.has(envelope.header.terminal)) return 'offline'
      ledger.submissions.attempted(id)
      const answer = await hub.submit(envelope)
      if (answer.ok) {
        // An answer that proves nothing is no answer: the item stays, and so do those behind it until the next round.
        if (answer.value.statement.id !== id || !takeAcknowledgement(answer.value)) return 'offline'
      } else if (isRefusal(answer.error.code)) takeRefusal(id, answer.error.code)
      else if (answer.error.code === 'not-enrolled') return 'refused'
      else return 'offline'
    }
    return 'drained'
  }

  function isSignedFor({ statement, signature }: Acknowledgement, envelope: Envelope): boolean {
    const { id, receipt } = envelope.header
    if (statement.id !== id || statement.receipt !== receipt || statement.sha256 !== envelope.sha256) return false
    return isSignedByHub(office(), statementBytes('acknowledgement', statement), signature)
  }

  return {
    takeAcknowledgement,
    takeRefusal,
    takeWindowRecordsAnswer,

    async tellWindowRecords() {
      for (;;) {
        const records = ledger.windowRecords.untold(WINDOW_RECORDS_PER_CALL, former)
        if (records.length === 0) return
        const answer = await hub.windowRecords({ records })
        if (!answer.ok || !takeWindowRecordsAnswer(answer.value)) return
        const { kept, refused } = answer.value.statement
        // A hub that signs for none of them would be asked for ever.
        if (!records.some(({ id }) => kept.includes(id) || refused.includes(id))) return
      }
    },

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
        if (!whole || !isSignedByHub(office(), statementBytes('reply', reply.statement), reply.signature)) {
          log('acknowledgement-invalid', { receipt: reply.statement.receipt })
        } else if (ledger.submissions.keepReply(reply)) log('reply-kept', { receipt: reply.statement.receipt })
      }
    },
  }
}

/** With a key that the town has signed for in its office file. */
export function isSignedByHub(
  office: Pick<Office, 'acknowledging'> | undefined,
  bytes: Uint8Array,
  signature: Acknowledgement['signature'],
): boolean {
  const key = office?.acknowledging.find(({ keyId }) => keyId === signature.keyId)
  return key !== undefined && suiteById(signature.suite).verify(key, bytes, signature)
}

function isRefusal(code: string): code is Refusal {
  return (REFUSALS as readonly string[]).includes(code)
}
