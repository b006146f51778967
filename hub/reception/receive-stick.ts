// What a terminal sent on a stick (摆渡), received like what comes over the network; the answers go back the same way.
import { suiteById } from '../../platform/crypto/suites.ts'
import { WINDOW_RECORDS_PER_CALL, type WindowRecordsAnswer } from '../../shared/api/hub-terminal.ts'
import { type StickAnswers, type StickOutbox, stickAnswersSchema } from '../../shared/api/stick.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { verifyingKeySchema } from '../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { commandsFor, keepCommandAnswers } from '../fleet/commands.ts'
import { keepHeartbeat } from '../fleet/terminals.ts'
import { movedAwayFor } from '../moves/moved-terminals.ts'
import { repliesFor } from './answer.ts'
import { type ReceptionParts, receive } from './receive.ts'
import { keepWindowRecords } from './window-records.ts'

/**
 * Taking the same file again changes nothing and gives the same acknowledgements.
 * Errors: `terminal-unknown`, `stick-outbox-not-signed` (another key than the terminal's, or changed on the way).
 */
export async function receiveStick({ content, signature }: StickOutbox, parts: ReceptionParts): Promise<Result<StickAnswers>> {
  const { store, now } = parts
  const { terminal, heartbeat } = content
  const row = await store
    .selectFrom('terminal')
    .selectAll()
    .where('code', '=', terminal)
    .where('is_office', '=', 0)
    .executeTakeFirst()
  if (row === undefined) return fail('terminal-unknown', { terminal })
  const key = verifyingKeySchema.parse(JSON.parse(row.verifying_key))
  if (!suiteById(key.suite).verify(key, statementBytes('stick-outbox', content), signature))
    return fail('stick-outbox-not-signed', { terminal })
  const received = await receiveAll(content, parts)
  const windowRecords: WindowRecordsAnswer[] = []
  for (let at = 0; at < content.windowRecords.length; at += WINDOW_RECORDS_PER_CALL)
    windowRecords.push(await keepWindowRecords(content.windowRecords.slice(at, at + WINDOW_RECORDS_PER_CALL), terminal, parts))
  await keepCommandAnswers(terminal, heartbeat.commandsAnswered ?? [], parts)
  // A clock that runs ahead must not make a silent terminal look alive.
  const toldAt = new Date(Math.min(Date.parse(content.madeAt), now().getTime())).toISOString()
  // A stick is no contact (F78), and one that lay in a drawer knows less than the network, or a later stick, has told since.
  if ([row.last_contact_at, row.last_stick_at].every((last) => last === null || last < toldAt)) {
    await keepHeartbeat(store, terminal, heartbeat, toldAt)
    await store.updateTable('terminal').set({ last_stick_at: toldAt }).where('code', '=', terminal).execute()
  }
  const commands = await commandsFor(terminal, 'stick', parts)
  const movedAway = await movedAwayFor(terminal, parts)
  const answers = stickAnswersSchema.shape.content.parse({
    ...{ terminal, madeAt: now().toISOString(), ...received, windowRecords },
    replies: await repliesFor(terminal, heartbeat, parts),
    repliesConfirmed: heartbeat.repliesKept,
    ...(commands && { commands }),
    ...(movedAway && { movedAway }),
    ...(heartbeat.commandsAnswered && { commandsKept: heartbeat.commandsAnswered }),
  })
  const { signingKey } = parts
  const signed = suiteById(signingKey.suite).sign(signingKey, statementBytes('stick-answers', answers))
  return ok({ format: 1, content: answers, signature: signed })
}

async function receiveAll(
  { terminal, envelopes }: StickOutbox['content'],
  parts: ReceptionParts,
): Promise<Pick<StickAnswers['content'], 'acknowledgements' | 'refusals'>> {
  const acknowledgements: StickAnswers['content']['acknowledgements'] = []
  const refusals: StickAnswers['content']['refusals'] = []
  for (const envelope of envelopes) {
    const { id, receipt } = envelope.header
    const answer = await receive(envelope, terminal, parts)
    if (answer.ok) acknowledgements.push(answer.value)
    else refusals.push({ id, receipt, reason: answer.error.code })
  }
  return { acknowledgements, refusals }
}
