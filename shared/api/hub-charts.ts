// Contract between the hub and its console for the charts (统计): numbers alone, nothing of who asked for what.
import { z } from 'zod'
import { AGES } from '../charts/content-age.ts'
import { OUTCOMES } from '../charts/request-charts.ts'
import { DOCUMENT_KINDS, daySchema } from '../content/document.ts'
import { localisedSchema } from '../standard/localised.ts'
import { endpoint } from './endpoint.ts'

const ZONE_NAME_MAX = 24

const chartsSchema = z.object({
  months: z.array(z.object({ month: z.string(), outcomes: z.record(z.enum(OUTCOMES), z.int()) })),
  /** Working days. */
  answers: z.array(z.object({ answeredOn: daySchema, taken: z.int(), allowed: z.int() })),
  ages: z.array(z.object({ kind: z.enum(DOCUMENT_KINDS), newest: daySchema, ages: z.record(z.enum(AGES), z.int()) })),
  use: z.object({
    since: daySchema,
    zones: z.array(z.object({ name: localisedSchema(ZONE_NAME_MAX).optional(), hours: z.array(z.int()).length(24) })),
    searches: z.array(z.object({ day: daySchema, searches: z.int(), withoutResult: z.int() })),
  }),
})
export type Charts = z.output<typeof chartsSchema>

export const hubChartsApi = {
  charts: endpoint('GET', '/api/console/charts', z.object({}), chartsSchema),
} as const
