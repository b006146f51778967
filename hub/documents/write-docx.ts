// Official documents as Word files: editable, in the fonts and sizes of 公文 (GB/T 9704); and tables for the yearly report.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { DocumentText } from '../../shared/requests/case/document-text.ts'

/** Half points: 二号 22 pt, 三号 16 pt, 小四 12 pt. */
const TITLE_SIZE = 44
const BODY_SIZE = 32
const CELL_SIZE = 21
/** GB/T 9704: 28 pt from line to line, in twentieths. */
const LINE = 560
/** Two characters of the body, in twentieths of a point. */
const INDENT = 640
const TITLE_FONT = { ascii: 'Times New Roman', eastAsia: '方正小标宋简体', hAnsi: 'Times New Roman' }
const BODY_FONT = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }

export interface GridTable {
  readonly title: string
  readonly rows: readonly (readonly GridCell[])[]
}

/** A cell that may stretch over columns and rows; the cells it covers are left out. */
export interface GridCell {
  readonly text: string | number
  readonly columns?: number
  readonly rows?: number
}

export async function documentDocx({ title, paragraphs, signature }: DocumentText): Promise<Buffer> {
  const [addressee, ...rest] = paragraphs
  return await packed([
    heading(title),
    ...(addressee === undefined ? [] : [body(addressee, 0)]),
    ...rest.map((text) => body(text, INDENT)),
    body('', 0),
    ...signature.map((text) => new Paragraph({ alignment: AlignmentType.RIGHT, spacing, children: [run(text)] })),
  ])
}

export async function tablesDocx(title: string, parts: readonly (GridTable | string)[]): Promise<Buffer> {
  return await packed([
    heading(title),
    ...parts.flatMap((part) =>
      typeof part === 'string' ? [body(part, INDENT)] : [body(part.title, 0), table(part), body('', 0)],
    ),
  ])
}

const spacing = { line: LINE, lineRule: 'exact' } as const

function heading(text: string): Paragraph {
  return new Paragraph({
    ...{ alignment: AlignmentType.CENTER, spacing: { after: LINE } },
    children: [new TextRun({ text, size: TITLE_SIZE, font: TITLE_FONT })],
  })
}

function body(text: string, firstLine: number): Paragraph {
  return new Paragraph({ spacing, indent: { firstLine }, children: [run(text)] })
}

function run(text: string, size = BODY_SIZE): TextRun {
  return new TextRun({ text, size, font: BODY_FONT })
}

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

function table({ rows }: GridTable): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            ({ text, columns, rows: down }) =>
              new TableCell({
                ...{ columnSpan: columns ?? 1, rowSpan: down ?? 1, verticalAlign: VerticalAlignTable.CENTER },
                children: [
                  new Paragraph({
                    alignment: typeof text === 'number' ? AlignmentType.CENTER : AlignmentType.LEFT,
                    children: [run(String(text), CELL_SIZE)],
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

async function packed(children: (Paragraph | Table)[]): Promise<Buffer> {
  const page = { margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 } }
  return await Packer.toBuffer(new Document({ sections: [{ properties: { page }, children }] }))
}
