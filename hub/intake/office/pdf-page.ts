// One page of a PDF as the reading needs it: its lines with their places, and what its drawing instructions hide.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { countCharacters, shiftedCharacters, type TextLine } from './text-layer.ts'

export interface PdfPage {
  readonly number: number
  readonly lines: readonly TextLine[]
  /** That say something: spaces, leaders and page numbers are not counted. */
  readonly characters: number
  readonly glyphs: number
  /** Drawn with nothing to see (mode 3, no size), or carrying another text than they show. */
  readonly invisible: number
  /** Fonts whose signs no table maps to characters: what they write cannot be found. */
  readonly unmappedFonts: readonly string[]
  /** Fonts that the file names and does not carry, where Chinese or Korean is written with them. */
  readonly absentFonts: readonly string[]
  /** Notes, marks and free text that somebody has laid over the page. */
  readonly remarks: readonly string[]
  /** What has been filled into the fields of a form. */
  readonly fields: readonly string[]
  /** Files attached at a place of the page. */
  readonly files: number
  readonly hasScripts: boolean
}

const REMARKS = new Set(['Text', 'FreeText', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Ink', 'Caret', 'Redact'])
const INVISIBLE_MODE = 3
const SIZE_MIN = 0.5
const WIDE = /[\p{Script=Han}\p{Script=Hangul}]/u
const UNMAPPED = /^[\p{Cc}\p{Co}\uFFFD]*$/u

export async function readPage(document: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await document.getPage(number)
  const lines = await linesOf(page)
  const drawn = await inspectDrawing(page)
  const annotations = (await page.getAnnotations()) as Annotation[]
  const scripts = await page.getJSActions()
  const text = lines.map((line) => line.text).join('\n')
  const result: PdfPage = {
    number,
    lines,
    characters: countCharacters(lines),
    glyphs: drawn.glyphs,
    invisible: drawn.invisible + shiftedCharacters(text),
    unmappedFonts: drawn.unmappedFonts,
    absentFonts: drawn.absentFonts,
    remarks: annotations.filter(({ subtype }) => REMARKS.has(subtype ?? '')).map(({ contentsObj }) => contentsObj?.str ?? ''),
    fields: annotations.map(({ fieldValue }) => fieldValue).filter((value) => typeof value === 'string'),
    files: annotations.filter(({ subtype }) => subtype === 'FileAttachment').length,
    hasScripts: scripts instanceof Map ? scripts.size > 0 : scripts !== null,
  }
  page.cleanup()
  return result
}

interface Annotation {
  readonly subtype?: string
  /** What somebody has written; formatted text is given by the library as plain. */
  readonly contentsObj?: { readonly str?: string }
  readonly fieldValue?: unknown
}

export async function hasPicture(document: PDFDocumentProxy, number: number): Promise<boolean> {
  const page = await document.getPage(number)
  const { fnArray } = await page.getOperatorList()
  page.cleanup()
  const pictures: number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]
  return fnArray.some((fn) => pictures.includes(fn))
}

async function linesOf(page: PDFPageProxy): Promise<TextLine[]> {
  const { items } = await page.getTextContent()
  const lines: TextLine[] = []
  let open: { text: string; left: number; right: number; height: number } | undefined
  for (const item of items) {
    if (!('str' in item)) continue
    const left = Number(item.transform[4])
    open ??= { text: '', left, right: left, height: 0 }
    open.text += item.str
    if (item.str.trim() !== '') {
      open.right = Math.max(open.right, left + item.width)
      open.height = Math.max(open.height, item.height)
    }
    if (!item.hasEOL) continue
    lines.push(open)
    open = undefined
  }
  return open === undefined ? lines : [...lines, open]
}

interface Glyph {
  readonly unicode: string
  readonly isSpace: boolean
}
interface TextState {
  readonly mode: number
  readonly size: number
  readonly scale: number
  readonly font: string
}

type Drawn = Pick<PdfPage, 'glyphs' | 'invisible' | 'unmappedFonts' | 'absentFonts'>

/** Follows the text state through the page's instructions. */
async function inspectDrawing(page: PDFPageProxy): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList()
  let state: TextState = { mode: 0, size: 1, scale: 1, font: '' }
  const saved: TextState[] = []
  const unmapped = new Set<string>()
  const wide = new Set<string>()
  let glyphs = 0
  let invisible = 0
  for (const [at, fn] of fnArray.entries()) {
    const args: readonly unknown[] = argsArray[at] ?? []
    switch (fn) {
      case OPS.save:
        saved.push(state)
        break
      case OPS.restore:
        state = saved.pop() ?? state
        break
      case OPS.beginText:
        state = { ...state, scale: 1 }
        break
      case OPS.setTextRenderingMode:
        state = { ...state, mode: Number(args[0]) }
        break
      case OPS.setFont:
        state = { ...state, font: String(args[0]), size: Math.abs(Number(args[1])) }
        break
      case OPS.setTextMatrix:
        state = { ...state, scale: scaleOf(args) }
        break
      case OPS.showText: {
        const shown = glyphsOf(args[0])
        glyphs += shown.length
        if (state.mode === INVISIBLE_MODE || state.size * state.scale < SIZE_MIN) invisible += shown.length
        if (shown.some(({ unicode, isSpace }) => !isSpace && UNMAPPED.test(unicode.replace(/\s/g, 'x')))) unmapped.add(state.font)
        if (shown.some(({ unicode }) => WIDE.test(unicode))) wide.add(state.font)
      }
    }
  }
  const absent = [...wide].filter((id) => property(page, id, 'missingFile') === true)
  const names = (ids: Iterable<string>) => Array.from(ids, (id) => fontName(page, id))
  return { glyphs, invisible, unmappedFonts: names(unmapped), absentFonts: names(absent) }
}

function glyphsOf(list: unknown): Glyph[] {
  if (!Array.isArray(list)) return []
  return list
    .filter((one): one is Glyph => typeof one === 'object' && one !== null && 'unicode' in one && typeof one.unicode === 'string')
    .filter(({ isSpace }) => !isSpace)
}

/** The matrix comes as six numbers or as one list of six. */
function scaleOf(args: readonly unknown[]): number {
  const list: unknown = args.length === 1 ? args[0] : args
  const matrix = list instanceof Float32Array || Array.isArray(list) ? Array.from(list, Number) : []
  const [a = 1, b = 0, c = 0, d = 1] = matrix
  return Math.max(Math.hypot(a, b), Math.hypot(c, d))
}

function fontName(page: PDFPageProxy, id: string): string {
  const name = property(page, id, 'name')
  // The six letters before + only say that the font is a subset.
  return typeof name === 'string' ? readable(name).replace(/^[A-Z]{6}\+/, '') : id
}

/** Names of Chinese fonts stand in the file as GBK bytes, one character each. */
function readable(name: string): string {
  const isBytes = /[\u0080-\u00FF]/.test(name) && !/[\u{100}-\u{10FFFF}]/u.test(name)
  return isBytes ? new TextDecoder('gb18030').decode(Buffer.from(name, 'latin1')) : name
}

function property(page: PDFPageProxy, id: string, key: 'name' | 'missingFile'): unknown {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined
  return typeof font === 'object' && font !== null && key in font ? (font as Record<typeof key, unknown>)[key] : undefined
}
