// A PDF: the file itself travels and is drawn page by page; here its text is taken for search, and what a page would hide is reported.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PDF_MAX_PAGES } from '../../../shared/content/limits.ts'
import type { TextPart } from '../../../shared/review/rule.ts'
import { pdfAssets } from './pdf-assets.ts'
import { hasPicture, type PdfPage, readPage } from './pdf-page.ts'
import { type IntakeDecisions, type OfficeDocument, type OfficeNote, type OfficeRequest, Refused, undecided } from './reading.ts'
import { isDoubtful, PAGE_TEXT_MIN, paragraphs } from './text-layer.ts'
import { escapeXml } from './xml.ts'

/** Pages with a few characters that are looked at for a picture; a scan has it on each of them. */
const PAGES_LOOKED_AT = 3
/** Nearly all text of a page invisible: the layer that a scanner's text recognition has put over the picture. */
const RECOGNISED_SHARE = 0.9
const LISTED_MAX = 10

export async function readPdf({ bytes, decisions }: OfficeRequest): Promise<OfficeDocument> {
  const document = await open(bytes, true)
  try {
    if (document.numPages > PDF_MAX_PAGES) throw new Refused('pdf-too-many-pages', { max: PDF_MAX_PAGES })
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(document, number))
    const withText = await pagesWithText(pages, bytes)
    const doubtful = withText.filter(({ lines }) => isDoubtful(lines.map(({ text }) => text).join('\n')))
    const readable = withText.filter((page) => !doubtful.includes(page))
    return {
      outcome: 'document',
      extension: '.pdf',
      html: readable.map(pageHtml).join(''),
      textLayer: readable.length > 0 ? 'good' : doubtful.length > 0 ? 'doubtful' : 'none',
      media: [],
      aside: await asideTexts(document, pages, readable),
      notes: [
        ...layerNotes(pages, withText, doubtful),
        ...hiddenNotes(pages, decisions),
        ...fontNotes(pages),
        ...(await extrasNotes(document, pages, decisions)),
      ],
      carriesFile: true,
    }
  } catch (error) {
    throw error instanceof Error && PDF_ERRORS.has(error.name) ? refusal(error) : error
  } finally {
    await document.loadingTask.destroy()
  }
}

const PDF_ERRORS = new Set([
  ...['InvalidPDFException', 'FormatError', 'MissingDataException', 'XRefEntryException', 'XRefParseException'],
  ...['UnknownErrorException', 'PasswordException', 'ResponseException'],
])

/** `textOnly`: pictures are passed over, which makes 200 scanned pages a matter of seconds. */
async function open(bytes: Uint8Array, textOnly: boolean): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      ...pdfAssets(),
      // The library takes the buffer over; the file itself is still needed.
      data: Uint8Array.from(bytes),
      cMapPacked: true,
      useSystemFonts: false,
      disableFontFace: true,
      fontExtraProperties: true,
      enableXfa: false,
      maxImageSize: textOnly ? 1 : -1,
      verbosity: 0,
    }).promise
  } catch (error) {
    throw error instanceof Error && PDF_ERRORS.has(error.name) ? refusal(error) : error
  }
}

function refusal(error: Error): Refused {
  return new Refused(error.name === 'PasswordException' ? 'pdf-password' : 'file-damaged')
}

/** Few characters are a short notice on a page of text and a stamp on a scan: the picture tells. */
async function pagesWithText(pages: readonly PdfPage[], bytes: Uint8Array): Promise<PdfPage[]> {
  const short = pages.filter(({ characters }) => characters > 0 && characters < PAGE_TEXT_MIN)
  const enough = pages.filter(({ characters }) => characters >= PAGE_TEXT_MIN)
  if (short.length === 0) return enough
  const document = await open(bytes, false)
  try {
    for (const { number } of short.slice(0, PAGES_LOOKED_AT)) if (await hasPicture(document, number)) return enough
    return pages.filter(({ characters }) => characters > 0)
  } finally {
    await document.loadingTask.destroy()
  }
}

function layerNotes(pages: readonly PdfPage[], withText: readonly PdfPage[], doubtful: readonly PdfPage[]): OfficeNote[] {
  const without = pages.filter((page) => !withText.includes(page))
  const recognised = pages.filter(isRecognised)
  return [
    ...(doubtful.length > 0 ? [note('pdf-text-doubtful', { pages: listed(doubtful), count: doubtful.length })] : []),
    // A document without any text is a matter of its own, decided by what its metadata say.
    ...(without.length > 0 && withText.length > 0
      ? [note('pdf-pages-without-text', { pages: listed(without), count: without.length })]
      : []),
    ...(recognised.length > 0 ? [note('pdf-text-recognised', { count: recognised.length })] : []),
  ]
}

function hiddenNotes(pages: readonly PdfPage[], decisions: IntakeDecisions): OfficeNote[] {
  const hiding = pages.filter((page) => page.invisible > 0 && !isRecognised(page))
  const [first] = hiding
  if (first === undefined) return []
  const count = hiding.reduce((sum, { invisible }) => sum + invisible, 0)
  return [undecided('pdf-invisible-text', decisions.invisibleText !== undefined, { count, pages: listed(hiding) })]
}

/** Each font once, with the first page that it stands on. */
function fontNotes(pages: readonly PdfPage[]): OfficeNote[] {
  const firstPages = (fontsOf: (page: PdfPage) => readonly string[]) => {
    const fonts = new Map<string, number>()
    for (const page of pages) for (const font of fontsOf(page)) if (!fonts.has(font)) fonts.set(font, page.number)
    return fonts
  }
  const noteAll = (rule: string, fonts: ReadonlyMap<string, number>) =>
    Array.from(fonts, ([font, page]) => note(rule, { font: font.slice(0, 60), page }))
  return [
    ...noteAll(
      'pdf-font-unmapped',
      firstPages(({ unmappedFonts }) => unmappedFonts),
    ),
    ...noteAll(
      'pdf-font-not-embedded',
      firstPages(({ absentFonts }) => absentFonts),
    ),
  ]
}

async function extrasNotes(
  document: PDFDocumentProxy,
  pages: readonly PdfPage[],
  decisions: IntakeDecisions,
): Promise<OfficeNote[]> {
  const attached = ((await document.getAttachments())?.size ?? 0) + pages.reduce((sum, { files }) => sum + files, 0)
  const remarks = pages.reduce((sum, page) => sum + page.remarks.length, 0)
  const hasScripts = (await document.hasJSActions()) || pages.some((page) => page.hasScripts)
  return [
    ...(attached > 0 ? [undecided('pdf-attachments', decisions.embeddedFiles !== undefined, { count: attached })] : []),
    ...(remarks > 0 ? [undecided('office-comments', decisions.comments !== undefined, { count: remarks })] : []),
    ...(hasScripts ? [note('pdf-scripts')] : []),
  ]
}

async function asideTexts(
  document: PDFDocumentProxy,
  pages: readonly PdfPage[],
  readable: readonly PdfPage[],
): Promise<TextPart[]> {
  const { info } = await document.getMetadata()
  const attached = [...((await document.getAttachments())?.keys() ?? [])]
  const unread = pages.filter((page) => !readable.includes(page))
  const parts: TextPart[] = [
    {
      part: 'properties',
      text: Object.values(info)
        .filter((value) => typeof value === 'string')
        .join('\n'),
    },
    { part: 'annotation', text: pages.flatMap(({ remarks, fields }) => [...remarks, ...fields]).join('\n') },
    { part: 'embedded-file', text: attached.join('\n') },
    { part: 'unreadable-page', text: unread.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n') },
  ]
  return parts.filter(({ text }) => text !== '')
}

function isRecognised({ invisible, glyphs }: PdfPage): boolean {
  return invisible > 0 && invisible >= glyphs * RECOGNISED_SHARE
}

function pageHtml({ lines }: PdfPage): string {
  return `<section>${paragraphs(lines)
    .map((text) => `<p>${escapeXml(text)}</p>`)
    .join('')}</section>`
}

function note(rule: string, params?: OfficeNote['params']): OfficeNote {
  return { rule, severity: 'warning', ...(params && { params }) }
}

function listed(pages: readonly PdfPage[]): string {
  const numbers = pages.map(({ number }) => number)
  return numbers.length <= LISTED_MAX ? numbers.join('、') : `${numbers.slice(0, LISTED_MAX).join('、')} …`
}
