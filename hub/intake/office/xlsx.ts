// A workbook (.xlsx) to tables. What a reader of the paper would not see (hidden sheets, rows, columns) waits for a person's decision.
import { DOCUMENT_MEDIA_MAX } from '../../../shared/content/catalogue.ts'
import { WORKBOOK_MAX_CELLS } from '../../../shared/content/limits.ts'
import type { TextPart } from '../../../shared/review/rule.ts'
import type { Archive } from './archive.ts'
import { builtInFormat } from './cell-text.ts'
import { fileProperties } from './file-properties.ts'
import { type IntakeDecisions, type OfficeDocument, type OfficeMedia, type OfficeNote, Refused, undecided } from './reading.ts'
import { columnName, isTrue, readSheet, type Sheet, unescaped, type WorkbookFacts } from './sheet.ts'
import { isHiddenColumn, sheetTables } from './sheet-table.ts'
import { child, childrenNamed, descendants, escapeXml, parseXml, readXml, textOf, type XmlElement } from './xml.ts'

interface NamedSheet extends Sheet {
  readonly name: string
  readonly isHidden: boolean
}

const PICTURES: Readonly<Record<string, OfficeMedia['mediaType']>> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' }
const NAMES_MAX = 10

export async function readXlsx(archive: Archive, decisions: IntakeDecisions): Promise<OfficeDocument> {
  const sheets = await readSheets(archive)
  const shown = sheets.filter(({ isHidden }) => !isHidden || decisions.hidden === 'included')
  const tables = shown
    .map((sheet) => ({ name: sheet.name, ...sheetTables(sheet, decisions.hidden === 'included') }))
    .filter(({ html }) => html !== '')
  const heading = (name: string) => (tables.length > 1 ? `<h2>${escapeXml(name)}</h2>` : '')
  const { media, leftOut } = await pictures(archive)
  return {
    outcome: 'document',
    extension: '.xlsx',
    html: tables.map(({ name, html }) => `${heading(name)}${html}`).join(''),
    text: tables.map(({ name, text }) => (tables.length > 1 ? `${name}\n${text}` : text)).join('\n\n'),
    textLayer: 'good',
    media,
    aside: (await asideTexts(archive, sheets)).filter(({ text }) => text !== ''),
    notes: [...hiddenNotes(sheets, decisions), ...sheets.flatMap(cellNotes), ...(await otherNotes(archive, decisions, leftOut))],
    carriesFile: false,
  }
}

async function readSheets(archive: Archive): Promise<NamedSheet[]> {
  const book = await part(archive, 'xl/workbook.xml')
  if (book === undefined) throw new Refused('file-damaged')
  const relations = await part(archive, 'xl/_rels/workbook.xml.rels')
  const targets = new Map(
    childrenNamed(relations, 'rel:Relationship').map(({ attributes }) => [attributes['Id'] ?? '', attributes['Target'] ?? '']),
  )
  const facts: WorkbookFacts = {
    strings: await sharedStrings(archive),
    formats: formatsOf(await part(archive, 'xl/styles.xml')),
    since1904: isTrue(child(book, 's:workbookPr')?.attributes['date1904']),
    budget: { cells: WORKBOOK_MAX_CELLS },
  }
  const sheets: NamedSheet[] = []
  for (const { attributes } of childrenNamed(child(book, 's:sheets'), 's:sheet')) {
    const target = targets.get(attributes['r:id'] ?? '') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    // Sheets that are charts or old macros have no cells.
    if (!/worksheets\//.test(path)) continue
    const bytes = await archive.read(path)
    if (bytes === undefined) throw new Refused('file-damaged')
    const isHidden = ['hidden', 'veryHidden'].includes(attributes['state'] ?? '')
    sheets.push({ ...readSheet(bytes, facts), name: attributes['name'] ?? '', isHidden })
  }
  return sheets
}

async function sharedStrings(archive: Archive): Promise<string[]> {
  const bytes = await archive.read('xl/sharedStrings.xml')
  const strings: string[] = []
  if (bytes === undefined) return strings
  let text = ''
  let inText = false
  let inPhonetic = false
  readXml(bytes, {
    open(name) {
      if (name === 's:si') text = ''
      else if (name === 's:rPh') inPhonetic = true
      else if (name === 's:t') inText = !inPhonetic
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close(name) {
      if (name === 's:t') inText = false
      else if (name === 's:rPh') inPhonetic = false
      else if (name === 's:si') strings.push(unescaped(text))
    },
  })
  return strings
}

function formatsOf(styles: XmlElement | undefined): string[] {
  const own = new Map(
    childrenNamed(child(styles, 's:numFmts'), 's:numFmt').map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? 'General',
    ]),
  )
  return childrenNamed(child(styles, 's:cellXfs'), 's:xf').map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0)
    return own.get(id) ?? builtInFormat(id)
  })
}

function hiddenNotes(sheets: readonly NamedSheet[], decisions: IntakeDecisions): OfficeNote[] {
  const decided = decisions.hidden !== undefined
  const hidden = sheets.filter(({ isHidden, cells }) => isHidden && cells.size > 0).map(({ name }) => name)
  const notes =
    hidden.length === 0 ? [] : [undecided('xlsx-hidden-sheets', decided, { names: listed(hidden), count: hidden.length })]
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
    const rows = [...sheet.cells.keys()].filter((row) => sheet.hiddenRows.has(row))
    if (rows.length > 0)
      notes.push(
        undecided('xlsx-hidden-rows', decided, { sheet: sheet.name, rows: listed(rows.map(String)), count: rows.length }),
      )
    const used = new Set([...sheet.cells.values()].flatMap((cells) => [...cells.keys()]))
    const columns = [...used].filter((column) => isHiddenColumn(sheet, column)).sort((a, b) => a - b)
    if (columns.length > 0)
      notes.push(undecided('xlsx-hidden-columns', decided, { sheet: sheet.name, columns: listed(columns.map(columnName)) }))
  }
  return notes
}

function cellNotes({ name, errors, withoutValue, cutNumbers }: NamedSheet): OfficeNote[] {
  const note = (rule: string, severity: OfficeNote['severity'], found: Sheet['errors']): OfficeNote[] =>
    found.first === undefined ? [] : [{ rule, severity, params: { count: found.count }, where: `${name}!${found.first}` }]
  return [
    ...note('xlsx-formula-errors', 'error', errors),
    ...note('xlsx-formula-without-value', 'error', withoutValue),
    ...note('xlsx-long-numbers', 'warning', cutNumbers),
  ]
}

async function otherNotes(archive: Archive, decisions: IntakeDecisions, leftOut: number): Promise<OfficeNote[]> {
  const comments = (await commentTexts(archive)).length
  const objects = archive.names.filter((name) => /^xl\/(?:charts\/chart\d+\.xml|embeddings\/.+)$/.test(name)).length + leftOut
  return [
    ...(comments > 0 ? [undecided('office-comments', decisions.comments !== undefined, { count: comments })] : []),
    ...(objects > 0 ? [{ rule: 'office-objects-left-out', severity: 'warning' as const, params: { count: objects } }] : []),
  ]
}

async function commentTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = []
  for (const name of archive.names.filter((one) => /^xl\/(?:.*\/)?comments\d*\.xml$/i.test(one))) {
    const root = await part(archive, name)
    if (root !== undefined) texts.push(...descendants(root, 's:comment').map(textOf))
  }
  return texts
}

async function asideTexts(archive: Archive, sheets: readonly NamedSheet[]): Promise<TextPart[]> {
  const hiddenSheets = sheets.filter(({ isHidden }) => isHidden)
  return [
    { part: 'hidden-sheet', text: hiddenSheets.map((sheet) => `${sheet.name}\n${cellLines(sheet, () => true)}`).join('\n') },
    {
      part: 'hidden-cells',
      text: sheets
        .filter((sheet) => !sheet.isHidden)
        .map(hiddenCells)
        .join('\n')
        .trim(),
    },
    { part: 'comment', text: (await commentTexts(archive)).join('\n') },
    { part: 'pivot-cache', text: await pivotCaches(archive) },
    ...(await fileProperties(archive)),
  ]
}

function hiddenCells(sheet: NamedSheet): string {
  return cellLines(sheet, (row, column) => sheet.hiddenRows.has(row) || isHiddenColumn(sheet, column))
}

/** Each cell on a line: numbers of two cells are never one. */
function cellLines(sheet: NamedSheet, isMeant: (row: number, column: number) => boolean): string {
  return [...sheet.cells]
    .flatMap(([row, cells]) => Array.from(cells, ([column, { text }]) => (isMeant(row, column) ? text : '')))
    .filter((text) => text !== '')
    .join('\n')
}

/** A pivot table keeps a copy of the rows that it was made from, also where the sheet with them is gone. */
async function pivotCaches(archive: Archive): Promise<string> {
  const values: string[] = []
  for (const name of archive.names.filter((one) => /^xl\/pivotCache\/pivotCache(?:Records|Definition)\d*\.xml$/i.test(one))) {
    const bytes = await archive.read(name)
    if (bytes === undefined) continue
    readXml(bytes, {
      open: (element, attributes) => {
        if ((element === 's:s' || element === 's:n') && attributes['v'] !== undefined) values.push(attributes['v'])
      },
      text: () => undefined,
      close: () => undefined,
    })
  }
  return values.join('\n')
}

async function pictures(archive: Archive): Promise<{ media: OfficeMedia[]; leftOut: number }> {
  const media: OfficeMedia[] = []
  let leftOut = 0
  for (const name of archive.names.filter((one) => one.startsWith('xl/media/'))) {
    const mediaType = PICTURES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
    const bytes = mediaType === undefined || media.length >= DOCUMENT_MEDIA_MAX ? undefined : await archive.read(name)
    if (mediaType === undefined || bytes === undefined) leftOut += 1
    else media.push({ mediaType, bytes })
  }
  return { media, leftOut }
}

async function part(archive: Archive, name: string): Promise<XmlElement | undefined> {
  const bytes = await archive.read(name)
  return bytes === undefined ? undefined : parseXml(bytes)
}

function listed(names: readonly string[]): string {
  return names.length <= NAMES_MAX ? names.join('、') : `${names.slice(0, NAMES_MAX).join('、')} …`
}
