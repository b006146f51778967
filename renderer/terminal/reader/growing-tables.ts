// Draws the further parts of long tables one after the other, each in a task of its own, so that a touch is answered in between.
import { GROWING, WAITED_FOR } from '../frame/growing.ts'
import { hasOutgrown, layParts, undoLaidPart } from '../frame/laid-part.ts'
import { QUIET_MS, whenQuiet } from '../frame/when-quiet.ts'
import { keepNumbersWhole } from './document-html.ts'
import { LONG_TABLE, type LongTable } from './long-tables.ts'

/** Somebody who turns page after page does so within this time. Meanwhile only as much grows as they need. */
const TURNING_MS = 1500
/** So many screens are to be ready below what is seen. */
const READY_SCREENS = 2

/** `body` holds the first part of each of `tables`. Returns what ends it. */
export function growTables(body: HTMLElement, tables: readonly LongTable[]): () => void {
  const growing = tables.flatMap(({ parts }, number) => {
    const box = body.querySelector<HTMLElement>(`[${LONG_TABLE}="${number}"]`)
    return box === null ? [] : [new GrowingTable(box, parts)]
  })
  if (growing.length === 0) return () => undefined
  let giveUp = () => {}
  const goOn = () => {
    const next = growing.find((table) => !table.isWhole())
    body.toggleAttribute(GROWING, next !== undefined)
    if (next === undefined) return
    const grow = () => {
      next.grow(watch)
      goOn()
    }
    giveUp = whenQuiet(grow, () => (next.isReady() ? TURNING_MS : QUIET_MS))
  }
  // Other sizes of letters, another screen, or letters of another font, which come when the first of them is to be drawn.
  const refit = () => {
    for (const table of growing) table.refit()
  }
  const watch = new ResizeObserver(refit)
  for (const table of growing) for (const cell of table.measuringCells()) watch.observe(cell)
  document.fonts.addEventListener('loadingdone', refit)
  for (const table of growing) table.fitColumns()
  body.toggleAttribute(GROWING, true)
  // The first page is painted before anything else is done.
  const painted = requestAnimationFrame(goOn)
  return () => {
    cancelAnimationFrame(painted)
    giveUp()
    watch.disconnect()
    document.fonts.removeEventListener('loadingdone', refit)
    for (const table of growing) table.shrink()
  }
}

class GrowingTable {
  readonly #box: HTMLElement
  readonly #waiting: HTMLTableElement[]
  #columns: readonly number[] = []
  #width = 0
  #sizes = ''

  constructor(box: HTMLElement, parts: readonly HTMLTableElement[]) {
    this.#box = box
    this.#waiting = [...parts]
  }

  isWhole(): boolean {
    return this.#waiting.length === 0
  }

  /** Is there enough of it below what is seen, and nobody waits for more? */
  isReady(): boolean {
    if (this.#box.closest(`[${WAITED_FOR}]`) !== null) return false
    return this.#box.getBoundingClientRect().bottom > (1 + READY_SCREENS) * innerHeight
  }

  /** `watch`: is to see whether the part grows later. */
  grow(watch: ResizeObserver): void {
    const table = this.#waiting.shift()
    if (table === undefined) return
    const part = document.createElement('div')
    part.className = 'table-part'
    keepNumbersWhole(table)
    part.append(table)
    this.#fix(part)
    this.#box.append(part)
    layParts([part], 'tr')
    watch.observe(part)
  }

  /** As it was found: another text may begin with the same part. */
  shrink(): void {
    for (const part of this.#parts().slice(1)) part.remove()
  }

  /** The first row that has a cell for each column. */
  measuringCells(): HTMLTableCellElement[] {
    return [...(this.#box.querySelector<HTMLTableSectionElement>('.table-widths tbody')?.rows[0]?.cells ?? [])]
  }

  /** What has changed alone: a table of thousands of rows is not to be laid out anew for a letter. */
  refit(): void {
    if (this.#measure()) this.fitColumns()
    else layParts(this.#parts().filter(hasOutgrown), 'tr')
  }

  fitColumns(): void {
    this.#measure()
    const [first, ...others] = this.#parts()
    for (const part of others) undoLaidPart(part)
    if (first !== undefined) this.#fix(first)
    for (const part of others) this.#fix(part)
    layParts(others, 'tr')
  }

  #parts(): HTMLElement[] {
    return [...this.#box.querySelectorAll<HTMLElement>(':scope > .table-part')]
  }

  /** True when a column has another width, or its letters another height. */
  #measure(): boolean {
    const cells = this.measuringCells().map((cell) => cell.getBoundingClientRect())
    const sizes = cells.map(({ width, height }) => `${width} ${height}`).join()
    const changed = sizes !== this.#sizes
    this.#sizes = sizes
    this.#columns = cells.map(({ width }) => width)
    this.#width = this.#box.querySelector('.table-widths table')?.getBoundingClientRect().width ?? 0
    return changed
  }

  #fix(part: HTMLElement): void {
    const table = part.querySelector('table')
    if (table === null) return
    part.style.width = `${this.#width}px`
    table.style.width = `${this.#width}px`
    table.toggleAttribute('data-fixed', true)
    table.querySelector('colgroup[data-widths]')?.remove()
    const group = document.createElement('colgroup')
    group.setAttribute('data-widths', '')
    for (const width of this.#columns) group.appendChild(document.createElement('col')).style.width = `${width}px`
    if (table.caption === null) table.prepend(group)
    else table.caption.after(group)
  }
}
