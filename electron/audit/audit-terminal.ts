// One whole audit of a terminal's data folder: host, pages and a Chromium of its own; the report; its picture on paper and as a file.
import type { Page } from 'playwright-core'
import type { Result } from '../../shared/result.ts'
import type { Language } from '../../shared/standard/localised.ts'
import { makeReport, type Report, type SeenFinding, withoutPictures, withSince } from '../../shared/standard/report.ts'
import type { StandardFinding } from '../../shared/standard/rule.ts'
import type { MeasuredScreen } from '../../shared/standard/shown/measured.ts'
import { shownZones } from '../../shared/standard/shown-setting.ts'
import type { Host } from '../host/host.ts'
import { type Audited, auditPages } from './audit-pages.ts'
import { LookedAtPage, within } from './looked-at-page.ts'
import { askPages } from './page-audit.ts'
import { type PagesToRun, type TerminalToAudit, withRunningPages } from './running-pages.ts'

export interface AuditOrder extends PagesToRun {
  /** Only pages whose name begins so. */
  readonly only?: readonly string[]
  /** Pages of one text that are turned to. */
  readonly turnsMax?: number
  readonly now: Date
  /** Language of the report. */
  readonly language: Language
  readonly wanted: { readonly html: boolean; readonly pdf: string | undefined }
  readonly progress?: (variant: number, measured: MeasuredScreen) => void
}

export interface AuditOutcome {
  readonly audited: Audited
  readonly standing: readonly StandardFinding[]
  readonly report: Report
  readonly html: string | undefined
}

/** Errors: those of the data folder, `no-content`, those of listening, `pages-stopped`. */
export async function auditTerminal(terminal: TerminalToAudit, order: AuditOrder): Promise<Result<AuditOutcome>> {
  return await withRunningPages(terminal, order, (open, host) => auditInBrowser(open, host, terminal, order))
}

async function auditInBrowser(
  open: () => Promise<Page>,
  host: Host,
  { demo }: TerminalToAudit,
  order: AuditOrder,
): Promise<AuditOutcome> {
  const page = await LookedAtPage.of(open)
  const { setting, device, terminal, clock } = host.state()
  const { profile, theme } = setting
  const photographs = order.wanted.html || order.wanted.pdf !== undefined
  const audited = await auditPages(page, {
    ...{ setting: { profile, theme, device }, variants: order.variants, photographs },
    ...(order.only && { only: order.only }),
    ...(order.turnsMax !== undefined && { turnsMax: order.turnsMax }),
    ...(order.progress && { progress: order.progress }),
    grant: host.grants.give,
  })
  const standing = host.standing().filter(({ level }) => demo === undefined || level < 4)
  const findings: SeenFinding[] = [...standing, ...audited.findings]
  const report = withSince(
    makeReport({
      ...{
        profile,
        theme: theme?.id,
        terminal,
        hall: theme?.hall['zh-CN'],
        zones: shownZones(profile, theme),
        madeAt: order.now,
        today: clock.today,
      },
      ...{ variants: order.variants, screens: audited.screens.length, measured: audited.measured, findings },
    }),
    host.ledger.settings.get('standard-report'),
  )
  host.ledger.settings.set('standard-report', withoutPictures(report))
  const html = photographs ? await page.look((shown) => showReport(shown, report, order)) : undefined
  return { audited, standing, report, html }
}

/** The pages set the report themselves, with their own words and fonts. */
async function showReport(page: Page, report: Report, { language, wanted }: AuditOrder): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const html = String(await within(askPages(page, 'showReport', report, language)))
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  if (wanted.pdf !== undefined) await page.pdf({ path: wanted.pdf, format: 'A4', printBackground: false })
  return html
}
