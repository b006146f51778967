// What `zwgk audit` asks of the running pages, one step at a time, so that it can take a picture of what stands there before it goes on; and
// the report, set with the pages' own words and fonts. A file of its own beside the pages: nothing of it is loaded until somebody asks.
import { createRoot } from 'react-dom/client'
import type { TerminalRole } from '../../../shared/roles/pin.ts'
import { type Report, reportSchema } from '../../../shared/standard/report.ts'
import type { MeasuredScreen } from '../../../shared/standard/shown/measured.ts'
import reportStyle from '../../report/report.css?inline'
import { ReportSheet } from '../../report/report-sheet.tsx'
import type { Language } from '../../ui/language.ts'
import tokens from '../../ui/tokens.css?inline'
import { auditBegins, auditEnds } from '../state/audit-run.ts'
import { useAtTheDesk } from '../state/grant.ts'
import { chooseLanguage } from '../state/viewing.ts'
import fileStyle from './report-file.css?inline'
import { settled } from './settled.ts'
import { type WalkOptions, walk } from './walk.ts'

/** Somebody who has the host itself gives its grant; here nobody types a PIN. */
export function enter(role: TerminalRole, grant: string): void {
  useAtTheDesk.setState({ role, grant })
}

let under: AsyncGenerator<MeasuredScreen, void> | undefined

export function begin(options: WalkOptions): void {
  auditBegins()
  under = walk(options)
}

/** The next page as measured; undefined when all has been seen, and the terminal is as it was. */
export async function next(): Promise<MeasuredScreen | undefined> {
  const step = await under?.next()
  if (step !== undefined && step.done !== true) return step.value
  auditEnds()
  return undefined
}

/** Sets the report where the printer sees it. Gives it back as a file that stands by itself. */
export async function showReport(written: unknown, language: Language): Promise<string> {
  const report: Report = reportSchema.parse(written)
  chooseLanguage(language)
  const sheet = document.createElement('div')
  sheet.className = 'print-sheet'
  document.body.append(sheet)
  createRoot(sheet).render(<ReportSheet report={report} />)
  await settled()
  return fileOf(sheet, language)
}

function fileOf(sheet: HTMLElement, language: Language): string {
  const file = document.implementation.createHTMLDocument(sheet.querySelector('h1')?.textContent ?? '')
  file.documentElement.lang = language
  const charset = file.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  const style = file.createElement('style')
  style.textContent = `${tokens}\n${reportStyle}\n${fileStyle}`
  file.head.prepend(charset)
  file.head.append(style)
  file.body.innerHTML = sheet.innerHTML
  return `<!doctype html>\n${file.documentElement.outerHTML}\n`
}
