// A table of thousands of rows (公示 of subsidies) in parts: the first stands in the document at once, the others are drawn while it is read (growing-tables.ts).

/** Below this a table is laid out quickly enough as one. */
const LONG_FROM_ROWS = 300
/** Laid out within a few frames on an old machine. More than a screen holds. */
const ROWS_A_PART = 50

export interface LongTable {
  /** Those after the first, each a table without head, in no document yet. */
  readonly parts: readonly HTMLTableElement[]
}

/** Names the box of the long table with this number in the fitted document. */
export const LONG_TABLE = 'data-long-table'

/** Leaves of each long table its first part in its box, beside a table to measure its columns with. In the order of their numbers. */
export function cutLongTables(page: Document): LongTable[] {
  return [...page.querySelectorAll<HTMLTableElement>('.table-box > table')].filter(isLong).map(cut)
}

/** Cells over several rows or columns hold a table together: it stays whole. */
function isLong(table: HTMLTableElement): boolean {
  const rows = bodyRows(table)
  const columns = rows[0]?.cells.length
  return (
    rows.length >= LONG_FROM_ROWS &&
    table.tFoot === null &&
    table.querySelector('tbody [rowspan], tbody [colspan], table') === null &&
    rows.every((row) => row.cells.length === columns)
  )
}

function cut(table: HTMLTableElement, number: number): LongTable {
  const rows = bodyRows(table)
  const box = table.parentElement
  box?.setAttribute(LONG_TABLE, String(number))
  const part = table.ownerDocument.createElement('div')
  part.className = 'table-part'
  box?.append(measuringTable(table, widestRows(rows)), part)
  part.append(table)
  const parts: HTMLTableElement[] = []
  for (let from = ROWS_A_PART; from < rows.length; from += ROWS_A_PART) {
    parts.push(tableOf(table, rows.slice(from, from + ROWS_A_PART)))
  }
  return { parts }
}

/** All columns are as wide in it as they would be in the whole table, for it has the head and the widest cell of each. */
function measuringTable(table: HTMLTableElement, widest: readonly HTMLTableRowElement[]): HTMLElement {
  const holder = table.ownerDocument.createElement('div')
  holder.className = 'table-widths'
  holder.setAttribute('data-measures', '')
  holder.setAttribute('aria-hidden', 'true')
  const measuring = tableOf(
    table,
    widest.map((row) => cloneOf(row)),
  )
  if (table.tHead !== null) measuring.prepend(cloneOf(table.tHead))
  holder.append(measuring)
  return holder
}

/** For each column the row with the most to say in it, and the one with the longest word that is not broken. */
function widestRows(rows: readonly HTMLTableRowElement[]): HTMLTableRowElement[] {
  const widest = new Set<HTMLTableRowElement>()
  for (let column = 0; column < (rows[0]?.cells.length ?? 0); column += 1) {
    const cells = rows.map((row) => ({ row, text: row.cells[column]?.textContent ?? '' }))
    for (const size of [widthOf, longestWord]) {
      let most = -1
      let found: HTMLTableRowElement | undefined
      for (const { row, text } of cells) {
        // No text is wider than as many Chinese characters: most need not be looked at.
        if (text.length * 2 <= most || size(text) <= most) continue
        most = size(text)
        found = row
      }
      if (found !== undefined) widest.add(found)
    }
  }
  return [...widest]
}

/** In halves of a Chinese character. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u11ff\u2e80-\ud7af\uf900-\uffee]/gu)?.length ?? 0)
}

function longestWord(text: string): number {
  return Math.max(0, ...(text.match(/[^\s\u2e80-\u9fff\uf900-\uffee]+/gu) ?? []).map((word) => word.length))
}

function tableOf(like: HTMLTableElement, rows: readonly HTMLTableRowElement[]): HTMLTableElement {
  const table = cloneOf(like, false)
  const body = like.ownerDocument.createElement('tbody')
  body.append(...rows)
  table.append(body)
  return table
}

function cloneOf<Kind extends HTMLElement>(element: Kind, deep = true): Kind {
  return element.ownerDocument.importNode(element, deep)
}

function bodyRows(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.tBodies].flatMap((body) => [...body.rows])
}
