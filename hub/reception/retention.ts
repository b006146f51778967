// What has been kept long enough: requests whose period is over, for somebody to decide on; sign-ups a month after their event, erased by the hub itself.
import type { RetentionRow } from '../../shared/api/hub-person-data.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { caseState } from '../../shared/requests/case/case-state.ts'
import { headerSchema } from '../../shared/requests/envelope.ts'
import { type RetentionYears, requestKeptUntil, signUpKeptUntil } from '../../shared/requests/retention.ts'
import type { HubStore } from '../store/open-store.ts'
import { caseEventsBySubmission } from './case-events.ts'
import { type ErasingParts, erase, PERIOD_OVER, sweepErased } from './erase.ts'
import { unseal } from './unseal.ts'

const AHEAD_MS = 366 * 86_400_000

export interface RetentionParts extends ErasingParts {
  readonly retentionYears: RetentionYears
  /** Last day of an event that is published now. */
  readonly eventEnd: (document: string) => string | undefined
}

export interface KeptRequests {
  /** The period is over: may be destroyed now. */
  readonly past: RetentionRow[]
  /** Over within a year. */
  readonly ahead: RetentionRow[]
}

/** Answered requests whose period is over or will be soon, the first to end first. `asker`: account that looks. */
export async function keptRequests(asker: string, parts: RetentionParts): Promise<KeptRequests> {
  const now = parts.now()
  const [today, inAYear] = [chinaDay(now), chinaDay(new Date(now.getTime() + AHEAD_MS))]
  const events = await caseEventsBySubmission(parts.store)
  const handed = await handedOnDays(parts.store)
  const rows = (await kept(parts)).flatMap(({ id, receipt, kind }) => {
    const own = events.get(id) ?? []
    const answered = kind === 'disclosure-request' ? caseState(own, parts.calendars).answer?.day : undefined
    const answeredOn = answered ?? handed.get(id)
    if (answeredOn === undefined) return []
    const answeredByAsker = own.some(({ action, by }) => action.kind === 'answered' && by === asker)
    return [{ id, receipt, answeredOn, keptUntil: requestKeptUntil(answeredOn, parts.retentionYears), answeredByAsker }]
  })
  const inOrder = rows.toSorted((one, other) => (one.keptUntil < other.keptUntil ? -1 : one.keptUntil > other.keptUntil ? 1 : 0))
  return {
    past: inOrder.filter(({ keptUntil }) => keptUntil <= today),
    ahead: inOrder.filter(({ keptUntil }) => keptUntil > today && keptUntil <= inAYear),
  }
}

/** Of those named only what is past its period and was answered by somebody else: four eyes. Gives back how many. */
export async function erasePastRetention(ids: readonly string[], by: string, parts: RetentionParts): Promise<number> {
  let count = 0
  for (const { id, answeredByAsker } of (await keptRequests(by, parts)).past)
    if (!answeredByAsker && ids.includes(id) && (await erase(id, PERIOD_OVER, by, parts))) count += 1
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
    if (signUpKeptUntil(end) < today && (await erase(id, PERIOD_OVER, undefined, parts))) count += 1
  }
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
