// Receiving (收件): a sealed submission is stored once, whatever is repeated, and signed for. The acknowledgement is on disk before it is sent.

import { suiteById } from '../../platform/crypto/suites.ts'
import type { Log } from '../../platform/log/logger.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import type { SigningKey } from '../../shared/crypto/suite.ts'
import { isSealedAfter } from '../../shared/fleet/moved-away.ts'
import { type Acknowledgement, acknowledgementSchema, type Envelope, type Refusal } from '../../shared/requests/envelope.ts'
import { isOfficeCode } from '../../shared/requests/receipt.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Audit } from '../audit/audit-record.ts'
import { movedAt } from '../moves/standing.ts'
import type { HubStore } from '../store/open-store.ts'

export interface ReceptionParts {
  readonly store: HubStore
  /** This hub's name in statements. */
  readonly hub: string
  readonly signingKey: SigningKey
  /** Offices served here. */
  readonly offices: readonly string[]
  readonly now: () => Date
  readonly log: Log
  readonly audit: Audit
}

/** `terminal`: who signed the request, or the office's own code. A refusal says what is wrong with the item; it is the terminal's staff who act on it. */
export async function receive(
  envelope: Envelope,
  terminal: string,
  parts: ReceptionParts,
): Promise<Result<Acknowledgement, Refusal>> {
  const { store, log } = parts
  const { header, sha256, suite } = envelope
  const sealed = Buffer.from(envelope.sealed, 'base64')
  const isWhole = header.terminal === terminal && (header.handedIn !== undefined) === isOfficeCode(terminal)
  if (!isWhole || suiteById(suite).hash(sealed) !== sha256) return refuse(log, header.receipt, 'malformed')
  if (!parts.offices.includes(header.addressee)) return refuse(log, header.receipt, 'addressee-unknown')
  const moved = await movedAt(store, terminal)
  // What was sealed before the village went away still comes here, and is handed on (F13).
  if (moved !== undefined && isSealedAfter(header, moved)) return await refusedAfterMove(envelope, parts)
  const acknowledgement = signFor(envelope, parts)
  // Inserted first and looked at afterwards: two hubs that get the same one at once can't both find nothing.
  const { numInsertedOrUpdatedRows: inserted } = await store
    .insertInto('submission')
    .values({
      id: header.id,
      receipt: header.receipt,
      terminal,
      header: JSON.stringify(header),
      suite,
      sha256,
      sealed,
      received_at: acknowledgement.statement.receivedAt,
      acknowledgement: JSON.stringify(acknowledgement),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (inserted !== 1n) return await repeated(envelope, parts)
  log('hub-received', { receipt: header.receipt, bytes: sealed.length })
  return ok(acknowledgement)
}

/** Unless it is here already: a repeat gets the same word as before, whatever has happened since. */
async function refusedAfterMove(envelope: Envelope, parts: ReceptionParts): Promise<Result<Acknowledgement, Refusal>> {
  const { id, receipt } = envelope.header
  const here = await parts.store.selectFrom('submission').select('id').where('id', '=', id).executeTakeFirst()
  return here === undefined ? refuse(parts.log, receipt, 'terminal-moved') : await repeated(envelope, parts)
}

/** What is here under its id or its number: itself, or something else. */
async function repeated({ header, sha256 }: Envelope, { store, log }: ReceptionParts): Promise<Result<Acknowledgement, Refusal>> {
  const earlier = await store
    .selectFrom('submission')
    .select(['id', 'receipt', 'sha256', 'acknowledgement'])
    .where((where) => where.or([where('id', '=', header.id), where('receipt', '=', header.receipt)]))
    .execute()
  const same = earlier.find(({ id }) => id === header.id)
  if (same === undefined) return refuse(log, header.receipt, 'receipt-already-used')
  if (same.sha256 !== sha256 || same.receipt !== header.receipt) return refuse(log, header.receipt, 'id-with-other-content')
  log('hub-repeat', { receipt: header.receipt })
  return ok(acknowledgementSchema.parse(JSON.parse(same.acknowledgement)))
}

function signFor({ header, sha256 }: Envelope, { hub, signingKey, now }: ReceptionParts): Acknowledgement {
  const statement = { hub, id: header.id, receipt: header.receipt, sha256, receivedAt: now().toISOString() }
  const signature = suiteById(signingKey.suite).sign(signingKey, statementBytes('acknowledgement', statement))
  return { statement, signature }
}

function refuse(log: Log, receipt: string, reason: Refusal) {
  log('hub-refused', { receipt, reason })
  return fail(reason)
}
