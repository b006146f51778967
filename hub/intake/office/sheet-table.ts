// A sheet's cells to tables as a reader needs them: title above, head marked, merged cells shown once but found in every row they cover.
import type { Cell, MergedCells, Sheet } from './sheet.ts'
import { escapeXml } from './xml.ts'

export interface SheetTables {
  readonly html: string
  /** A line for each row; a merged value stands in each row that it covers, so that each person is found by it. */
  readonly text: string
}

interface Placed extends Cell {
  /** Rows and columns it covers among those shown; 0 when another cell covers this place. */
  readonly rows: number
  readonly columns: number
}
type Grid = readonly (readonly (Placed | undefined)[])[]

const HEAD_CELL_MAX = 40
const HEAD_ROWS_MAX = 4
const HAN = '\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFFEF'
const BREAK_IN_HAN = new RegExp(`(?<=[${HAN}])\\s*\\n\\s*(?=[${HAN}])`, 'gu')

/** Tables are parted by empty rows. Hidden rows and columns are left out unless `withHidden`. */
export function sheetTables(sheet: Sheet, withHidden: boolean): SheetTables {
  const rows = [...sheet.cells.keys()].sort((a, b) => a - b).filter((row) => withHidden || !sheet.hiddenRows.has(row))
  const tables = blocks(rows, sheet).map((block) => table(gridOf(block, sheet, withHidden)))
  return { html: tables.map(({ html }) => html).join(''), text: tables.map(({ text }) => text).join('\n') }
}

export function isHiddenColumn(sheet: Pick<Sheet, 'hiddenColumns'>, column: number): boolean {
  return sheet.hiddenColumns.some(([from, to]) => column >= from && column <= to)
}

function blocks(rows: readonly number[], sheet: Sheet): number[][] {
  const result: number[][] = []
  for (const row of rows) {
    const before = result.at(-1)?.at(-1)
    const joined =
      before !== undefined &&
      (onlyHidden(before, row, sheet) || sheet.merges.some(({ top, bottom }) => top <= before && bottom >= row))
    if (joined) result.at(-1)?.push(row)
    else result.push([row])
  }
  return result
}

/** Nothing but hidden rows stands between the two: they follow each other on the screen. */
function onlyHidden(before: number, row: number, { hiddenRows }: Sheet): boolean {
  if (row - before > hiddenRows.size + 1) return false
  for (let between = before + 1; between < row; between += 1) if (!hiddenRows.has(between)) return false
  return true
}

function gridOf(rows: readonly number[], sheet: Sheet, withHidden: boolean): Grid {
  const merges = sheet.merges.filter(({ top, bottom }) => bottom >= (rows[0] ?? 0) && top <= (rows.at(-1) ?? 0))
  const used = new Set(rows.flatMap((row) => [...(sheet.cells.get(row)?.keys() ?? [])]))
  const columns = [...used].sort((a, b) => a - b).filter((column) => withHidden || !isHiddenColumn(sheet, column))
  const mergeAt = mergesByPlace(merges, rows, columns)
  const seen = new Set<MergedCells>()
  return rows.map((row) =>
    columns.map((column): Placed | undefined => {
      const merge = mergeAt.get(`${row},${column}`)
      const cell = sheet.cells.get(merge?.top ?? row)?.get(merge?.left ?? column)
      if (merge === undefined) return cell && { ...cell, rows: 1, columns: 1 }
      const covered = { text: cell?.text ?? '', isNumber: cell?.isNumber ?? false }
      if (seen.has(merge)) return { ...covered, rows: 0, columns: 0 }
      seen.add(merge)
      return {
        ...covered,
        rows: rows.filter((one) => one >= merge.top && one <= merge.bottom).length,
        columns: columns.filter((one) => one >= merge.left && one <= merge.right).length,
      }
    }),
  )
}

/** Only for places that are shown: a merge may reach over a million rows. */
function mergesByPlace(
  merges: readonly MergedCells[],
  rows: readonly number[],
  columns: readonly number[],
): Map<string, MergedCells> {
  const result = new Map<string, MergedCells>()
  for (const merge of merges) {
    const covered = columns.filter((column) => column >= merge.left && column <= merge.right)
    for (const row of rows) {
      if (row < merge.top || row > merge.bottom) continue
      for (const column of covered) result.set(`${row},${column}`, merge)
    }
  }
  return result
}

function table(grid: Grid): SheetTables {
  const width = Math.max(0, ...grid.map((row) => row.length))
  const titles = width > 1 ? leadingTitles(grid) : 0
  const body = grid.slice(titles)
  const head = headRows(body)
  const html = [
    ...grid
      .slice(0, titles)
      .map((row) => `<p><strong>${cellHtml(row.find((cell) => cell?.text)?.text ?? '', true)}</strong></p>`),
    ...(body.length === 0 ? [] : ['<table>']),
    ...(head > 0 ? ['<thead>', ...body.slice(0, head).map((row) => rowHtml(row, 'th')), '</thead>'] : []),
    ...(body.length > head ? ['<tbody>', ...body.slice(head).map((row) => rowHtml(row, 'td')), '</tbody>'] : []),
    ...(body.length === 0 ? [] : ['</table>']),
  ]
  return { html: html.join(''), text: grid.map((row, i) => rowText(row, i < titles + head)).join('\n') }
}

/** A row that says one thing over all columns: the table's title, its unit, its date. */
function leadingTitles(grid: Grid): number {
  const isTitle = (row: Grid[number]) =>
    row.filter((cell) => cell !== undefined && cell.rows > 0 && cell.text !== '').length === 1
  let titles = 0
  while (titles < grid.length && isTitle(grid[titles] ?? []) && reach(grid, titles) === 1) titles += 1
  return titles
}

/** The first row is the head when it holds words only and most of its columns have one; cells that reach down make it higher. */
function headRows(body: Grid): number {
  const first = body[0] ?? []
  const named = first.filter((cell) => cell !== undefined && cell.text !== '')
  const words = named.every((cell) => cell?.isNumber === false && cell.text.length <= HEAD_CELL_MAX)
  if (!words || named.length < 2 || named.length * 2 < first.length) return 0
  const height = reach(body, 0)
  return height < body.length && height <= HEAD_ROWS_MAX ? height : 0
}

function reach(grid: Grid, row: number): number {
  return Math.max(1, ...(grid[row] ?? []).map((cell) => cell?.rows ?? 1))
}

function rowHtml(row: Grid[number], tag: 'th' | 'td'): string {
  const cells = row.map((cell) => {
    if (cell === undefined) return `<${tag}></${tag}>`
    if (cell.rows === 0) return ''
    const spans = `${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}${cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}`
    return `<${tag}${spans}>${cellHtml(cell.text, tag === 'th')}</${tag}>`
  })
  return `<tr>${cells.join('')}</tr>`
}

function rowText(row: Grid[number], isHead: boolean): string {
  // A value over several columns is said once in its row.
  const texts = row
    .filter((cell, i) => cell !== undefined && !(cell.rows === 0 && row[i - 1]?.text === cell.text))
    .map((cell) => cell?.text)
  return texts
    .map((text) => oneLine(text ?? '', isHead))
    .filter((text) => text !== '')
    .join(' ')
}

/** A break in a head cell only makes the column narrow (原料中成分含⏎量). */
function cellHtml(text: string, isHead: boolean): string {
  return isHead ? escapeXml(oneLine(text, true)) : escapeXml(text.trim()).replaceAll('\n', '<br>')
}

function oneLine(text: string, joined: boolean): string {
  return (joined ? text.replace(BREAK_IN_HAN, '') : text).replace(/\s+/g, ' ').trim()
}
