// One person's data (个人信息保护法 第45、47条): found by what the person shows at the window, copied for them, erased where it was given freely.
import { loadMessages } from '../../platform/messages.ts'
import type { MadeFile } from '../../shared/api/hub-cases.ts'
import type { PersonDataRow, PersonQuestion } from '../../shared/api/hub-person-data.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { caseState } from '../../shared/requests/case/case-state.ts'
import type { SubmissionPayload } from '../../shared/requests/envelope.ts'
import { type Answers, askedFields } from '../../shared/requests/form.ts'
import { formVersion } from '../../shared/requests/forms.ts'
import { type ErasureGround, goesOnDemand, type RetentionYears, requestKeptUntil } from '../../shared/requests/retention.ts'
import { tablesDocx } from '../documents/write-docx.ts'
import { decisionOn } from '../opinions/opinion-record.ts'
import { DOCX } from './case-documents.ts'
import { caseEventsBySubmission, caseEventsOf, caseWords } from './case-events.ts'
import { type ErasingParts, erase, sweepErased } from './erase.ts'
import { writtenSteps } from './follow-up-steps.ts'
import { earlierReplies, unseal } from './unseal.ts'
import { windowRecordsOf } from './window-records.ts'

const NUMBER_FIELDS = ['idNumber', 'otherIdNumber', 'creditCode']

export interface PersonDataParts extends ErasingParts {
  readonly retentionYears: RetentionYears
}

/** Everything is opened to look: the seals tell nothing from outside. Oldest first. */
export async function findPersonData(question: PersonQuestion, parts: PersonDataParts): Promise<PersonDataRow[]> {
  const rows = await parts.store
    .selectFrom('submission')
    .select(['id', 'receipt', 'received_at'])
    .where('erased_at', 'is', null)
    .orderBy('received_at')
    .orderBy('receipt')
    .execute()
  const events = await caseEventsBySubmission(parts.store)
  const found: PersonDataRow[] = []
  for (const { id, receipt, received_at } of rows) {
    const payload = await unseal(id, parts)
    if (!payload.ok || !(receipt === question.receipt || belongsTo(payload.value.answers, question))) continue
    const { kind } = payload.value.header
    const onDemand = goesOnDemand(kind)
    const answeredOn = onDemand ? undefined : caseState(events.get(id) ?? [], parts.calendars).answer?.day
    found.push({
      ...{ id, receipt, kind, receivedAt: received_at, goesOnDemand: onDemand },
      ...(answeredOn !== undefined && { keptUntil: requestKeptUntil(answeredOn, parts.retentionYears) }),
    })
  }
  return found
}

/** A copy of all of it, to read and for a program. Each receipt that is in it goes on record. */
export async function exportPersonData(question: PersonQuestion, by: string, parts: PersonDataParts): Promise<MadeFile[]> {
  const submissions = []
  for (const { id, receipt, kind, receivedAt } of await findPersonData(question, parts)) {
    const payload = await unseal(id, parts)
    if (!payload.ok) continue
    const words = await caseWords(id, parts)
    const steps = (await caseEventsOf(parts.store, id)).map(({ id: event, action }) => ({
      ...action,
      words: words.get(event)?.words,
    }))
    const replies = (await earlierReplies(id, parts)).map(({ body, sentAt }) => ({ body, sentAt }))
    const window = (await windowRecordsOf(parts.store, receipt)).map(({ kind: what, at }) => ({ what, at }))
    const followUp = (await writtenSteps(id, parts)).map(({ action, words: written, at }) => ({ ...action, words: written, at }))
    const { answers, document, header } = payload.value
    const decision = await decisionOn(id, parts)
    submissions.push({
      receipt,
      kind,
      submittedAt: header.submittedAt,
      receivedAt,
      form: header.form,
      answers,
      document,
      window,
      steps,
      followUp,
      replies,
      ...(decision && { decision }),
    })
    await parts.audit({ account: by, what: 'person-data-exported', about: receipt })
  }
  const day = chinaDay(parts.now())
  const { say } = loadMessages('zh-CN')
  const title = say('office:person.title')
  const lines = submissions.flatMap(({ receipt, kind, receivedAt, answers, form, followUp, replies, decision }) => [
    say('office:person.submission', { name: say(`forms:${kind}.name`), receipt, day: chinaDay(new Date(receivedAt)) }),
    ...answerLines({ kind, version: form.version }, answers, say),
    ...followUp.flatMap(({ words, at }) =>
      words === undefined ? [] : [say('office:person.follow-up', { day: chinaDay(new Date(at)), words })],
    ),
    ...(decision?.verdict === undefined
      ? []
      : [say('office:person.opinion', { verdict: say(`adoption:verdict.${decision.verdict}`), reason: decision.reason ?? '' })]),
    ...replies.map(({ body, sentAt }) => say('office:person.reply', { day: chinaDay(new Date(sentAt)), body })),
  ])
  const docx = await tablesDocx(title, lines.length === 0 ? [say('office:person.nothing')] : lines)
  const json = Buffer.from(`${JSON.stringify({ format: 1, madeAt: parts.now().toISOString(), submissions }, null, 1)}\n`)
  return [
    { name: `${title} ${day}.docx`, mediaType: DOCX, base64: docx.toString('base64') },
    { name: `${title} ${day}.json`, mediaType: 'application/json', base64: json.toString('base64') },
  ]
}

/** Of those named only what is this person's and goes on demand. Gives back how many. */
export async function erasePersonData(
  question: PersonQuestion,
  ids: readonly string[],
  { by, ground }: { by: string; ground: ErasureGround },
  parts: PersonDataParts,
): Promise<number> {
  const found = await findPersonData(question, parts)
  let count = 0
  for (const { id } of found.filter((row) => row.goesOnDemand && ids.includes(row.id)))
    if (await erase(id, { why: 'on-demand', ground }, by, parts)) count += 1
  await sweepErased(parts.store)
  return count
}

function belongsTo(answers: Answers, { idNumber, phone }: PersonQuestion): boolean {
  const byNumber = idNumber !== undefined && NUMBER_FIELDS.some((field) => same(plain(answers[field]), plain(idNumber)))
  return byNumber || (phone !== undefined && same(digits(answers['phone']), digits(phone)))
}

/** What is not there fits nothing, not even what is not there either. */
function same(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other
}

function plain(text: string | undefined): string | undefined {
  const kept = text?.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  return kept === '' ? undefined : kept
}

function digits(text: string | undefined): string | undefined {
  const kept = text?.normalize('NFKC').replaceAll(/\D/g, '')
  return kept === '' ? undefined : kept
}

function answerLines(
  { kind, version }: { kind: SubmissionPayload['header']['kind']; version: number },
  answers: Answers,
  say: ReturnType<typeof loadMessages>['say'],
): string[] {
  const form = formVersion(kind, version)
  if (form === undefined) return Object.entries(answers).map(([field, answer]) => `${field}：${answer}`)
  return askedFields(form, answers).flatMap(({ id, type }) => {
    const answer = answers[id]
    if (answer === undefined) return []
    const shown = type === 'choice' ? say(`forms:${kind}.field.${id}.option.${answer}`) : answer
    return [`${say(`forms:${kind}.field.${id}.label`)}：${shown}`]
  })
}
