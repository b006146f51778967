// How a terminal is used, by the hour: documents opened by kind, searches, searches that found nothing. Numbers only: what was typed and read by whom is not in it.
import { z } from 'zod'
import type { Zone } from '../standard/profile.ts'

/** Of the hall's clock: `YYYY-MM-DDTHH`. */
const hourSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3])$/)
const COUNT_MAX = 100_000
const KINDS_MAX = 40
export const HOURS_TOLD_MAX = 48
const count = z.int().min(0).max(COUNT_MAX)

export const hourCountsSchema = z.strictObject({
  /** By kind; a kind of a later release passes too. */
  opened: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), count)
    .refine((held) => Object.keys(held).length <= KINDS_MAX, { message: 'too-many-names' }),
  searches: count,
  withoutResult: count,
})
export type HourCounts = z.infer<typeof hourCountsSchema>

/** Counts since the program started, told again and again: the hub keeps the last word for each hour of a run, so that nothing counts twice. */
export const terminalUseSchema = z.strictObject({
  run: z.uuid(),
  hours: z
    .record(hourSchema, hourCountsSchema)
    .refine((held) => Object.keys(held).length <= HOURS_TOLD_MAX, { message: 'too-many-hours' }),
})
export type TerminalUse = z.infer<typeof terminalUseSchema>

export interface HourOfUse {
  readonly hour: string
  readonly counts: HourCounts
}

/** The hall's hour of a moment. */
export function hourOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 13)
}

export interface ZoneUse {
  /** Undefined: kinds that stand in no zone. */
  readonly zone: string | undefined
  /** Documents opened, by the hour of the day. */
  readonly hours: readonly number[]
}

/** A kind counts for the first zone that lists it. */
export function zoneUse(use: readonly HourOfUse[], zones: readonly Pick<Zone, 'id' | 'shows'>[]): ZoneUse[] {
  const zoneOf = (kind: string) => zones.find(({ shows }) => shows.some((way) => way === kind))?.id
  const opened = use.flatMap(({ hour, counts }) =>
    Object.entries(counts.opened).map(([kind, number]) => ({ zone: zoneOf(kind), at: Number(hour.slice(11)), number })),
  )
  const found = [...zones.map(({ id }) => id), ...(opened.some(({ zone }) => zone === undefined) ? [undefined] : [])]
  return found.map((zone) => ({
    zone,
    hours: Array.from({ length: 24 }, (_, at) =>
      sum(opened.filter((one) => one.zone === zone && one.at === at).map(({ number }) => number)),
    ),
  }))
}

export interface DayOfSearches {
  readonly day: string
  readonly searches: number
  readonly withoutResult: number
}

/** Days on which somebody searched. */
export function searchesByDay(use: readonly HourOfUse[]): DayOfSearches[] {
  const byDay = Map.groupBy(use, ({ hour }) => hour.slice(0, 10))
  return [...byDay]
    .map(([day, hours]) => ({
      day,
      searches: sum(hours.map(({ counts }) => counts.searches)),
      withoutResult: sum(hours.map(({ counts }) => counts.withoutResult)),
    }))
    .filter(({ searches }) => searches > 0)
    .toSorted((one, other) => one.day.localeCompare(other.day))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
