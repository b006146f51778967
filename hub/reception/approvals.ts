// 待批: the extensions that wait for the head of the office (工作机构负责人, 条例 第33条), and the case behind each, without who asks.
import type { Approval, ApprovalRow } from '../../shared/api/hub-cases.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { CaseEvent } from '../../shared/requests/case/case-event.ts'
import { caseState, clockEvents } from '../../shared/requests/case/case-state.ts'
import { statutoryClock } from '../../shared/requests/case/statutory-clock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { CaseParts } from './case-documents.ts'
import { caseEventsBySubmission, caseEventsOf } from './case-events.ts'
import { caseOf } from './cases.ts'
import { inboxRowOf } from './inbox.ts'
import { unseal } from './unseal.ts'

/** The most urgent first. */
export async function approvals(parts: CaseParts): Promise<ApprovalRow[]> {
  const rows: ApprovalRow[] = []
  for (const [id, events] of await caseEventsBySubmission(parts.store)) {
    const row = await waiting(id, events, parts)
    if (row !== undefined) rows.push(row)
  }
  return rows.toSorted((one, other) => lastDay(one).localeCompare(lastDay(other)))
}

/**
 * The case of an extension that waits or was decided. What is asked for and what was done is shown, the applicant is not: agreeing needs no
 * name. Errors: `not-found` (also for a case in which no extension was proposed), those of `unseal`.
 */
export async function approval(id: string, parts: CaseParts): Promise<Result<Approval>> {
  const events = await caseEventsOf(parts.store, id)
  if (!events.some(({ action }) => action.kind === 'extension-proposed')) return fail('not-found')
  const view = await caseOf(id, parts)
  const row = await inboxRowOf(id, parts)
  const payload = await unseal(id, parts)
  if (!view.ok) return view
  if (!payload.ok) return payload
  if (row === undefined) return fail('not-found')
  const wouldBe = (await waiting(id, events, parts))?.lastDayIfAgreed
  return ok({
    ...{ row, view: view.value, asked: payload.value.answers['information'] ?? '' },
    ...(wouldBe !== undefined && { lastDayIfAgreed: wouldBe }),
  })
}

async function waiting(id: string, events: readonly CaseEvent[], parts: CaseParts): Promise<ApprovalRow | undefined> {
  const { proposal } = caseState(events, parts.calendars)
  const row = proposal === undefined ? undefined : await inboxRowOf(id, parts)
  if (proposal === undefined || row?.limit === undefined) return undefined
  const today = chinaDay(parts.now())
  const agreed: CaseEvent = {
    ...{ id: '', by: '', at: '' },
    action: { kind: 'extension-approved', day: today, proposal: proposal.id },
  }
  const { due } = statutoryClock(row.limit.from, clockEvents([...events, agreed], parts.calendars), parts.calendars)
  return { row, workingDays: proposal.workingDays, ...(due !== undefined && { lastDayIfAgreed: due }) }
}

function lastDay({ row }: ApprovalRow): string {
  return row.limit?.lastDay ?? ''
}
