// One whole audit of a terminal's data folder: host, pages and a Chromium of its own; the report; its picture on paper and as a file.
import type { Browser, Page } from 'playwright-core'
import { releaseVersion } from '../../platform/version.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Language } from '../../shared/standard/localised.ts'
import { makeReport, type Report, type SeenFinding, withoutPictures, withSince } from '../../shared/standard/report.ts'
import type { StandardFinding } from '../../shared/standard/rule.ts'
import type { MeasuredScreen } from '../../shared/standard/shown/measured.ts'
import type { Variant } from '../../shared/standard/shown/variant.ts'
import { serveTerminal } from '../browser/serve-terminal.ts'
import { type Host, openHost } from '../host/host.ts'
import { enrol } from '../host/outbox/enrol.ts'
import { type Audited, auditPages } from './audit-pages.ts'
import { askPages } from './page-audit.ts'

export interface TerminalToAudit {
  readonly folder: string
  /** A demonstration: where it gets its content from. Nobody keeps registers for it, so running duty is not looked at. */
  readonly demo?: { readonly hub: string; readonly code: string }
}

export interface AuditOrder {
  readonly pages: string
  readonly chromium: string
  readonly variants: readonly Variant[]
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

const SYNC_WITHIN_MS = 60_000
const LOOK_MS = 100

/** Errors: those of the data folder, `no-content`, those of listening. */
export async function auditTerminal(terminal: TerminalToAudit, order: AuditOrder): Promise<Result<AuditOutcome>> {
  const opened = openHost({ dataFolder: terminal.folder, version: releaseVersion(), log: () => undefined })
  if (!opened.ok) return opened
  const host = opened.value
  try {
    const filled = await hasContent(host, terminal)
    if (!filled) return fail('no-content', { path: terminal.folder })
    const served = await serveTerminal(host, { pages: order.pages, port: 0, used: () => undefined })
    if (!served.ok) return served
    const browser = await startChromium(order.chromium)
    try {
      return ok(await auditInBrowser(browser, served.value.newAddress(), host, terminal, order))
    } finally {
      await browser.close()
      await served.value.close()
    }
  } finally {
    await host.close()
  }
}

async function hasContent(host: Host, { demo }: TerminalToAudit): Promise<boolean> {
  if (demo === undefined || host.ledger.settings.get('grant') !== undefined) return host.state().content !== undefined
  await enrol(host.ledger, demo.hub, demo.code)
  for (const end = performance.now() + SYNC_WITHIN_MS; performance.now() < end; ) {
    const { content, office, setting } = host.state()
    if (content !== undefined && office !== undefined && setting.theme !== undefined) return true
    await host.poller.round()
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return false
}

async function startChromium(executablePath: string): Promise<Browser> {
  // Read only here: no other command needs it.
  const { chromium } = await import('playwright-core')
  const root = process.getuid?.() === 0
  return await chromium.launch({
    executablePath,
    // Chromium refuses to run as root with its sandbox; as an ordinary user the sandbox stays on.
    args: [...(root ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
}

async function auditInBrowser(
  browser: Browser,
  address: string,
  host: Host,
  { demo }: TerminalToAudit,
  order: AuditOrder,
): Promise<AuditOutcome> {
  const [first] = order.variants
  const viewport = { width: first?.width ?? 0, height: first?.height ?? 0 }
  const page = await (await browser.newContext({ viewport, hasTouch: true })).newPage()
  await page.goto(address)
  await page.locator('.home-zones').waitFor()
  const { setting, device, terminal, clock } = host.state()
  const { profile, theme } = setting
  const photographs = order.wanted.html || order.wanted.pdf !== undefined
  const audited = await auditPages(page, {
    ...{ setting: { profile, theme, device }, variants: order.variants, photographs },
    ...(order.only && { only: order.only }),
    ...(order.turnsMax !== undefined && { turnsMax: order.turnsMax }),
    ...(order.progress && { progress: order.progress }),
  })
  const standing = host.standing().filter(({ level }) => demo === undefined || level < 4)
  const findings: SeenFinding[] = [...standing, ...audited.findings]
  const report = withSince(
    makeReport({
      ...{ profile, theme: theme?.id, terminal, hall: theme?.hall['zh-CN'], madeAt: order.now, today: clock.today },
      ...{ variants: order.variants, screens: audited.screens.length, measured: audited.measured, findings },
    }),
    host.ledger.settings.get('standard-report'),
  )
  host.ledger.settings.set('standard-report', withoutPictures(report))
  const html = photographs ? await showReport(page, report, order) : undefined
  return { audited, standing, report, html }
}

/** The pages set the report themselves, with their own words and fonts. */
async function showReport(page: Page, report: Report, { language, wanted }: AuditOrder): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const html = String(await askPages(page, 'showReport', report, language))
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  if (wanted.pdf !== undefined) await page.pdf({ path: wanted.pdf, format: 'A4', printBackground: false })
  return html
}
