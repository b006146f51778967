// By when the result of an opinion call (意见征集) is published: one month after its last day (2024年政务公开工作要点 一（三）).

/** So many days before the last one it is said that the result is soon due. */
export const RESULT_SOON_DAYS = 7
const DAY_MS = 86_400_000

/** The same day of the next month, or its last day (民法典 第202条). `until`: last day of the call, `YYYY-MM-DD`. */
export function resultDueOn(until: string): string {
  const [year = 0, month = 1, date = 1] = until.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, lastDay))).toISOString().slice(0, 10)
}

/** `left`: days until the last one, 0 on it. `over`: days since. */
export type ResultStanding =
  | { readonly state: 'published'; readonly on: string; readonly late: boolean }
  | { readonly state: 'running'; readonly until: string }
  | { readonly state: 'due' | 'soon'; readonly left: number }
  | { readonly state: 'overdue'; readonly over: number }

/** Where the result of a call that ends on `until` stands on `today`; `publishedOn` once it is out. */
export function resultStanding(until: string, publishedOn: string | undefined, today: string): ResultStanding {
  const due = resultDueOn(until)
  if (publishedOn !== undefined) return { state: 'published', on: publishedOn, late: publishedOn > due }
  if (today <= until) return { state: 'running', until }
  const left = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS)
  if (left < 0) return { state: 'overdue', over: -left }
  return { state: left <= RESULT_SOON_DAYS ? 'soon' : 'due', left }
}
