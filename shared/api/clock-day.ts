// One day of the statutory clock as it goes to the pages.
import { z } from 'zod'
import { daySchema } from '../content/document.ts'

export const clockDaySchema = z.object({
  day: daySchema,
  counted: z.boolean(),
  number: z.int().optional(),
  why: z.enum([
    ...['working-day', 'weekend', 'holiday', 'worked-weekend', 'receipt', 'restart-supplement', 'restart-fee', 'deferred'],
    ...['waiting-supplement', 'waiting-fee', 'waiting-third-party', 'waiting-co-producer'],
  ] as const),
  estimated: z.boolean(),
})
