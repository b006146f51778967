// A .csv or tab-separated list, as statistics programs save it, to the same table that a workbook gives.
import { WORKBOOK_MAX_CELLS } from '../../shared/content/limits.ts'
import type { Cell } from './office/sheet.ts'
import { type SheetTables, sheetTables } from './office/sheet-table.ts'

/** Undefined when it holds more cells than a table may have; it is then read as plain lines. */
export function csvTable(text: string): SheetTables | undefined {
  const rows = csvRows(text)
  if (rows.reduce((sum, row) => sum + row.length, 0) > WORKBOOK_MAX_CELLS) return undefined
  const cells = new Map<number, ReadonlyMap<number, Cell>>()
  for (const [i, row] of rows.entries()) {
    const filled = row.map((value, j) => [j + 1, { text: value, isNumber: /^-?\d+(?:\.\d+)?$/.test(value) }] as const)
    const inRow = new Map(filled.filter(([, cell]) => cell.text !== ''))
    if (inRow.size > 0) cells.set(i + 1, inRow)
  }
  const none = { count: 0 }
  const merged = { merges: [], hiddenRows: new Set<number>(), hiddenColumns: [] }
  return sheetTables({ cells, ...merged, errors: none, withoutValue: none, cutNumbers: none }, false)
}

/** RFC 4180, with tabs where there are more of them than commas, and `="00123"` as Excel needs it for leading zeros. */
export function csvRows(text: string): string[][] {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const separator = first.split('\t').length > first.split(',').length ? '\t' : ','
  const rows: string[][] = [[]]
  const field =
    separator === '\t'
      ? /(?:=?"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y
      : /(?:=?"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\r|\n|$)/y
  while (field.lastIndex < text.length) {
    const at = field.lastIndex
    const match = field.exec(text)
    if (match === null) {
      // A quote that never closes: the rest of its line is taken as it stands.
      const end = text.slice(at).search(/[\r\n]|$/) + at
      rows.at(-1)?.push(text.slice(at, end).trim())
      rows.push([])
      field.lastIndex = Math.max(end + 1, at + 1)
      continue
    }
    rows.at(-1)?.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim())
    if (match[3] !== separator) rows.push([])
  }
  return rows.filter((row) => row.some((value) => value !== ''))
}
