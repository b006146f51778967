// The inbox (收件): what stands beside the seals, each with its confirmed day of receipt and the limit that runs from it.
import type { AnswerLimit, InboxRow } from '../../shared/api/hub-console.ts'
import { officeCardSchema } from '../../shared/api/transfer.ts'
import { chinaDay, type YearCalendar } from '../../shared/calendar/working-days.ts'
import { daysLeft } from '../../shared/requests/answer-limit.ts'
import type { CaseEvent } from '../../shared/requests/case/case-event.ts'
import { caseState, clockEvents, waitsToBePublic } from '../../shared/requests/case/case-state.ts'
import { statutoryClock } from '../../shared/requests/case/statutory-clock.ts'
import { headerSchema, type SubmissionHeader } from '../../shared/requests/envelope.ts'
import { followUpBy, isBad } from '../../shared/requests/follow-up/bad-rating.ts'
import { houseLimit } from '../../shared/requests/house-limit.ts'
import { needsReceiptDay } from '../../shared/requests/receipt-day.ts'
import { type WindowRecord, windowState } from '../../shared/requests/window-record.ts'
import type { HubStore } from '../store/open-store.ts'
import { caseEventsBySubmission, caseEventsOf } from './case-events.ts'
import { type KnownRating, knownRating, knownRatings } from './ratings.ts'
import type { UnsealingParts } from './unseal.ts'
import { receiptDayRecords, windowRecordsOf } from './window-records.ts'

export interface InboxParts extends UnsealingParts {
  readonly now: () => Date
  readonly calendars: readonly YearCalendar[]
  /** 咨询答复时限, in working days. */
  readonly consultationDays: number
  /** 差评回访时限, in working days. */
  readonly ratingDays: number
}

/** Newest first, without what is erased. */
export async function inbox(parts: InboxParts): Promise<InboxRow[]> {
  return (await everyRow(parts)).filter(({ erasedAt }) => erasedAt === undefined).map(({ row }) => row)
}

export interface CountedRow {
  readonly row: InboxRow
  readonly erasedAt: string | undefined
  /** Kind of applicant, kept where the seal is gone. */
  readonly countedAs: string | undefined
  /** Of a rating that could be read. */
  readonly rating: KnownRating | undefined
}

/** What is erased too: the yearly table counts it. What another office has taken over counts there. */
export async function everyRow(parts: InboxParts): Promise<CountedRow[]> {
  const confirmed = Map.groupBy(await receiptDayRecords(parts.store), ({ receipt }) => receipt)
  const rows = await submissions(parts.store).execute()
  const events = await caseEventsBySubmission(parts.store)
  const ratings = await knownRatings(parts)
  return rows.map((row) => {
    const rating = ratings.get(row.id)
    const about = { records: confirmed.get(row.receipt) ?? [], events: events.get(row.id) ?? [], rating }
    return {
      row: inboxRow(row, about, parts),
      erasedAt: row.erased_at ?? undefined,
      countedAs: row.counted_as ?? undefined,
      rating,
    }
  })
}

export async function inboxRowOf(id: string, parts: InboxParts): Promise<InboxRow | undefined> {
  const row = await submissions(parts.store).where('submission.id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const about = {
    records: await windowRecordsOf(parts.store, row.receipt),
    events: await caseEventsOf(parts.store, id),
    rating: await knownRating(id, parts),
  }
  return inboxRow(row, about, parts)
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
    .leftJoin('terminal', 'terminal.code', 'submission.terminal')
    .leftJoin('transfer_in', 'transfer_in.id', 'submission.id')
    .leftJoin('known_office as from_office', 'from_office.id', 'transfer_in.from_office')
    .leftJoin('transfer_out', (join) =>
      join
        .onRef('transfer_out.id', '=', 'submission.id')
        .on((where) => where.or([where('transfer_out.outcome', 'is', null), where('transfer_out.outcome', '=', 'taken')])),
    )
    .leftJoin('known_office as to_office', 'to_office.id', 'transfer_out.to_office')
    .select(({ selectFrom, fn }) => [
      'submission.id',
      'submission.receipt',
      'submission.header',
      'submission.received_at',
      'submission.opened_at',
      'submission.erased_at',
      'submission.counted_as',
      'terminal.name as terminal_name',
      'transfer_in.terminal_name as former_name',
      'from_office.card as from_card',
      'to_office.card as to_card',
      'transfer_out.outcome as handed_outcome',
      selectFrom('reply')
        .whereRef('reply.submission_id', '=', 'submission.id')
        .select(fn.countAll<number>().as('count'))
        .as('replies'),
    ])
    .orderBy('submission.received_at', 'desc')
    .orderBy('submission.receipt', 'desc')
}

interface SubmissionRow {
  readonly header: string
  readonly received_at: string
  readonly opened_at: string | null
  readonly terminal_name: string | null
  readonly former_name: string | null
  readonly from_card: string | null
  readonly to_card: string | null
  readonly handed_outcome: string | null
  readonly replies: number | string | null
}

interface Recorded {
  readonly records: readonly WindowRecord[]
  readonly events: readonly CaseEvent[]
  readonly rating: KnownRating | undefined
}

function inboxRow(row: SubmissionRow, { records, events, rating }: Recorded, parts: InboxParts): InboxRow {
  const header = headerSchema.parse(JSON.parse(row.header))
  const { id, receipt, kind, terminal, submittedAt, clockTrusted, onBehalf, handedIn } = header
  const followUp = rating !== undefined && isBad(rating) ? rating.followUp.state : undefined
  const replied = Number(row.replies) > 0 || events.some(({ action }) => action.kind === 'answered')
  // A word to the terminal does not end a follow-up.
  const done = followUp === undefined ? replied : followUp === 'closed'
  const state = done ? 'answered' : row.opened_at === null ? 'new' : 'opened'
  const shown = {
    id,
    receipt,
    kind,
    terminal,
    submittedAt,
    clockTrusted,
    onBehalf,
    state,
    ...(handedIn && { handedIn }),
  } as const
  const timed = needsReceiptDay(kind)
  const receiptDay = timed ? windowState(records).receiptDay?.day : undefined
  return {
    ...shown,
    terminalName: row.former_name ?? row.terminal_name ?? '',
    ...(row.from_card !== null && { cameFrom: bodyOf(row.from_card) }),
    ...(row.to_card !== null && { handedTo: { body: bodyOf(row.to_card), taken: row.handed_outcome === 'taken' } }),
    receivedAt: row.received_at,
    toPublish: timed && row.to_card === null && waitsToBePublic(caseState(events, parts.calendars)),
    toConfirm: timed && receiptDay === undefined && state !== 'answered' && row.to_card === null,
    ...(receiptDay !== undefined && { receiptDay }),
    // Whoever has it now answers for the limit.
    ...(timed && row.to_card === null && { limit: limitFrom(receiptDay, submissionDay(header, row.received_at), events, parts) }),
    ...(followUp !== undefined && { followUp }),
    ...(row.to_card === null && houseLimitOf(header, row.received_at, followUp !== undefined, parts)),
  }
}

function houseLimitOf(
  header: SubmissionHeader,
  receivedAt: string,
  toFollowUp: boolean,
  parts: InboxParts,
): Pick<InboxRow, 'house'> {
  const { calendars, consultationDays, ratingDays, now } = parts
  // A terminal's clock may run ahead: nothing was submitted after it came here.
  const [from = ''] = [submissionDay(header, receivedAt), chinaDay(new Date(receivedAt))].sort()
  const last = toFollowUp ? followUpBy(from, ratingDays, calendars) : houseLimit(header.kind, from, consultationDays, calendars)
  if (last === undefined) return {}
  const { day: lastDay, estimated } = last
  const allowed = toFollowUp ? ratingDays : consultationDays
  const left = daysLeft(lastDay, chinaDay(now()), calendars)
  return { house: { from, provisional: false, lastDay, allowed, estimated, left } }
}

function bodyOf(card: string): string {
  return officeCardSchema.parse(JSON.parse(card)).office.body
}

function limitFrom(
  receiptDay: string | undefined,
  submittedOn: string,
  events: readonly CaseEvent[],
  { calendars, now }: InboxParts,
): AnswerLimit {
  const from = receiptDay ?? submittedOn
  const { due, allowed, estimated, waiting, days } = statutoryClock(from, clockEvents(events, calendars), calendars)
  const shared = { from, provisional: receiptDay === undefined, allowed, estimated }
  if (due !== undefined) return { ...shared, lastDay: due, left: daysLeft(due, chinaDay(now()), calendars) }
  const on = waiting.includes('fee') ? 'fee' : 'supplement'
  return { ...shared, lastDay: days.at(-1)?.day ?? from, left: { state: 'waiting', on } }
}
