// One worksheet's cells as text, read as a stream: a sheet may claim a million rows and hold three.
import { WORKBOOK_MAX_CELLS } from '../../../shared/content/limits.ts'
import { cellText, losesDigits } from './cell-text.ts'
import { Refused } from './reading.ts'
import { readXml } from './xml.ts'

export interface Cell {
  readonly text: string
  readonly isNumber: boolean
}

export interface MergedCells {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  /** Row, then column, both from 1. Cells with nothing in them are not there. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, Cell>>
  readonly merges: readonly MergedCells[]
  readonly hiddenRows: ReadonlySet<number>
  /** First and last column of each hidden stretch. */
  readonly hiddenColumns: readonly (readonly [number, number])[]
  /** The first cell that shows an error (#REF!), and how many do. */
  readonly errors: { readonly first?: string; readonly count: number }
  /** Formulas saved without what they come to. */
  readonly withoutValue: { readonly first?: string; readonly count: number }
  /** Long numbers of which Excel shows only the first digits. */
  readonly cutNumbers: { readonly first?: string; readonly count: number }
}

export interface WorkbookFacts {
  readonly strings: readonly string[]
  /** Format code of each cell style. */
  readonly formats: readonly string[]
  readonly since1904: boolean
  /** Counts down over all sheets. */
  readonly budget: { cells: number }
}

interface OpenCell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  hasFormula: boolean
  hasValue: boolean
  value: string
}

const MERGES_MAX = 20_000

export function readSheet(bytes: Uint8Array, workbook: WorkbookFacts): Sheet {
  const cells = new Map<number, Map<number, Cell>>()
  const merges: MergedCells[] = []
  const hiddenRows = new Set<number>()
  const hiddenColumns: [number, number][] = []
  const tally = { errors: counter(), withoutValue: counter(), cutNumbers: counter() }
  let row = 0
  let column = 0
  let cell: OpenCell | undefined
  let reading = false
  const close = (open: OpenCell) => {
    const place = cellName(open.row, open.column)
    if (open.hasFormula && !open.hasValue) tally.withoutValue.add(place)
    if (open.type === 'e') tally.errors.add(place)
    const number = open.type === 'n' && open.value.trim() !== '' ? Number(open.value) : Number.NaN
    if (losesDigits(number, workbook.formats[open.style] ?? 'General')) tally.cutNumbers.add(place)
    const text = shown(open, number, workbook)
    if (text.trim() === '') return
    workbook.budget.cells -= 1
    if (workbook.budget.cells < 0) throw new Refused('xlsx-too-many-cells', { max: WORKBOOK_MAX_CELLS })
    const inRow = cells.get(open.row) ?? new Map<number, Cell>()
    cells.set(open.row, inRow)
    inRow.set(open.column, { text, isNumber: !Number.isNaN(number) })
  }
  readXml(bytes, {
    open(name, attributes) {
      switch (name) {
        case 's:row':
          row = Number(attributes['r']) || row + 1
          column = 0
          if (isTrue(attributes['hidden'])) hiddenRows.add(row)
          break
        case 's:col':
          if (isTrue(attributes['hidden'])) hiddenColumns.push([Number(attributes['min']), Number(attributes['max'])])
          break
        case 's:c': {
          const at = place(attributes['r'])
          column = at?.column ?? column + 1
          const [type, style] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? 0)]
          cell = { row: at?.row ?? row, column, type, style, hasFormula: false, hasValue: false, value: '' }
          break
        }
        case 's:f':
          if (cell !== undefined) cell.hasFormula = true
          break
        case 's:v':
        case 's:t':
          reading = cell !== undefined
          if (cell !== undefined) cell.hasValue = true
          break
        case 's:rPh':
          // Phonetic guide of an inline text.
          reading = false
          break
        case 's:mergeCell': {
          const merge = mergeOf(attributes['ref'] ?? '')
          if (merges.length >= MERGES_MAX) throw new Refused('xlsx-too-many-cells', { max: WORKBOOK_MAX_CELLS })
          if (merge !== undefined) merges.push(merge)
        }
      }
    },
    text(text) {
      if (reading && cell !== undefined) cell.value += text
    },
    close(name) {
      if (name === 's:v' || name === 's:t') reading = false
      if (name !== 's:c' || cell === undefined) return
      close(cell)
      cell = undefined
    },
  })
  return {
    cells,
    merges,
    hiddenRows,
    hiddenColumns,
    errors: tally.errors.found(),
    withoutValue: tally.withoutValue.found(),
    cutNumbers: tally.cutNumbers.found(),
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  return text
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}

/** 3, 2 -> `B3`. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`
}

export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function shown({ type, style, value }: OpenCell, number: number, { strings, formats, since1904 }: WorkbookFacts): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'n':
      return Number.isNaN(number) ? value : cellText(number, formats[style] ?? 'General', since1904)
    case 'd': {
      const ms = Date.parse(value.endsWith('Z') ? value : `${value}Z`)
      return Number.isNaN(ms) ? value : cellText(ms / 86_400_000 + 25_569, formats[style] ?? 'yyyy/m/d')
    }
    default:
      return unescaped(value)
  }
}

function mergeOf(reference: string): MergedCells | undefined {
  const [from, to] = reference.split(':').map((name) => place(name))
  if (from === undefined || to === undefined || to.row < from.row || to.column < from.column) return undefined
  return { top: from.row, left: from.column, bottom: to.row, right: to.column }
}

function place(name: string | undefined): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name ?? '')
  if (match === null) return undefined
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]), column }
}

function counter() {
  let count = 0
  let first: string | undefined
  return {
    add(place: string) {
      first ??= place
      count += 1
    },
    found: () => ({ count, ...(first !== undefined && { first }) }),
  }
}
