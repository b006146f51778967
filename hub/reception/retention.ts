// What has been kept long enough: requests whose period is over, for somebody to decide on; sign-ups a month after their event, erased by the hub itself.
import type { RetentionRow } from '../../shared/api/hub-person-data.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { caseState } from '../../shared/requests/case/case-state.ts'
import { headerSchema } from '../../shared/requests/envelope.ts'
import { type RetentionYears, requestKeptUntil, signUpKeptUntil } from '../../shared/requests/retention.ts'
import type { HubStore } from '../store/open-store.ts'
import { caseEventsBySubmission } from './case-events.ts'
import { type ErasingParts, erase, sweepErased } from './erase.ts'
import { unseal } from './unseal.ts'

export interface RetentionParts extends ErasingParts {
  readonly retentionYears: RetentionYears
  /** Last day of an event that is published now. */
  readonly eventEnd: (document: string) => string | undefined
}

/** Answered requests whose period is over, oldest first. */
export async function requestsPastRetention(parts: RetentionParts): Promise<RetentionRow[]> {
  const today = chinaDay(parts.now())
  const events = await caseEventsBySubmission(parts.store)
  const handed = await handedOnDays(parts.store)
  return (await kept(parts)).flatMap(({ id, receipt, kind }) => {
    const answered = kind === 'disclosure-request' ? caseState(events.get(id) ?? [], parts.calendars).answer?.day : undefined
    const answeredOn = answered ?? handed.get(id)
    const keptUntil = answeredOn === undefined ? undefined : requestKeptUntil(answeredOn, parts.retentionYears)
    return answeredOn !== undefined && keptUntil !== undefined && keptUntil <= today
      ? [{ id, receipt, answeredOn, keptUntil }]
      : []
  })
}

/** Of those named only what is past its period. Gives back how many. */
export async function erasePastRetention(ids: readonly string[], by: string, parts: RetentionParts): Promise<number> {
  let count = 0
  for (const { id } of await requestsPastRetention(parts))
    if (ids.includes(id) && (await erase(id, 'period-over', by, parts))) count += 1
  await sweepErased(parts.store)
  return count
}

/** An event that is published no more has ended: its sign-ups are counted from the day they came. */
export async function eraseEndedSignUps(parts: RetentionParts): Promise<number> {
  const today = chinaDay(parts.now())
  let count = 0
  for (const { id, kind, receivedAt } of await kept(parts)) {
    if (kind !== 'sign-up') continue
    const payload = await unseal(id, parts)
    const { document } = payload.ok ? payload.value : {}
    const end = (document === undefined ? undefined : parts.eventEnd(document)) ?? chinaDay(new Date(receivedAt))
    if (signUpKeptUntil(end) < today && (await erase(id, 'period-over', undefined, parts))) count += 1
  }
  if (count > 0) await sweepErased(parts.store)
  return count
}

/** What another office answers is kept here as long as if it had been answered on the day it went. */
async function handedOnDays(store: HubStore): Promise<Map<string, string>> {
  const rows = await store
    .selectFrom('transfer_out')
    .select(['submission_id', 'made_at'])
    .where('what', '=', 'submission')
    .where('outcome', '=', 'taken')
    .execute()
  return new Map(rows.map(({ submission_id, made_at }) => [submission_id, chinaDay(new Date(made_at))]))
}

async function kept({ store }: RetentionParts) {
  const rows = await store
    .selectFrom('submission')
    .select(['id', 'receipt', 'header', 'received_at'])
    .where('erased_at', 'is', null)
    .orderBy('received_at')
    .orderBy('receipt')
    .execute()
  return rows.map(({ id, receipt, header, received_at }) => ({
    ...{ id, receipt, receivedAt: received_at },
    kind: headerSchema.parse(JSON.parse(header)).kind,
  }))
}
