// The yearly tables as grids of cells, in the form of 国办公开办函〔2021〕30号; the words of the form are data.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder } from '../../platform/paths.ts'
import type { YearlyReport } from '../../shared/api/hub-cases.ts'
import { RESULT_GROUPS, RESULT_ROWS, type ResultGroup, type ResultRow } from '../../shared/requests/case/answer-code.ts'
import { APPLICANT_KINDS, type TableRow } from '../../shared/requests/case/yearly-table.ts'
import type { GridCell, GridTable } from '../documents/write-docx.ts'

const words = z.record(z.string(), z.string())
const formSchema = z.strictObject({
  title: z.string(),
  sections: z.strictObject({
    ...{ overview: z.string(), proactive: z.string(), requests: z.string() },
    ...{ remedies: z.string(), problems: z.string(), others: z.string() },
  }),
  'to-write': z.string(),
  'proactive-rows': z.array(z.array(z.string())),
  columns: words,
  rows: words,
  groups: words,
  results: words,
  remedies: words,
})
export type YearlyForm = z.infer<typeof formSchema>

export function yearlyForm(): YearlyForm {
  const path = join(projectFolder(), 'assets', 'documents', 'yearly-report.json')
  return formSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

const WIDTH = 10

/** Table two is the office's own count: its figures are left to be filled in. */
export function proactiveGrid(form: YearlyForm): GridTable {
  const rows = form['proactive-rows'].flatMap(([first = '', ...rest]) =>
    rest.some((text) => text !== '')
      ? [
          [cell(first, { columns: 4 })],
          rest.map((text, at) => cell(text, { columns: at === rest.length - 1 ? 5 - rest.length : 1 })),
        ]
      : [[cell(first), ...rest.map((text, at) => cell(text, { columns: at === rest.length - 1 ? 4 - rest.length : 1 }))]],
  )
  return { title: form.sections.proactive, rows }
}

export function requestsGrid({ table }: YearlyReport, form: YearlyForm): GridTable {
  const { columns, rows } = form
  const say = (from: Readonly<Record<string, string>>, key: string) => from[key] ?? key
  const line = (label: GridCell[], row: TableRow) => [
    ...label,
    ...APPLICANT_KINDS.map((kind) => cell(row[kind])),
    cell(row.total),
  ]
  const wide = (text: string) => [cell(text, { columns: 3 })]
  const results = (Object.keys(RESULT_GROUPS) as ResultGroup[]).flatMap((group, at) => {
    const own = RESULT_GROUPS[group] as readonly ResultRow[]
    const lead = at === 0 ? [cell(say(rows, 'results'), { rows: RESULT_ROWS.length + 1 })] : []
    if (own.length === 1)
      return own.map((row) => line([...lead, cell(say(form.groups, group), { columns: 2 })], table.results[row]))
    return own.map((row, nth) =>
      line(
        [...(nth === 0 ? [cell(say(form.groups, group), { rows: own.length })] : []), cell(say(form.results, row))],
        table.results[row],
      ),
    )
  })
  return {
    title: form.sections.requests,
    rows: [
      [cell(say(columns, 'lead'), { columns: 3, rows: 3 }), cell(say(columns, 'who'), { columns: WIDTH - 3 })],
      [
        cell(say(columns, 'person'), { rows: 2 }),
        cell(say(columns, 'organisation'), { columns: 5 }),
        cell(say(columns, 'total'), { rows: 2 }),
      ],
      APPLICANT_KINDS.filter((kind) => kind !== 'person').map((kind) => cell(say(columns, kind))),
      line(wide(say(rows, 'received')), table.received),
      line(wide(say(rows, 'carriedIn')), table.carriedIn),
      ...results,
      line([cell(say(rows, 'resultsTotal'), { columns: 2 })], table.resultsTotal),
      line(wide(say(rows, 'carriedOut')), table.carriedOut),
    ],
  }
}

const REMEDY_COLUMNS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const

export function remediesGrid({ remedies }: YearlyReport, form: YearlyForm): GridTable {
  const say = (key: string) => form.remedies[key] ?? key
  const ways = ['review', 'suit-direct', 'suit-after-review'] as const
  const kinds = REMEDY_COLUMNS.map((column) => cell(say(column)))
  return {
    title: form.sections.remedies,
    rows: [
      [cell(say('review'), { columns: 5, rows: 2 }), cell(say('suit'), { columns: 10 })],
      [cell(say('suit-direct'), { columns: 5 }), cell(say('suit-after-review'), { columns: 5 })],
      ways.flatMap(() => kinds),
      ways.flatMap((way) => REMEDY_COLUMNS.map((column) => cell(remedies[way][column]))),
    ],
  }
}

function cell(text: string | number, span: { columns?: number; rows?: number } = {}): GridCell {
  return { text, ...span }
}
