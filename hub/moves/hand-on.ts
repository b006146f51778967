// Handing on (转交): what a moved village has asked and nobody has answered is opened, sealed to the new office and kept until that has signed for it.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { currentSuite, suiteById } from '../../platform/crypto/suites.ts'
import {
  type OfficeCard,
  type Transfer,
  type TransferAnswer,
  type TransferContent,
  transferContentSchema,
  transferSchema,
} from '../../shared/api/transfer.ts'
import { AUDIT_ACTORS } from '../../shared/audit/audit-entry.ts'
import { TRANSFER_SEALED_MAX_BYTES } from '../../shared/content/limits.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { verifyingKeySchema } from '../../shared/crypto/suite.ts'
import { acknowledgementSchema, headerSchema } from '../../shared/requests/envelope.ts'
import { goesAlong } from '../../shared/requests/moved-village.ts'
import { caseEventsOf, caseWords } from '../reception/case-events.ts'
import { heldUnerased } from '../reception/not-erased.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import { type UnsealingParts, unseal } from '../reception/unseal.ts'
import { windowEntriesOf } from '../reception/window-records.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { knownOffice } from './known-offices.ts'

export interface HandingParts extends ReceptionParts, UnsealingParts {}

const idsSchema = z.array(z.uuid())

/** Submissions of terminals that were given away, as far as they are not erased. */
export async function submissionsOfMoved(store: HubStore) {
  return await store
    .selectFrom('submission')
    .innerJoin('terminal', 'terminal.code', 'submission.terminal')
    .leftJoin('transfer_out', 'transfer_out.id', 'submission.id')
    .select(({ selectFrom, fn }) => [
      ...(['submission.id', 'submission.receipt', 'submission.header', 'submission.acknowledgement'] as const),
      ...(['terminal.code', 'terminal.name', 'terminal.verifying_key', 'terminal.moved_to'] as const),
      ...(['transfer_out.id as handed', 'transfer_out.to_office', 'transfer_out.outcome', 'transfer_out.reason'] as const),
      ...(['transfer_out.answer', 'transfer_out.made_at'] as const),
      selectFrom('reply')
        .whereRef('reply.submission_id', '=', 'submission.id')
        .select(fn.countAll<number>().as('count'))
        .as('replies'),
    ])
    .where('terminal.moved_at', 'is not', null)
    .where('submission.erased_at', 'is', null)
    .orderBy('submission.received_at')
    .orderBy('submission.receipt')
    .execute()
}

export type OfMoved = Awaited<ReturnType<typeof submissionsOfMoved>>[number]

export async function isAnswered(store: HubStore, { id, replies }: Pick<OfMoved, 'id' | 'replies'>): Promise<boolean> {
  return Number(replies) > 0 || (await caseEventsOf(store, id)).some(({ action }) => action.kind === 'answered')
}

/** Makes what is not made yet: submissions, and what the window has told of those that are already there. */
export async function makeTransfers(parts: HandingParts): Promise<void> {
  for (const row of await submissionsOfMoved(parts.store)) {
    const { kind } = headerSchema.parse(JSON.parse(row.header))
    if (row.handed !== null) {
      if (row.outcome === 'taken') await makeSupplement(row, parts)
      continue
    }
    const card = row.moved_to === null ? undefined : await knownOffice(parts.store, row.moved_to)
    if (card === undefined || !goesAlong(kind, await isAnswered(parts.store, row))) continue
    await oneAtATime(parts.store, 'moves', async (store) => {
      // Looked at again inside: from here on nobody answers it, records a step in it or hands it on a second time.
      if (await isAnswered(store, { id: row.id, replies: await repliesOf(store, row.id) })) return
      if (!(await heldUnerased(row.id, store))) return
      const content = await contentOf(row, { ...parts, store })
      if (content !== undefined) await keep({ id: row.id, row, card, content }, { ...parts, store })
    })
  }
}

async function repliesOf(store: HubStore, id: string): Promise<number> {
  return (await store.selectFrom('reply').select('id').where('submission_id', '=', id).execute()).length
}

/** Undefined: it does not open here, which is for people to look at. */
async function contentOf(row: OfMoved, parts: HandingParts): Promise<TransferContent | undefined> {
  const { store } = parts
  const payload = await unseal(row.id, parts)
  if (!payload.ok) return undefined
  const words = await caseWords(row.id, parts)
  const steps = (await caseEventsOf(store, row.id)).map(({ id, action, at }) => {
    const { words: written, by = '' } = words.get(id) ?? { words: undefined }
    return { id, action, at, byName: by, ...(written !== undefined && { words: written }) }
  })
  return {
    what: 'submission',
    payload: payload.value,
    acknowledgement: acknowledgementSchema.parse(JSON.parse(row.acknowledgement)),
    terminal: { code: row.code, name: row.name, key: verifyingKeySchema.parse(JSON.parse(row.verifying_key)) },
    records: await windowEntriesOf(store, [row.receipt]),
    steps,
  }
}

/** Window records that came after the submission had gone: the day of receipt starts the clock wherever it is confirmed (条例 第31条). */
async function makeSupplement(row: OfMoved, parts: HandingParts): Promise<void> {
  const card = row.to_office === null ? undefined : await knownOffice(parts.store, row.to_office)
  if (card === undefined) return
  await oneAtATime(parts.store, 'moves', async (store) => {
    const sent = await store.selectFrom('transfer_out').select('records').where('submission_id', '=', row.id).execute()
    const known = new Set(sent.flatMap(({ records }) => idsSchema.parse(JSON.parse(records))))
    const records = (await windowEntriesOf(store, [row.receipt])).filter(({ record }) => !known.has(record.id))
    if (records.length === 0) return
    await keep({ id: randomUUID(), row, card, content: { what: 'window-records', records } }, { ...parts, store })
  })
}

interface Made {
  readonly id: string
  readonly row: OfMoved
  readonly card: OfficeCard
  readonly content: TransferContent
}

/** Kept as it will travel: sealed anew it would have another hash, and the other office would take it for another one. */
async function keep({ id, row, card, content }: Made, { store, hub, signingKey, now, log }: HandingParts): Promise<void> {
  const { sealing } = card.office
  const bytes = Buffer.from(JSON.stringify(transferContentSchema.parse(content)))
  const suite = suiteById(sealing.suite)
  const sealed = await suite.seal(
    sealing.recipients.map(({ recipient }) => recipient),
    bytes,
  )
  if (sealed.length > TRANSFER_SEALED_MAX_BYTES) {
    log('hub-not-handed-on', { receipt: row.receipt, code: 'too-large' })
    return
  }
  const statement: Transfer['statement'] = {
    ...{ id, from: hub, to: card.office.id, submission: row.id, receipt: row.receipt, what: content.what },
    ...{ suite: suite.id, sha256: suite.hash(sealed), madeAt: now().toISOString() },
  }
  const signature = currentSuite.sign(signingKey, statementBytes('transfer', statement))
  await store
    .insertInto('transfer_out')
    .values({
      ...{ id, submission_id: row.id, what: content.what, to_office: card.office.id, sealed, made_at: statement.madeAt },
      ...{ statement: JSON.stringify(statement), signature: JSON.stringify(signature) },
      records: JSON.stringify(content.records.map(({ record }) => record.id)),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** What waits for an office's word, oldest first: a submission before what was told of it later. */
export async function waitingTransfers(store: HubStore, to: string, limit: number): Promise<Transfer[]> {
  const rows = await store
    .selectFrom('transfer_out')
    .select(['statement', 'signature', 'sealed'])
    .where('to_office', '=', to)
    .where('outcome', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ statement, signature, sealed }) =>
    transferSchema.parse({
      statement: JSON.parse(statement),
      signature: JSON.parse(signature),
      sealed: Buffer.from(sealed).toString('base64'),
    }),
  )
}

/** False for what proves nothing: signed by nobody known, or about nothing that was sent to that office. The same word again changes nothing. */
export async function keepTransferAnswer(answer: TransferAnswer, parts: HandingParts): Promise<boolean> {
  const { store, hub, audit, log } = parts
  const { statement, signature } = answer
  const card = await knownOffice(store, statement.by)
  const key = card?.office.acknowledging.find(({ keyId }) => keyId === signature.keyId)
  const bytes = statementBytes('transfer-answer', statement)
  if (statement.to !== hub || key === undefined || !suiteById(signature.suite).verify(key, bytes, signature)) return false
  const sent = await store
    .selectFrom('transfer_out')
    .innerJoin('submission', 'submission.id', 'transfer_out.submission_id')
    .select(['transfer_out.statement', 'transfer_out.what', 'submission.receipt'])
    .where('transfer_out.id', '=', statement.id)
    .where('to_office', '=', statement.by)
    .executeTakeFirst()
  if (sent === undefined || transferSchema.shape.statement.parse(JSON.parse(sent.statement)).sha256 !== statement.sha256)
    return false
  const outcome = statement.refused === undefined ? 'taken' : 'refused'
  const { numUpdatedRows } = await store
    .updateTable('transfer_out')
    .set({
      ...{ answer: JSON.stringify(answer), outcome, reason: statement.refused ?? null },
      sealed: new Uint8Array(),
    })
    .where('id', '=', statement.id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 1n && outcome === 'taken' && sent.what === 'submission') {
    await audit({ account: AUDIT_ACTORS.hub, what: 'handed-on', about: sent.receipt })
    log('hub-handed-on', { receipt: sent.receipt, to: statement.by })
  }
  if (outcome === 'refused') log('hub-not-handed-on', { receipt: sent.receipt, code: statement.refused })
  return true
}
