// 政府信息公开工作年度报告: tables three and four of 国办公开办函〔2021〕30号, counted from the cases, and their 勾稽.
import { RESULT_ROWS, type ResultRow } from './answer-code.ts'
import type { RemedyResult, RemedyWay } from './case-event.ts'

/** Columns of table three: 自然人, then 法人或其他组织. */
export const APPLICANT_KINDS = ['person', 'business', 'research', 'welfare', 'legal-service', 'other'] as const
export type ApplicantKind = (typeof APPLICANT_KINDS)[number]

/** What a year's table asks of a request. Days in China. */
export interface CountedCase {
  readonly applicant: ApplicantKind
  readonly receivedOn: string
  /** Undefined while it is open. */
  readonly ended: { readonly day: string; readonly row: ResultRow } | undefined
  readonly remedies: readonly { readonly way: RemedyWay; readonly opened: string; readonly closed: RemedyResult | undefined }[]
}

/** Six columns and their sum. */
export type TableRow = Readonly<Record<ApplicantKind | 'total', number>>

export interface YearlyTable {
  /** 一、本年新收. */
  readonly received: TableRow
  /** 二、上年结转. */
  readonly carriedIn: TableRow
  /** 三、本年度办理结果, row by row. */
  readonly results: Readonly<Record<ResultRow, TableRow>>
  /** 三（七）总计. */
  readonly resultsTotal: TableRow
  /** 四、结转下年度继续办理. */
  readonly carriedOut: TableRow
}

export function yearlyTable(cases: readonly CountedCase[], year: number): YearlyTable {
  const from = `${year}-01-01`
  const until = `${year}-12-31`
  const before = (day: string | undefined, limit: string) => day !== undefined && day < limit
  const row = (holds: (one: CountedCase) => boolean) => countRow(cases.filter(holds))
  const endedInYear = ({ ended }: CountedCase) => ended !== undefined && ended.day >= from && ended.day <= until
  return {
    received: row(({ receivedOn }) => receivedOn >= from && receivedOn <= until),
    carriedIn: row(({ receivedOn, ended }) => receivedOn < from && !before(ended?.day, from)),
    results: Object.fromEntries(
      RESULT_ROWS.map((result) => [result, row((one) => endedInYear(one) && one.ended?.row === result)]),
    ) as Record<ResultRow, TableRow>,
    resultsTotal: row(endedInYear),
    carriedOut: row(({ receivedOn, ended }) => receivedOn <= until && !(ended !== undefined && ended.day <= until)),
  }
}

function countRow(cases: readonly CountedCase[]): TableRow {
  const of = (kind: ApplicantKind) => cases.filter(({ applicant }) => applicant === kind).length
  const columns = Object.fromEntries(APPLICANT_KINDS.map((kind) => [kind, of(kind)])) as Record<ApplicantKind, number>
  return { ...columns, total: cases.length }
}

export interface BalanceProblem {
  /** `sum`: a row's columns do not add up; `results`: the results do not add up; `balance`: 一 + 二 differs from 三（七）+ 四. */
  readonly rule: 'sum' | 'results' | 'balance'
  readonly row: string
  readonly column: ApplicantKind | 'total'
  readonly expected: number
  readonly found: number
}

/** 勾稽, for every row and every column; for a table that was computed and for one that was corrected by hand. */
export function balanceProblems(table: YearlyTable): BalanceProblem[] {
  const { received, carriedIn, results, resultsTotal, carriedOut } = table
  const rows = Object.entries<TableRow>({ received, carriedIn, ...results, resultsTotal, carriedOut })
  const problems: BalanceProblem[] = []
  const hold = (rule: BalanceProblem['rule'], row: string, column: BalanceProblem['column'], expected: number, found: number) => {
    if (expected !== found) problems.push({ rule, row, column, expected, found })
  }
  for (const [name, row] of rows) hold('sum', name, 'total', sum(APPLICANT_KINDS.map((kind) => row[kind])), row.total)
  for (const column of [...APPLICANT_KINDS, 'total'] as const) {
    hold('results', 'resultsTotal', column, sum(RESULT_ROWS.map((result) => results[result][column])), resultsTotal[column])
    hold('balance', 'carriedOut', column, received[column] + carriedIn[column], resultsTotal[column] + carriedOut[column])
  }
  return problems
}

/** A row of table four: 结果维持, 结果纠正, 其他结果, 尚未审结, 总计. */
export type RemedyRow = Readonly<Record<RemedyResult | 'pending' | 'total', number>>

/** 四、行政复议、行政诉讼: what was opened in the year, by how it stands now. */
export function remedyTable(cases: readonly CountedCase[], year: number): Readonly<Record<RemedyWay, RemedyRow>> {
  const opened = cases.flatMap(({ remedies }) => remedies).filter((one) => Number(one.opened.slice(0, 4)) === year)
  const row = (way: RemedyWay): RemedyRow => {
    const own = opened.filter((one) => one.way === way)
    const of = (result: RemedyResult | undefined) => own.filter(({ closed }) => closed === result).length
    return { upheld: of('upheld'), corrected: of('corrected'), other: of('other'), pending: of(undefined), total: own.length }
  }
  return { review: row('review'), 'suit-direct': row('suit-direct'), 'suit-after-review': row('suit-after-review') }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
