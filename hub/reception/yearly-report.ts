// 政府信息公开工作年度报告: the tables counted from all cases, and the report as Word and Excel.
import type { MadeFile, YearlyReport } from '../../shared/api/hub-cases.ts'
import { caseState, countedCase } from '../../shared/requests/case/case-state.ts'
import {
  APPLICANT_KINDS,
  balanceProblems,
  type CountedCase,
  remedyTable,
  yearlyTable,
} from '../../shared/requests/case/yearly-table.ts'
import { ok, type Result } from '../../shared/result.ts'
import { tablesDocx } from '../documents/write-docx.ts'
import { tablesXlsx } from '../documents/write-xlsx.ts'
import { type CaseParts, DOCX } from './case-documents.ts'
import { caseEventsBySubmission } from './case-events.ts'
import { everyRow } from './inbox.ts'
import { unseal } from './unseal.ts'
import { proactiveGrid, remediesGrid, requestsGrid, yearlyForm } from './yearly-grids.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Every request is opened for the kind of its applicant; one that can't be is told under `toSettle` and counted as 其他. */
export async function yearlyReport(year: number, parts: CaseParts): Promise<Result<YearlyReport>> {
  const events = await caseEventsBySubmission(parts.store)
  const cases: CountedCase[] = []
  const toSettle: YearlyReport['toSettle'] = []
  for (const { row, erasedAt, countedAs } of await everyRow(parts)) {
    if (row.handedTo?.taken === true) continue
    if (row.limit === undefined) continue
    const payload = await unseal(row.id, parts)
    const written = payload.ok ? payload.value.answers['applicantKind'] : countedAs
    const counted = countedCase(
      APPLICANT_KINDS.find((kind) => kind === written) ?? 'other',
      row.limit.from,
      caseState(events.get(row.id) ?? [], parts.calendars),
    )
    cases.push(counted)
    if (Number(row.limit.from.slice(0, 4)) > year) continue
    if (!payload.ok && erasedAt === undefined) toSettle.push({ receipt: row.receipt, what: 'not-openable' })
    if (row.receiptDay === undefined) toSettle.push({ receipt: row.receipt, what: 'receipt-day' })
    if (row.state === 'answered' && counted.ended === undefined) toSettle.push({ receipt: row.receipt, what: 'result' })
  }
  const table = yearlyTable(cases, year)
  return ok({ year, table, remedies: remedyTable(cases, year), problems: balanceProblems(table), toSettle })
}

/** Tables two, three and four; the chapters that a person writes are left open. */
export async function yearlyFile(year: number, format: 'docx' | 'xlsx', parts: CaseParts): Promise<Result<MadeFile>> {
  const report = await yearlyReport(year, parts)
  if (!report.ok) return report
  const form = yearlyForm()
  const title = form.title.replace('{{body}}', parts.body).replace('{{year}}', String(year))
  const tables = [proactiveGrid(form), requestsGrid(report.value, form), remediesGrid(report.value, form)]
  if (format === 'xlsx') return ok(file(`${title}.xlsx`, XLSX, await tablesXlsx(tables)))
  const open = (heading: string) => [heading, form['to-write']]
  const { overview, problems, others } = form.sections
  return ok(
    file(`${title}.docx`, DOCX, await tablesDocx(title, [...open(overview), ...tables, ...open(problems), ...open(others)])),
  )
}

function file(name: string, mediaType: string, bytes: Buffer): MadeFile {
  return { name, mediaType, base64: bytes.toString('base64') }
}
