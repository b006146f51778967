// Opening and answering (办理): the office's key opens a submission in memory; a reply is sealed with the person's query code and kept until delivered.
import { randomUUID } from 'node:crypto'
import { currentSuite, suiteById } from '../../platform/crypto/suites.ts'
import type { InboxRow, OpenedSubmission } from '../../shared/api/hub-console.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { suiteIdSchema } from '../../shared/crypto/suite.ts'
import {
  headerSchema,
  payloadSchema,
  type ReplyContent,
  replyContentSchema,
  type SealedReply,
  type SubmissionPayload,
  sealedReplySchema,
} from '../../shared/requests/envelope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SealingKey } from '../publish/key-folder.ts'
import type { ReceptionParts } from './receive.ts'

export interface AnsweringParts extends ReceptionParts {
  readonly officeKey: SealingKey
}

export async function inbox({ store }: ReceptionParts): Promise<InboxRow[]> {
  const rows = await store
    .selectFrom('submission')
    .leftJoin('reply', 'reply.submission_id', 'submission.id')
    .select(({ fn }) => [
      'submission.header',
      'submission.received_at',
      'submission.opened_at',
      fn.count<number>('reply.id').as('replies'),
    ])
    .groupBy(['submission.id', 'submission.header', 'submission.received_at', 'submission.opened_at'])
    .orderBy('submission.received_at', 'desc')
    .execute()
  return rows.map(({ header, received_at, opened_at, replies }) => {
    const { id, receipt, kind, terminal, submittedAt, clockTrusted, onBehalf } = headerSchema.parse(JSON.parse(header))
    const state = Number(replies) > 0 ? 'answered' : opened_at === null ? 'new' : 'opened'
    return { id, receipt, kind, terminal, submittedAt, clockTrusted, onBehalf, receivedAt: received_at, state }
  })
}

/** Errors: `not-found`, `not-openable` (wrong key, damaged, or the seal holds another header than the envelope said). */
export async function openSubmission(id: string, parts: AnsweringParts): Promise<Result<OpenedSubmission>> {
  const payload = await unseal(id, parts)
  if (!payload.ok) return payload
  await parts.store
    .updateTable('submission')
    .set({ opened_at: parts.now().toISOString() })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute()
  const row = (await inbox(parts)).find((candidate) => candidate.id === id)
  if (row === undefined) return fail('not-found')
  const { answers, document, header } = payload.value
  return ok({
    row,
    formVersion: header.form.version,
    answers,
    ...(document !== undefined && { document }),
    replies: await earlierReplies(id, parts),
  })
}

export async function reply(
  id: string,
  body: string,
  answeredBy: string,
  parts: AnsweringParts,
): Promise<Result<OpenedSubmission>> {
  const payload = await unseal(id, parts)
  if (!payload.ok) return payload
  const { header, queryCode } = payload.value
  const content: ReplyContent = { receipt: header.receipt, body, answeredBy, sentAt: parts.now().toISOString() }
  const bytes = Buffer.from(JSON.stringify(content))
  const sealed = await currentSuite.sealWithCode(queryCode, bytes)
  const replyId = randomUUID()
  const statement = {
    hub: parts.hub,
    replyId,
    receipt: header.receipt,
    sha256: currentSuite.hash(sealed),
    sentAt: content.sentAt,
  }
  const signature = currentSuite.sign(parts.signingKey, statementBytes('reply', statement))
  const sealedReply: SealedReply = { statement, signature, sealed: Buffer.from(sealed).toString('base64') }
  await parts.store
    .insertInto('reply')
    .values({
      id: replyId,
      submission_id: id,
      for_office: await currentSuite.seal([parts.officeKey.recipient], bytes),
      sealed_reply: JSON.stringify(sealedReply),
      sent_at: content.sentAt,
    })
    .execute()
  return await openSubmission(id, parts)
}

const REPLIES_PER_POLL = 50

/** Replies to submissions of this terminal that it has not yet confirmed. What it confirms now is marked delivered first. */
export async function repliesFor(
  terminal: string,
  kept: readonly string[],
  { store, now }: ReceptionParts,
): Promise<SealedReply[]> {
  if (kept.length > 0) {
    await store
      .updateTable('reply')
      .set({ delivered_at: now().toISOString() })
      .where('id', 'in', kept)
      .where('delivered_at', 'is', null)
      .where('submission_id', 'in', (query) => query.selectFrom('submission').select('id').where('terminal', '=', terminal))
      .execute()
  }
  const rows = await store
    .selectFrom('reply')
    .innerJoin('submission', 'submission.id', 'reply.submission_id')
    .select('reply.sealed_reply')
    .where('submission.terminal', '=', terminal)
    .where('reply.delivered_at', 'is', null)
    .orderBy('reply.sent_at')
    .limit(REPLIES_PER_POLL)
    .execute()
  return rows.map(({ sealed_reply }) => sealedReplySchema.parse(JSON.parse(sealed_reply)))
}

async function unseal(id: string, { store, officeKey }: AnsweringParts): Promise<Result<SubmissionPayload>> {
  const row = await store.selectFrom('submission').select(['header', 'suite', 'sealed']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return fail('not-found')
  const opened = await suiteById(suiteIdSchema.parse(row.suite)).open([officeKey.identity], row.sealed)
  const payload = opened && payloadSchema.safeParse(JSON.parse(Buffer.from(opened).toString('utf8')))
  // The header outside the seal is only a copy: if it differs from the one inside, somebody changed it on the way.
  if (!payload?.success || JSON.stringify(payload.data.header) !== JSON.stringify(headerSchema.parse(JSON.parse(row.header))))
    return fail('not-openable')
  return ok(payload.data)
}

async function earlierReplies(id: string, { store, officeKey }: AnsweringParts): Promise<OpenedSubmission['replies']> {
  const rows = await store
    .selectFrom('reply')
    .select(['for_office', 'delivered_at'])
    .where('submission_id', '=', id)
    .orderBy('sent_at')
    .execute()
  const replies = await Promise.all(
    rows.map(async ({ for_office, delivered_at }) => {
      const opened = await currentSuite.open([officeKey.identity], for_office)
      const content = opened && replyContentSchema.safeParse(JSON.parse(Buffer.from(opened).toString('utf8')))
      return content?.success ? { ...content.data, delivered: delivered_at !== null } : undefined
    }),
  )
  return replies.filter((entry) => entry !== undefined)
}
