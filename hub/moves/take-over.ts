// Taking over (接收转交): what another office has opened and sealed to this one, over HTTP or as a file. Each once, signed for once it is on disk.
import { currentSuite, suiteById } from '../../platform/crypto/suites.ts'
import {
  type Transfer,
  type TransferAnswer,
  type TransferContent,
  type TransferFile,
  type TransferRefusal,
  transferContentSchema,
} from '../../shared/api/transfer.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import type { Office } from '../../shared/content/office.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import type { UnsealingParts } from '../reception/unseal.ts'
import { keepWindowRecord } from '../reception/window-records.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { knownOffice } from './known-offices.ts'

export interface TakingParts extends ReceptionParts, UnsealingParts {
  /** Of the own office: what is taken over is sealed to all who may open what is filed here. */
  readonly sealing: Office['sealing']
}

type Submission = Extract<TransferContent, { what: 'submission' }>

/** Error: `transfer-not-signed`, for the whole file: a stranger gets no word of this hub, and nothing of it is taken. */
export async function takeOver({ transfers }: TransferFile, parts: TakingParts): Promise<Result<TransferAnswer[]>> {
  for (const transfer of transfers) {
    if (await isFromKnownOffice(transfer, parts)) continue
    parts.log('hub-transfer-refused', { from: transfer.statement.from })
    return fail('transfer-not-signed', { from: transfer.statement.from })
  }
  const answers: TransferAnswer[] = []
  for (const transfer of transfers) answers.push(answerTo(transfer, await takeOne(transfer, parts), parts))
  return ok(answers)
}

async function isFromKnownOffice({ statement, signature, sealed }: Transfer, { store, hub }: TakingParts): Promise<boolean> {
  if (statement.to !== hub) return false
  const card = await knownOffice(store, statement.from)
  const key = card?.office.acknowledging.find(({ keyId }) => keyId === signature.keyId)
  const whole = suiteById(statement.suite).hash(Buffer.from(sealed, 'base64')) === statement.sha256
  return whole && key !== undefined && suiteById(signature.suite).verify(key, statementBytes('transfer', statement), signature)
}

/** Undefined: it is here. */
async function takeOne(transfer: Transfer, parts: TakingParts): Promise<TransferRefusal | undefined> {
  const { statement } = transfer
  const earlier = await knownTransfer(parts.store, statement)
  if (earlier !== undefined) return earlier === 'same' ? undefined : 'id-with-other-content'
  const data = await openTransfer(transfer, parts)
  if (data === undefined || data.what !== statement.what || !isAbout(data, statement)) return 'not-openable'
  const refusal = await oneAtATime(parts.store, 'moves', async (store) => {
    const meanwhile = await knownTransfer(store, statement)
    if (meanwhile !== undefined) return meanwhile === 'same' ? undefined : 'id-with-other-content'
    return data.what === 'submission'
      ? await keepSubmission(data, transfer, { ...parts, store })
      : await keepRecords(data.records, transfer, { ...parts, store })
  })
  if (refusal === undefined && data.what === 'submission') {
    await parts.audit({ account: AUDIT_ACTORS.hub, what: 'taken-over', about: statement.receipt })
    parts.log('hub-taken-over', { receipt: statement.receipt, from: statement.from })
  }
  return refusal
}

async function openTransfer({ statement, sealed }: Transfer, { officeKey }: TakingParts): Promise<TransferContent | undefined> {
  const opened = await suiteById(statement.suite).open([officeKey.identity], Buffer.from(sealed, 'base64'))
  if (opened === undefined) return undefined
  try {
    return transferContentSchema.safeParse(JSON.parse(Buffer.from(opened).toString('utf8'))).data
  } catch (error) {
    // Signed bytes that are no JSON open to nothing.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function knownTransfer(
  store: HubStore,
  { id, sha256, from }: Transfer['statement'],
): Promise<'same' | 'other' | undefined> {
  const row = await store.selectFrom('transfer_in').select(['sha256', 'from_office']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return row.sha256 === sha256 && row.from_office === from ? 'same' : 'other'
}

/** What stands under the seal is what was signed for beside it: of one submission, received by the office that hands it on. */
function isAbout(content: TransferContent, { id, submission, receipt }: Transfer['statement']): boolean {
  if (content.records.some(({ record }) => record.receipt !== receipt)) return false
  if (content.what === 'window-records') return true
  const { header } = content.payload
  const acknowledged = content.acknowledgement.statement
  return (
    id === submission &&
    header.id === submission &&
    header.receipt === receipt &&
    header.terminal === content.terminal.code &&
    acknowledged.id === submission &&
    acknowledged.receipt === receipt
  )
}

async function keepSubmission(
  { payload, acknowledgement, terminal, records, steps }: Submission,
  { statement }: Transfer,
  { store, sealing, officeKey, now }: TakingParts,
): Promise<TransferRefusal | undefined> {
  const { header } = payload
  const there = await store
    .selectFrom('submission')
    .select('id')
    .where((where) => where.or([where('id', '=', header.id), where('receipt', '=', header.receipt)]))
    .executeTakeFirst()
  if (there !== undefined) return there.id === header.id ? 'id-with-other-content' : 'receipt-already-used'
  const key = JSON.stringify(terminal.key)
  const here = await store.selectFrom('terminal').select('code').where('verifying_key', '=', key).executeTakeFirst()
  const suite = suiteById(sealing.suite)
  const recipients = sealing.recipients.map(({ recipient }) => recipient)
  const sealed = await suite.seal(recipients, Buffer.from(JSON.stringify(payload)))
  await store
    .insertInto('submission')
    .values({
      ...{ id: header.id, receipt: header.receipt, terminal: here?.code ?? null, header: JSON.stringify(header) },
      ...{ suite: suite.id, sha256: suite.hash(sealed), sealed },
      // The first office's reception counts: the limit of 条例 第33条 does not begin anew.
      received_at: acknowledgement.statement.receivedAt,
      acknowledgement: JSON.stringify(acknowledgement),
    })
    .execute()
  for (const [index, { id, action, words, byName, at }] of steps.entries()) {
    const written = words === undefined ? null : await currentSuite.seal([officeKey.recipient], Buffer.from(words, 'utf8'))
    await store
      .insertInto('case_event')
      .values({
        ...{ id, submission_id: header.id, sequence: index + 1, action: JSON.stringify(action), words: written },
        ...{ account: AUDIT_ACTORS.formerOffice, by_name: byName, at },
      })
      .execute()
  }
  await keepTransfer(store, statement, now(), { name: terminal.name, key })
  await keepAll(store, records, now())
  return undefined
}

async function keepRecords(
  records: Submission['records'],
  { statement }: Transfer,
  { store, now }: TakingParts,
): Promise<TransferRefusal | undefined> {
  const taken = await store
    .selectFrom('transfer_in')
    .select('id')
    .where('id', '=', statement.submission)
    .where('from_office', '=', statement.from)
    .executeTakeFirst()
  if (taken === undefined) return 'not-here'
  await keepTransfer(store, statement, now(), undefined)
  await keepAll(store, records, now())
  return undefined
}

async function keepAll(store: HubStore, records: Submission['records'], at: Date): Promise<void> {
  for (const { record, source } of records) await keepWindowRecord(store, record, { source, keptAt: at.toISOString() })
}

async function keepTransfer(
  store: HubStore,
  { id, submission, what, from, sha256 }: Transfer['statement'],
  at: Date,
  terminal: { name: string; key: string } | undefined,
): Promise<void> {
  await store
    .insertInto('transfer_in')
    .values({
      ...{ id, submission_id: submission, what, from_office: from, sha256, taken_at: at.toISOString() },
      ...{ terminal_name: terminal?.name ?? null, terminal_key: terminal?.key ?? null },
    })
    .execute()
}

function answerTo({ statement: { id, from, sha256 } }: Transfer, refused: TransferRefusal | undefined, parts: TakingParts) {
  const { hub, signingKey, now } = parts
  const statement = { by: hub, to: from, id, sha256, at: now().toISOString(), ...(refused !== undefined && { refused }) }
  return { statement, signature: currentSuite.sign(signingKey, statementBytes('transfer-answer', statement)) }
}
