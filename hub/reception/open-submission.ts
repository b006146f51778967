// A submission opened for an officer: what was written, what it is about, what the window has recorded, and how the clock runs.
import type { OpenedSubmission, WindowEntry } from '../../shared/api/hub-console.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Office } from '../../shared/content/office.ts'
import { clockEvents } from '../../shared/requests/case/case-state.ts'
import { statutoryClock } from '../../shared/requests/case/statutory-clock.ts'
import { isReceivedOnArrival } from '../../shared/requests/handed-in.ts'
import { needsReceiptDay } from '../../shared/requests/receipt-day.ts'
import { windowState } from '../../shared/requests/window-record.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { caseEventsOf } from './case-events.ts'
import { type InboxParts, inboxRowOf } from './inbox.ts'
import { earlierReplies, type UnsealingParts, unseal } from './unseal.ts'
import { windowEntriesOf } from './window-records.ts'

export interface OpeningParts extends InboxParts, UnsealingParts {
  readonly countsAs: Office['filing']['countsAs']
  /** In what is published now. */
  readonly documentTitle: (id: string) => string | undefined
}

/** Marks it as opened. Errors: those of `unseal`. */
export async function openSubmission(id: string, parts: OpeningParts): Promise<Result<OpenedSubmission>> {
  const { store, now, calendars, countsAs, documentTitle } = parts
  const payload = await unseal(id, parts)
  if (!payload.ok) return payload
  await store
    .updateTable('submission')
    .set({ opened_at: now().toISOString() })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute()
  const row = await inboxRowOf(id, parts)
  if (row === undefined) return fail('not-found')
  const { answers, document, header, filledInBy } = payload.value
  const entries = await windowEntriesOf(store, [row.receipt])
  const events = await caseEventsOf(store, id)
  const title = document === undefined ? undefined : documentTitle(document)
  const today = chinaDay(now())
  return ok({
    row,
    formVersion: header.form.version,
    answers,
    ...(filledInBy !== undefined && { filledInBy }),
    ...(document !== undefined && { document: { id: document, ...(title !== undefined && { title }) } }),
    window: entries.flatMap(entryOf),
    identityChecked: windowState(entries.map(({ record }) => record)).identityChecked !== undefined,
    ...(needsReceiptDay(row.kind) && {
      receiptDayChoice: { from: chinaDay(new Date(earliestSubmission(row))), to: today, countsAs: countsAsFor(row, countsAs) },
    }),
    clock: row.limit === undefined ? [] : [...statutoryClock(row.limit.from, clockEvents(events, calendars), calendars).days],
    today,
    replies: await earlierReplies(id, parts),
  })
}

/** The place's rule is for what is filed at a terminal; what came to the office has its own (条例 第31条). */
function countsAsFor({ handedIn }: OpenedSubmission['row'], atTerminals: Office['filing']['countsAs']) {
  if (handedIn === undefined) return atTerminals
  return isReceivedOnArrival(handedIn.way) ? 'in-person' : 'internet'
}

/** Nothing was submitted after it came here, whatever a terminal's clock said. */
export function earliestSubmission({ submittedAt, receivedAt }: OpenedSubmission['row']): string {
  return submittedAt < receivedAt ? submittedAt : receivedAt
}

function entryOf({ record, source }: Awaited<ReturnType<typeof windowEntriesOf>>[number]): WindowEntry[] {
  const { id, by, at } = record
  switch (record.kind) {
    case 'receipt-day':
      return [{ id, kind: record.kind, day: record.day, by, at, source }]
    case 'identity-checked':
      return [{ id, kind: record.kind, by, at, source }]
    case 'redone':
      // Only of submissions that never came here.
      return []
  }
}
