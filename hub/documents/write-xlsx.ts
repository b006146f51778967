// Tables as an Excel file: numbers as numbers, cells that stretch, a sheet for each table. Only what our tables need.
import JSZip from 'jszip'
import type { GridTable } from './write-docx.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** `title` becomes the sheet's name: at most 31 characters, none of `[]:*?/\`. */
export async function tablesXlsx(tables: readonly GridTable[]): Promise<Buffer> {
  const zip = new JSZip()
  const ids = tables.map((_, at) => at + 1)
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  zip.file(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>` +
      `${ids.map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${content}.worksheet+xml"/>`).join('')}</Types>`,
  )
  zip.file(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${ids.map((id) => `<Relationship Id="rId${id}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}` +
      `<Relationship Id="rId${ids.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  )
  const sheets = tables.map(
    ({ title }, at) => `<sheet name="${escaped(sheetName(title))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  zip.file(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`,
  )
  zip.file('xl/styles.xml', STYLES)
  tables.forEach((table, at) => {
    zip.file(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(table))
  })
  return await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** One style for all cells: thin borders, centred vertically, wrapped. */
const EDGE = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('')
const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  `<borders count="2"><border/><border>${EDGE}<diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
  '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>'

function sheetXml({ rows }: GridTable): string {
  const taken = new Set<string>()
  const merges: string[] = []
  const written = rows.map((cells, row) => {
    let column = 0
    const inRow = cells.map(({ text, columns = 1, rows: down = 1 }) => {
      while (taken.has(`${row}/${column}`)) column += 1
      const start = address(row, column)
      for (let r = row; r < row + down; r += 1) for (let c = column; c < column + columns; c += 1) taken.add(`${r}/${c}`)
      if (columns > 1 || down > 1) merges.push(`${start}:${address(row + down - 1, column + columns - 1)}`)
      return typeof text === 'number'
        ? `<c r="${start}" s="1"><v>${text}</v></c>`
        : `<c r="${start}" s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
    })
    return `<row r="${row + 1}">${inRow.join('')}</row>`
  })
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="3" width="22" customWidth="1"/></cols><sheetData>${written.join('')}</sheetData>${merged}</worksheet>`
}

const LETTERS = 26

/** `A1` for row 0, column 0. */
function address(row: number, column: number): string {
  const letters = (at: number): string =>
    at < 0 ? '' : letters(Math.floor(at / LETTERS) - 1) + String.fromCharCode(65 + (at % LETTERS))
  return `${letters(column)}${row + 1}`
}

function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
}
