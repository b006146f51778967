// Events of the clock as somebody types them: `extended=2026-10-20+20`, `supplement-asked=2026-03-02..2026-03-13`.
import { z } from 'zod'
import { fail, ok, type Result } from '../../result.ts'
import type { ClockEvent } from './statutory-clock.ts'
import { EXTENSION_MAX_WORKING_DAYS } from './statutory-limits.ts'

const day = z.iso.date()
const eventSchema = z.union([
  z.object({
    kind: z.enum([
      ...['supplement-answered', 'fee-paid', 'third-party-asked', 'third-party-answered'],
      ...['co-producer-asked', 'co-producer-answered'],
    ] as const),
    day,
  }),
  z
    .object({ kind: z.enum(['supplement-asked', 'fee-noticed', 'deferred']), day, until: day })
    .refine(({ day: from, until }) => until >= from),
  z.object({ kind: z.literal('extended'), day, workingDays: z.coerce.number().int().min(1).max(EXTENSION_MAX_WORKING_DAYS) }),
])

const MOST_EVENTS = 100

/** Separated by commas. Errors: `clock-event-wrong` with the one that can't be read. */
export function clockEventsFrom(text: string): Result<ClockEvent[], 'clock-event-wrong'> {
  const events: ClockEvent[] = []
  for (const name of text.split(',').slice(0, MOST_EVENTS)) {
    const [, kind, on, until, workingDays] = /^([a-z-]+)=([\d-]{10})(?:\.\.([\d-]{10})|\+(\d{1,2}))?$/.exec(name.trim()) ?? []
    const event = eventSchema.safeParse({ kind, day: on, ...(until && { until }), ...(workingDays && { workingDays }) })
    if (!event.success) return fail('clock-event-wrong', { name: name.slice(0, 80) })
    events.push(event.data)
  }
  return ok(events)
}
