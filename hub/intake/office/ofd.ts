// OFD (GB/T 33190, the state's own fixed layout): its text and what its letterhead says. The layout does not travel, a seal is not verified.
import type { Archive } from './archive.ts'
import { letterhead } from './letterhead.ts'
import { type OfficeDocument, type OfficeNote, Refused } from './reading.ts'
import { paragraphs, type TextLine } from './text-layer.ts'
import { child, childrenNamed, descendants, escapeXml, parseXml, textOf, type XmlElement } from './xml.ts'

interface PlacedText extends TextLine {
  readonly base: number
}

const PAGES_MAX = 2_000

export async function readOfd(archive: Archive): Promise<OfficeDocument> {
  const entry = archive.names.find((name) => /^OFD\.xml$/i.test(name)) ?? 'OFD.xml'
  const body = child(await part(archive, entry), 'ofd:DocBody')
  const root = resolve('', textOf(child(body, 'ofd:DocRoot') ?? ''))
  const document = await part(archive, root)
  const pages = childrenNamed(child(document, 'ofd:Pages'), 'ofd:Page')
  if (pages.length > PAGES_MAX) throw new Refused('pdf-too-many-pages', { max: PAGES_MAX })
  const texts: string[][] = []
  const lines: string[] = []
  for (const { attributes } of pages) {
    const page = await part(archive, resolve(folderOf(root), attributes['BaseLoc'] ?? ''))
    const placed = placedTexts(page)
    lines.push(...placed.map(({ text }) => text))
    texts.push(paragraphs(placed))
  }
  const isSealed = child(body, 'ofd:Signatures') !== undefined
  const characters = texts.flat().join('').length
  return {
    outcome: 'document',
    extension: '.ofd',
    html: texts.map((page) => `<section>${page.map((text) => `<p>${escapeXml(text)}</p>`).join('')}</section>`).join(''),
    textLayer: characters === 0 ? 'none' : 'good',
    media: [],
    aside: [],
    notes: [recognised(lines), ...(isSealed ? [{ rule: 'ofd-seal-not-verified', severity: 'warning' as const }] : [])],
    carriesFile: false,
  }
}

function recognised(lines: readonly string[]): OfficeNote {
  const { title, docNumber, date } = letterhead(lines)
  return {
    rule: 'ofd-text-only',
    severity: 'warning',
    params: { title: title ?? '—', number: docNumber ?? '—', date: date ?? '—' },
  }
}

/** From top to bottom, then from left to right. Objects on one base line are one line. */
function placedTexts(page: XmlElement): TextLine[] {
  const texts = descendants(page, 'ofd:TextObject')
    .flatMap((object): PlacedText[] => {
      const [left = 0, top = 0, width = 0] = numbers(object.attributes['Boundary'])
      const height = Number(object.attributes['Size']) || 5
      return childrenNamed(object, 'ofd:TextCode').map((code) => ({
        text: textOf(code),
        left: left + (Number(code.attributes['X']) || 0),
        right: left + width,
        base: top + (Number(code.attributes['Y']) || 0),
        height,
      }))
    })
    .sort((a, b) => (Math.abs(a.base - b.base) < 1 ? a.left - b.left : a.base - b.base))
  const lines: PlacedText[] = []
  for (const text of texts) {
    const before = lines.at(-1)
    if (before !== undefined && Math.abs(before.base - text.base) < 1)
      lines[lines.length - 1] = { ...before, text: `${before.text}${gap(before, text)}${text.text}`, right: text.right }
    else lines.push(text)
  }
  return lines
}

function gap(before: PlacedText, after: PlacedText): string {
  return after.left - before.right > after.height / 2 ? ' ' : ''
}

async function part(archive: Archive, name: string): Promise<XmlElement> {
  const bytes = await archive.read(name)
  if (bytes === undefined) throw new Refused('file-damaged')
  return parseXml(bytes)
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Paths inside OFD are relative to their part, or start at the container. */
function resolve(folder: string, path: string): string {
  return path.startsWith('/') ? path.slice(1) : `${folder}${path}`.replace(/\/\.\//g, '/')
}

function numbers(list: string | undefined): number[] {
  return (list ?? '').split(/\s+/).map(Number)
}
