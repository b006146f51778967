// The last report on 五个统一, kept in the ledger: the contract of shared/api/terminal-report.ts.
import type { Hono } from 'hono'
import { terminalReportApi } from '../../../shared/api/terminal-report.ts'
import { ok } from '../../../shared/result.ts'
import { withoutPictures } from '../../../shared/standard/report.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Grants } from '../roles/grants.ts'
import { guardedBy } from './guarded.ts'

export function reportRoutes(app: Hono, { ledger, grants }: { readonly ledger: Ledger; readonly grants: Grants }): void {
  const guarded = guardedBy(app, grants)
  guarded('maintenance', terminalReportApi.lastReport, () => {
    const report = ledger.settings.get('standard-report')
    return ok({ ...(report && { report }) })
  })
  guarded('maintenance', terminalReportApi.keepReport, ({ report }) => {
    ledger.settings.set('standard-report', withoutPictures(report))
    return ok({ kept: true as const })
  })
}
