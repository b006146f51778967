// A case (依申请公开办理) as an officer sees it, and the next step in it: the rules decide, the event is kept, the applicant is told.
import { randomUUID } from 'node:crypto'
import type { CaseView, SimilarRequest } from '../../shared/api/hub-cases.ts'
import type { Role } from '../../shared/api/hub-console.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { CaseAction, CaseEvent } from '../../shared/requests/case/case-event.ts'
import { caseProblem, supplementBy } from '../../shared/requests/case/case-rules.ts'
import { type CaseState, caseState, clockEvents } from '../../shared/requests/case/case-state.ts'
import { CASE_DOCUMENTS, type CaseDocument } from '../../shared/requests/case/document-text.ts'
import { asksTheSame } from '../../shared/requests/case/similar-request.ts'
import { statutoryClock } from '../../shared/requests/case/statutory-clock.ts'
import { EXTENSION_MAX_WORKING_DAYS } from '../../shared/requests/case/statutory-limits.ts'
import type { Answers } from '../../shared/requests/form.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { reply } from './answer.ts'
import { answerReplyText, type CaseParts } from './case-documents.ts'
import { caseEventsBySubmission, caseEventsOf, caseWords, keepCaseEvent } from './case-events.ts'
import { type InboxParts, inboxRowOf } from './inbox.ts'
import { type UnsealingParts, unseal } from './unseal.ts'

/** Errors: `not-found` (also for what has no case), those of `unseal`. */
export async function caseOf(id: string, parts: CaseParts): Promise<Result<CaseView>> {
  const row = await inboxRowOf(id, parts)
  if (row?.limit === undefined) return fail('not-found')
  const payload = await unseal(id, parts)
  if (!payload.ok) return payload
  const { calendars, store } = parts
  const events = await caseEventsOf(store, id)
  const words = await caseWords(id, parts)
  const state = caseState(events, calendars)
  const receivedOn = row.limit.from
  const clock = statutoryClock(receivedOn, clockEvents(events, calendars), calendars)
  return ok({
    ...{ id, receipt: row.receipt, today: chinaDay(parts.now()), receivedOn, confirmed: row.receiptDay !== undefined },
    clock: { ...clock, waiting: [...clock.waiting], days: [...clock.days] },
    supplementBy: supplementBy(receivedOn, calendars),
    extensionLeft: EXTENSION_MAX_WORKING_DAYS - state.extendedBy,
    state: { ...state, remedies: [...state.remedies] },
    entries: events.map(({ id: event, action, at }) => ({ id: event, action, at, by: '', ...words.get(event) })),
    similar: await similarTo(payload.value.answers, id, parts),
    documents: CASE_DOCUMENTS.filter((which) => canBeMade(which, state, events)),
  })
}

export interface Actor {
  readonly account: string
  readonly displayName: string
  readonly roles: readonly Role[]
}

/** 工作机构负责人 agrees to an extension (条例 第33条); everything else is the officer's. */
export const HEAD_ROLES: readonly Role[] = ['publisher', 'admin']

/**
 * Errors: `not-allowed`, `handed-on`, `receipt-day-first`, `assessment-without-reason`, `document-not-published`, `case-changed` (somebody acted meanwhile), the problems of `case-rules.ts`.
 * An answer with words goes to the terminal as a reply too; it is kept first, so that a failing reply loses nothing.
 */
export async function actOnCase(
  id: string,
  { action, words }: { action: CaseAction; words: string | undefined },
  actor: Actor,
  parts: CaseParts,
): Promise<Result<CaseView>> {
  const needed = action.kind === 'extension-approved' || action.kind === 'extension-declined' ? HEAD_ROLES : ['officer']
  if (!needed.some((role) => actor.roles.some((own) => own === role))) return fail('not-allowed')
  const row = await inboxRowOf(id, parts)
  if (row?.handedTo !== undefined) return fail('handed-on')
  if (row?.limit === undefined) return fail('not-found')
  // An answer on the spot is lawful (第33条); all other steps count from a day that somebody has confirmed.
  if (row.receiptDay === undefined && action.kind !== 'answered') return fail('receipt-day-first')
  // The reasons are the record of the review: without them there is none.
  if (action.kind === 'assessed' && (words ?? '') === '') return fail('assessment-without-reason')
  if (action.kind === 'made-public' && parts.documentTitle(action.document) === undefined) return fail('document-not-published')
  const events = await caseEventsOf(parts.store, id)
  const facts = { receivedOn: row.limit.from, events, calendars: parts.calendars }
  const problem = caseProblem(action, actor.account, facts, chinaDay(parts.now()))
  if (problem !== undefined) return fail(problem, { day: supplementBy(facts.receivedOn, parts.calendars) })
  const at = parts.now().toISOString()
  const event = { submission: id, known: events.length, action, words, account: actor.account, byName: actor.displayName, at }
  if (!(await keepCaseEvent(randomUUID(), event, parts))) return fail('case-changed')
  if (action.kind === 'answered' && words !== undefined && words !== '') {
    const text = await answerReplyText(id, parts)
    const sent = text.ok ? await reply(id, text.value, actor.displayName, parts) : text
    if (!sent.ok) return sent
  }
  return await caseOf(id, parts)
}

function canBeMade(which: CaseDocument, state: CaseState, events: readonly CaseEvent[]): boolean {
  const done = (kind: CaseAction['kind']) => events.some(({ action }) => action.kind === kind)
  switch (which) {
    case 'receipt':
      return true
    case 'supplement':
      return state.supplement !== undefined
    case 'extension':
      return state.extendedBy > 0
    case 'third-party':
    case 'third-party-told':
      return done('third-party-asked')
    case 'co-producer':
      return done('co-producer-asked')
    case 'fee':
      return state.fee !== undefined
    case 'deferral':
      return done('deferred')
    case 'answer':
      return state.answer !== undefined
    case 'assessment':
      return state.assessed !== undefined
  }
}

const LOOKED_BACK_MS = 366 * 86_400_000
/** More than any town gets in a year; opening each costs milliseconds. */
const LOOKED_AT = 300

/** Requests of the last year for nearly the same information, by whoever: repeats by one person, and what many ask for. `id`: the asking one. */
export async function similarTo(
  answers: Answers,
  id: string | undefined,
  parts: InboxParts & UnsealingParts,
): Promise<SimilarRequest[]> {
  const since = new Date(parts.now().getTime() - LOOKED_BACK_MS).toISOString()
  const others = await parts.store
    .selectFrom('submission')
    .select('id')
    .$if(id !== undefined, (query) => query.where('id', '!=', id ?? ''))
    .where('received_at', '>=', since)
    .orderBy('received_at', 'desc')
    .limit(LOOKED_AT)
    .execute()
  const events = await caseEventsBySubmission(parts.store)
  const found: SimilarRequest[] = []
  for (const other of others) {
    const payload = await unseal(other.id, parts)
    if (!payload.ok || payload.value.header.kind !== 'disclosure-request') continue
    if (!asksTheSame(payload.value.answers['information'] ?? '', answers['information'] ?? '')) continue
    const row = await inboxRowOf(other.id, parts)
    if (row?.limit === undefined) continue
    const answered = caseState(events.get(other.id) ?? [], parts.calendars).answer?.code
    found.push({
      ...{
        id: other.id,
        receipt: row.receipt,
        receivedOn: row.limit.from,
        sameApplicant: samePerson(payload.value.answers, answers),
      },
      ...(answered && { answered }),
    })
  }
  return found
}

function samePerson(one: Answers, other: Answers): boolean {
  return ['idNumber', 'otherIdNumber', 'creditCode'].some((field) => one[field] !== undefined && one[field] === other[field])
}
