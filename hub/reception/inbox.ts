// The inbox (收件): what stands beside the seals, each with its confirmed day of receipt and the limit that runs from it.
import type { AnswerLimit, InboxRow } from '../../shared/api/hub-console.ts'
import { chinaDay, type YearCalendar } from '../../shared/calendar/working-days.ts'
import { answerBy, daysLeft } from '../../shared/requests/answer-limit.ts'
import { headerSchema, type SubmissionHeader } from '../../shared/requests/envelope.ts'
import { needsReceiptDay } from '../../shared/requests/receipt-day.ts'
import { type WindowRecord, windowState } from '../../shared/requests/window-record.ts'
import type { HubStore } from '../store/open-store.ts'
import { receiptDayRecords, windowRecordsOf } from './window-records.ts'

export interface InboxParts {
  readonly store: HubStore
  readonly now: () => Date
  readonly calendars: readonly YearCalendar[]
}

/** Newest first. */
export async function inbox(parts: InboxParts): Promise<InboxRow[]> {
  const confirmed = Map.groupBy(await receiptDayRecords(parts.store), ({ receipt }) => receipt)
  const rows = await submissions(parts.store).execute()
  return rows.map((row) => inboxRow(row, confirmed.get(row.receipt) ?? [], parts))
}

export async function inboxRowOf(id: string, parts: InboxParts): Promise<InboxRow | undefined> {
  const row = await submissions(parts.store).where('submission.id', '=', id).executeTakeFirst()
  return row && inboxRow(row, await windowRecordsOf(parts.store, row.receipt), parts)
}

/** From when the limit is counted before anybody has confirmed a day: the terminal's time, or ours where its clock was wrong. */
export function submissionDay(
  { submittedAt, clockTrusted }: Pick<SubmissionHeader, 'submittedAt' | 'clockTrusted'>,
  receivedAt: string,
) {
  return chinaDay(new Date(clockTrusted ? submittedAt : receivedAt))
}

function submissions(store: HubStore) {
  return store
    .selectFrom('submission')
    .innerJoin('terminal', 'terminal.code', 'submission.terminal')
    .select(({ selectFrom, fn }) => [
      'submission.receipt',
      'submission.header',
      'submission.received_at',
      'submission.opened_at',
      'terminal.name as terminal_name',
      selectFrom('reply')
        .whereRef('reply.submission_id', '=', 'submission.id')
        .select(fn.countAll<number>().as('count'))
        .as('replies'),
    ])
    .orderBy('submission.received_at', 'desc')
}

interface SubmissionRow {
  readonly header: string
  readonly received_at: string
  readonly opened_at: string | null
  readonly terminal_name: string
  readonly replies: number | string | null
}

function inboxRow(row: SubmissionRow, records: readonly WindowRecord[], parts: InboxParts): InboxRow {
  const header = headerSchema.parse(JSON.parse(row.header))
  const { id, receipt, kind, terminal, submittedAt, clockTrusted, onBehalf } = header
  const state = Number(row.replies) > 0 ? 'answered' : row.opened_at === null ? 'new' : 'opened'
  const shown = { id, receipt, kind, terminal, submittedAt, clockTrusted, onBehalf, state } as const
  const timed = needsReceiptDay(kind)
  const receiptDay = timed ? windowState(records).receiptDay?.day : undefined
  return {
    ...shown,
    terminalName: row.terminal_name,
    receivedAt: row.received_at,
    toConfirm: timed && receiptDay === undefined && state !== 'answered',
    ...(receiptDay !== undefined && { receiptDay }),
    ...(timed && { limit: limitFrom(receiptDay, submissionDay(header, row.received_at), parts) }),
  }
}

function limitFrom(receiptDay: string | undefined, submittedOn: string, { calendars, now }: InboxParts): AnswerLimit {
  const from = receiptDay ?? submittedOn
  const { day: lastDay, estimated } = answerBy(from, calendars)
  return { from, provisional: receiptDay === undefined, lastDay, estimated, left: daysLeft(lastDay, chinaDay(now()), calendars) }
}
