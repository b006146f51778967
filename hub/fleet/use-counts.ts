// What terminals tell of their use: kept by the hour, the last word of each run counts.
import { type HourOfUse, hourCountsSchema, hourOf, type TerminalUse } from '../../shared/charts/use-counts.ts'
import type { HubStore } from '../store/open-store.ts'

const KEPT_DAYS = 366
const DAY_MS = 86_400_000

export async function keepUse(store: HubStore, terminal: string, { run, hours }: TerminalUse, now: Date): Promise<void> {
  for (const [hour, counted] of Object.entries(hours)) {
    const counts = JSON.stringify(counted)
    await store
      .insertInto('use_count')
      .values({ terminal, run, hour, counts })
      .onConflict((conflict) => conflict.columns(['terminal', 'run', 'hour']).doUpdateSet({ counts }))
      .execute()
  }
  await store
    .deleteFrom('use_count')
    .where('hour', '<', hourOf(new Date(now.getTime() - KEPT_DAYS * DAY_MS)))
    .execute()
}

/** Of all terminals together. `since`: `YYYY-MM-DD`, included. */
export async function countedSince(store: HubStore, since: string): Promise<HourOfUse[]> {
  const rows = await store.selectFrom('use_count').select(['hour', 'counts']).where('hour', '>=', since).orderBy('hour').execute()
  return rows.map(({ hour, counts }) => ({ hour, counts: hourCountsSchema.parse(JSON.parse(counts)) }))
}
