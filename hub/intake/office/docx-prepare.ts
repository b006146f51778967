// Turns a Word text into one that mammoth reads without loss: numbers written out, one of two text boxes, base text of readings, heads of tables.

import type { Numberer } from './numbering.ts'
import { inherited, isOn, levelOfStyle, numberIn, type ParagraphStyle, valueIn } from './numbering-part.ts'
import { child, childrenNamed, descendants, elements, textOf, type XmlElement, type XmlNode } from './xml.ts'

export interface PreparedWith {
  readonly styles: ReadonlyMap<string, ParagraphStyle>
  readonly numbering: XmlElement | undefined
  readonly number: Numberer
}

/** Paragraph styles of ours for outline levels that carry no heading style (公文 templates name theirs freely). */
export const OUTLINE_STYLE = 'ZwgkOutline'
const OUTLINE_MAX = 5
/** Longer than this no cell is a column's heading. */
const HEAD_CELL_MAX = 40
const HEAD_ROWS_MAX = 3

/** Changes the tree in place. */
export function prepareBody(body: XmlElement, context: PreparedWith): void {
  keepRubyBase(body)
  for (const paragraph of descendants(body, 'w:p')) {
    writeNumber(paragraph, context)
    markOutline(paragraph, context)
  }
  for (const table of descendants(body, 'w:tbl')) markHeadRows(table)
}

/**
 * Text boxes are stored twice, for new and for old programs. mammoth knows the old form; where that is missing the new one is put
 * into it. Changes the tree in place; comes before anything is counted.
 */
export function pickAlternatives(parent: XmlElement): void {
  parent.children = parent.children.flatMap((node): XmlNode[] => {
    if (typeof node === 'string') return [node]
    pickAlternatives(node)
    if (node.name === 'mc:AlternateContent') return alternative(node)
    if (node.name === 'w:drawing') return [node, ...boxesOf(node)]
    return [node]
  })
}

function alternative(node: XmlElement): XmlNode[] {
  const fallback = child(node, 'mc:Fallback')
  const choices = childrenNamed(node, 'mc:Choice')
  const hasBox = (part: XmlElement | undefined) => part !== undefined && descendants(part, 'w:txbxContent').length > 0
  const losesBox = choices.some(hasBox) && !hasBox(fallback)
  if (fallback !== undefined && fallback.children.length > 0 && !losesBox) return fallback.children
  return choices[0]?.children ?? []
}

function boxesOf(drawing: XmlElement): XmlElement[] {
  return descendants(drawing, 'w:txbxContent', ['w:txbxContent']).map((content) =>
    element('w:pict', [element('v:textbox', [content])]),
  )
}

/** 拼音指南: the reading above a character is left out, the character is kept (mammoth drops both). */
function keepRubyBase(parent: XmlElement): void {
  parent.children = parent.children.flatMap((node): XmlNode[] => {
    if (typeof node === 'string') return [node]
    if (node.name === 'w:r' && child(node, 'w:ruby') !== undefined) return splitRuby(node)
    keepRubyBase(node)
    return [node]
  })
}

function splitRuby(run: XmlElement): XmlNode[] {
  const properties = childrenNamed(run, 'w:rPr')
  return elements(run)
    .filter(({ name }) => name !== 'w:rPr')
    .flatMap((node) =>
      node.name === 'w:ruby' ? (child(node, 'w:rubyBase')?.children ?? []) : [element('w:r', [...properties, node])],
    )
}

function writeNumber(paragraph: XmlElement, { styles, numbering, number }: PreparedWith): void {
  const properties = child(paragraph, 'w:pPr')
  const own = child(properties, 'w:numPr')
  const style = valueIn(properties, 'w:pStyle')
  const list = valueIn(own, 'w:numId') ?? inherited(styles, style, 'list')
  if (properties !== undefined) properties.children = properties.children.filter((node) => node !== own)
  // 0 takes a list away that the style would bring.
  if (list === undefined || list === '0') return
  const level =
    numberIn(own, 'w:ilvl') ??
    inherited(styles, style, 'level') ??
    (style === undefined ? undefined : levelOfStyle(numbering, style)) ??
    0
  const label = number(list, level)
  if (label === undefined || label === '') return
  const text: XmlElement = { name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: [label] }
  const at = paragraph.children.findIndex((node) => typeof node !== 'string' && node.name === 'w:pPr') + 1
  paragraph.children.splice(at, 0, element('w:r', [text]))
}

function markOutline(paragraph: XmlElement, { styles }: PreparedWith): void {
  const properties = child(paragraph, 'w:pPr')
  const style = valueIn(properties, 'w:pStyle')
  const outline = numberIn(properties, 'w:outlineLvl') ?? inherited(styles, style, 'outline')
  if (properties === undefined || outline === undefined || outline > OUTLINE_MAX) return
  if (style !== undefined && styles.get(style)?.isHeading === true) return
  properties.children = [
    { name: 'w:pStyle', attributes: { 'w:val': `${OUTLINE_STYLE}${outline + 1}` }, children: [] },
    ...elements(properties).filter(({ name }) => name !== 'w:pStyle'),
  ]
}

/**
 * A table whose author has not marked its head (WPS never does): the first row is the head when each of its cells says something short.
 * The head is repeated for each row where a narrow screen folds the table.
 */
function markHeadRows(table: XmlElement): void {
  const rows = childrenNamed(table, 'w:tr')
  const [first] = rows
  if (first === undefined || rows.some((row) => isOn(child(row, 'w:trPr'), 'w:tblHeader'))) return
  const cells = childrenNamed(first, 'w:tc')
  const texts = cells.map((cell) => textOf(cell).trim())
  if (cells.length < 2 || texts.some((text) => text === '' || text.length > HEAD_CELL_MAX)) return
  const height = headHeight(rows)
  if (height > HEAD_ROWS_MAX || height >= rows.length) return
  for (const row of rows.slice(0, height)) {
    const properties = child(row, 'w:trPr')
    const mark = element('w:tblHeader', [])
    if (properties === undefined) row.children.unshift(element('w:trPr', [mark]))
    else properties.children.push(mark)
  }
}

/** Cells of the first row that reach down pull the rows below into the head. */
function headHeight(rows: readonly XmlElement[]): number {
  const goesOn = (row: XmlElement | undefined) =>
    row !== undefined &&
    childrenNamed(row, 'w:tc').some((cell) => {
      const merge = child(child(cell, 'w:tcPr'), 'w:vMerge')
      return merge !== undefined && merge.attributes['w:val'] !== 'restart'
    })
  let height = 1
  while (height < rows.length && goesOn(rows[height])) height += 1
  return height
}

function element(name: string, children: XmlNode[]): XmlElement {
  return { name, attributes: {}, children }
}
