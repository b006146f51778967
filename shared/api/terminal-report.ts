// Contract between the terminal's report on 五个统一 and its host: the last report is kept, so that the next can say since when a fault has been there.
import { z } from 'zod'
import { reportSchema } from '../standard/report.ts'
import { endpoint } from './endpoint.ts'

export const terminalReportApi = {
  /** Without pictures. */
  lastReport: endpoint('GET', '/api/maintenance/report', z.object({}), z.object({ report: reportSchema.optional() })),
  /** Takes the place of the one before. */
  keepReport: endpoint(
    'POST',
    '/api/maintenance/report',
    z.strictObject({ report: reportSchema }),
    z.object({ kept: z.literal(true) }),
  ),
} as const
