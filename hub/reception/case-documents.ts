// Documents of a case (文书) filled in from what was written and done: as text for the page and the reply, as Word for the office.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'
import type { MadeFile } from '../../shared/api/hub-cases.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Office } from '../../shared/content/office.ts'
import type { CaseAction, CaseEvent } from '../../shared/requests/case/case-event.ts'
import { caseState, clockEvents } from '../../shared/requests/case/case-state.ts'
import {
  answerText,
  type CaseDocument,
  type DocumentFacts,
  type DocumentText,
  type DocumentWording,
  documentText,
  documentWordingSchema,
} from '../../shared/requests/case/document-text.ts'
import { statutoryClock } from '../../shared/requests/case/statutory-clock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { documentDocx } from '../documents/write-docx.ts'
import type { AnsweringParts } from './answer.ts'
import { caseEventsOf, caseWords } from './case-events.ts'
import { inboxRowOf } from './inbox.ts'
import { unseal } from './unseal.ts'

export interface CaseParts extends AnsweringParts {
  /** The body that answers, as documents name it. */
  readonly body: string
  readonly contact: Office['contact']
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Errors: `not-found` (also while there is nothing to make it from), those of `unseal`. */
export async function caseDocument(
  id: string,
  which: CaseDocument,
  parts: CaseParts,
): Promise<Result<DocumentText & { file: MadeFile }>> {
  const made = await documentOf(id, which, parts)
  if (!made.ok) return made
  const { text, receipt } = made.value
  const docx = await documentDocx(text)
  return ok({ ...text, file: { name: `${text.title} ${receipt}.docx`, mediaType: DOCX, base64: docx.toString('base64') } })
}

/** The answer as the applicant reads it at the terminal. */
export async function answerReplyText(id: string, parts: CaseParts): Promise<Result<string>> {
  const made = await documentOf(id, 'answer', parts)
  if (!made.ok) return made
  const { title, paragraphs, signature } = made.value.text
  return ok([title, ...paragraphs, ...signature].join('\n'))
}

/** The event that a document tells of; the newest where there are several. */
const TOLD_BY: Readonly<Record<CaseDocument, CaseAction['kind'] | undefined>> = {
  receipt: undefined,
  supplement: 'supplement-asked',
  extension: 'extension-approved',
  'third-party': 'third-party-asked',
  'third-party-told': 'third-party-asked',
  'co-producer': 'co-producer-asked',
  fee: 'fee-noticed',
  deferral: 'deferred',
  answer: 'answered',
  assessment: 'assessed',
}

async function documentOf(
  id: string,
  which: CaseDocument,
  parts: CaseParts,
): Promise<Result<{ text: DocumentText; receipt: string }>> {
  const row = await inboxRowOf(id, parts)
  if (row?.limit === undefined) return fail('not-found')
  const payload = await unseal(id, parts)
  if (!payload.ok) return payload
  const events = await caseEventsOf(parts.store, id)
  const kind = TOLD_BY[which]
  const event = events.findLast(({ action }) => action.kind === kind)
  if (kind !== undefined && event === undefined) return fail('not-found')
  const { answers } = payload.value
  const words = await caseWords(id, parts)
  const wording = shippedWording()
  // A slip promises the last day: while nobody has confirmed the day of receipt both stay open, to be filled in by hand.
  const isOpen = which === 'receipt' && row.limit.provisional
  const facts: DocumentFacts = {
    ...{ applicant: answers['name'] ?? answers['organisationName'], information: answers['information'] },
    ...{ number: row.receipt, received: isOpen ? undefined : row.limit.from, body: parts.body },
    ...{ phone: parts.contact.inquiryPhone, address: parts.contact.address },
    ...{ words: writtenFor(event, events, words), day: event?.action.day ?? chinaDay(parts.now()) },
    ...figures(event, events, row.limit.from, parts),
    ...(isOpen && { due: undefined }),
    conclusion: conclusionOf(event, wording),
  }
  const { answer } = caseState(events, parts.calendars)
  if (which !== 'answer') return ok({ text: documentText(which, facts, wording), receipt: row.receipt })
  if (answer === undefined) return fail('not-found')
  return ok({ text: answerText(answer.code, answer.day, facts, wording), receipt: row.receipt })
}

/** The reasons of an extension were written when it was proposed. */
function writtenFor(
  event: CaseEvent | undefined,
  events: readonly CaseEvent[],
  words: ReadonlyMap<string, { words: string | undefined }>,
): string | undefined {
  const { action } = event ?? {}
  const source = action?.kind === 'extension-approved' ? events.find(({ id }) => id === action.proposal) : event
  return source && words.get(source.id)?.words
}

function conclusionOf(event: CaseEvent | undefined, { conclusion }: DocumentWording): string | undefined {
  if (event?.action.kind !== 'assessed') return undefined
  return event.action.publish ? conclusion.publish : conclusion.keep
}

function figures(
  event: CaseEvent | undefined,
  events: readonly CaseEvent[],
  receivedOn: string,
  { calendars }: CaseParts,
): Partial<DocumentFacts> {
  const { due } = statutoryClock(receivedOn, clockEvents(events, calendars), calendars)
  const state = caseState(events, calendars)
  const until = event !== undefined && 'until' in event.action ? event.action.until : undefined
  return { due, until, workingDays: state.extendedBy, yuan: state.fee?.yuan }
}

function shippedWording(): DocumentWording {
  const path = join(projectFolder(), 'assets', 'documents', 'disclosure.json')
  return documentWordingSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}
