// Answering (办理): a reply is sealed with the person's query code and kept until the terminal has it.
import { randomUUID } from 'node:crypto'
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { OpenedSubmission } from '../../shared/api/hub-console.ts'
import type { Heartbeat } from '../../shared/api/hub-terminal.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { type ReplyContent, type SealedReply, sealedReplySchema } from '../../shared/requests/envelope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { isHandedOn } from '../moves/standing.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { heldUnerased } from './not-erased.ts'
import { type OpeningParts, openSubmission } from './open-submission.ts'
import type { ReceptionParts } from './receive.ts'
import { unseal } from './unseal.ts'

export interface AnsweringParts extends ReceptionParts, OpeningParts {}

/** Errors: `handed-on` (another office has it), those of opening. */
export async function reply(
  id: string,
  body: string,
  answeredBy: string,
  parts: AnsweringParts,
): Promise<Result<OpenedSubmission>> {
  if (await isHandedOn(parts.store, id)) return fail('handed-on')
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
  const forOffice = await currentSuite.seal([parts.officeKey.recipient], bytes)
  const kept = await oneAtATime(parts.store, 'moves', async (store): Promise<Result<'kept'>> => {
    if (await isHandedOn(store, id)) return fail('handed-on')
    if (!(await heldUnerased(id, store))) return fail('erased')
    await store
      .insertInto('reply')
      .values({
        ...{ id: replyId, submission_id: id, for_office: forOffice, sent_at: content.sentAt },
        sealed_reply: JSON.stringify(sealedReply),
      })
      .execute()
    return ok('kept')
  })
  if (!kept.ok) return kept
  return await openSubmission(id, parts)
}

const REPLIES_PER_POLL = 50

/**
 * Replies to submissions of this terminal that it has not yet confirmed. What it confirms now is marked delivered first; a terminal whose
 * ledger was rebuilt or restored gets those again that it may have had (F12).
 */
export async function repliesFor(
  terminal: string,
  { repliesKept: kept, repliesWantedAgain }: Pick<Heartbeat, 'repliesKept' | 'repliesWantedAgain'>,
  { store, now }: ReceptionParts,
): Promise<SealedReply[]> {
  const ofTerminal = store.selectFrom('submission').select('id').where('terminal', '=', terminal)
  if (repliesWantedAgain === true)
    await store.updateTable('reply').set({ delivered_at: null }).where('submission_id', 'in', ofTerminal).execute()
  if (kept.length > 0) {
    await store
      .updateTable('reply')
      .set({ delivered_at: now().toISOString() })
      .where('id', 'in', kept)
      .where('delivered_at', 'is', null)
      .where('submission_id', 'in', ofTerminal)
      .execute()
  }
  const rows = await store
    .selectFrom('reply')
    .innerJoin('submission', 'submission.id', 'reply.submission_id')
    .select('reply.sealed_reply')
    .where('submission.terminal', '=', terminal)
    .where('reply.delivered_at', 'is', null)
    .orderBy('reply.sent_at')
    .orderBy('reply.id')
    .limit(REPLIES_PER_POLL)
    .execute()
  return rows.map(({ sealed_reply }) => sealedReplySchema.parse(JSON.parse(sealed_reply)))
}
