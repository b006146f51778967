// A Word text (.docx) to HTML: what would mislead is refused or reported, the rest is prepared and read by mammoth.
import JSZip from 'jszip'
import mammoth from 'mammoth'
import { DOCUMENT_MEDIA_MAX } from '../../../shared/content/catalogue.ts'
import type { Archive } from './archive.ts'
import { OUTLINE_STYLE, pickAlternatives, prepareBody } from './docx-prepare.ts'
import { inspectRevisions, paragraphTexts, settleRevisions, unseenText } from './docx-revisions.ts'
import { fileProperties } from './file-properties.ts'
import { numberer } from './numbering.ts'
import { readLists, readStyles } from './numbering-part.ts'
import { type IntakeDecisions, type OfficeDocument, type OfficeMedia, type OfficeNote, Refused } from './reading.ts'
import { child, descendants, parseXml, textOf, writeXml, type XmlElement } from './xml.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const PICTURES: Readonly<Record<string, OfficeMedia['mediaType']>> = {
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/jpg': 'image/jpeg',
  'image/webp': 'image/webp',
}
/** What a reader would miss and mammoth passes over without a word. */
const LEFT_OUT = ['m:oMath', 'c:chart', 'o:OLEObject']
const STYLE_MAP = [
  ...Array.from({ length: 6 }, (_, i) => `p.${OUTLINE_STYLE}${i + 1} => h${Math.min(6, i + 2)}:fresh`),
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
]

export async function readDocx(archive: Archive, decisions: IntakeDecisions): Promise<OfficeDocument> {
  const main = await mainPart(archive)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const document = await part(archive, main)
  if (document === undefined) throw new Refused('file-damaged')
  const body = child(document, 'w:body')
  if (body === undefined) throw new Refused('file-damaged')
  if (descendants(body, 'w:altChunk').length > 0) throw new Refused('docx-outside-text')
  pickAlternatives(body)
  const numbering = await part(archive, `${folder}numbering.xml`)
  const stylesPart = await part(archive, `${folder}styles.xml`)
  const styles = readStyles(stylesPart)
  const comments = await part(archive, `${folder}comments.xml`)
  const notesParts = await footAndEndNotes(archive, folder)
  const all: XmlElement = { name: '', attributes: {}, children: [body, ...notesParts.values()] }
  const notes = [
    ...inspectRevisions(all, styles, comments === undefined ? 0 : descendants(comments, 'w:comment').length, decisions),
    ...(await reportLeftOut(archive, body, folder)),
  ]
  const aside = [
    ...unseenText(all, styles),
    { part: 'comment' as const, text: comments === undefined ? '' : paragraphTexts(comments) },
    { part: 'margin' as const, text: (await marginTexts(archive, folder)).join('\n') },
    ...(await fileProperties(archive)),
  ].filter(({ text }) => text !== '')
  settleRevisions(all, styles, decisions)
  prepareBody(body, { styles, numbering, number: numberer(readLists(numbering, styles)) })
  const { html, media } = await convert(archive, { main, folder, document, styles: stylesPart, notes: notesParts })
  return { outcome: 'document', extension: '.docx', html, textLayer: 'good', media, notes, aside, carriesFile: false }
}

interface Parts {
  readonly main: string
  readonly folder: string
  readonly document: XmlElement
  readonly styles: XmlElement | undefined
  /** Footnotes and endnotes by their name in the container. */
  readonly notes: ReadonlyMap<string, XmlElement>
}

/** Rebuilds the container from parts that were checked; what is not needed for the text never reaches the converter. */
async function convert(
  archive: Archive,
  { main, folder, document, styles, notes }: Parts,
): Promise<{ html: string; media: OfficeMedia[] }> {
  const zip = new JSZip()
  zip.file(main, writeXml(document))
  if (styles !== undefined) zip.file(`${folder}styles.xml`, writeXml(styles))
  for (const [name, root] of notes) zip.file(name, writeXml(root))
  for (const name of archive.names) {
    const isPart = name === CONTENT_TYPES || name === '_rels/.rels' || name.startsWith(`${folder}_rels/`)
    if (isPart) zip.file(name, writeXml((await part(archive, name)) ?? document))
    if (name.startsWith(`${folder}media/`)) zip.file(name, (await archive.read(name)) ?? '')
  }
  const buffer = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' })
  const media: OfficeMedia[] = []
  const convertImage = mammoth.images.imgElement(async (image) => {
    const mediaType = PICTURES[image.contentType]
    if (mediaType === undefined || media.length >= DOCUMENT_MEDIA_MAX) return { src: 'left-out' }
    media.push({ mediaType, bytes: await image.readAsBuffer() })
    return { src: 'kept' }
  })
  const options = { styleMap: STYLE_MAP, includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage }
  const { value } = await mammoth.convertToHtml({ buffer }, options)
  // What is kept travels beside the text; what is not stays as an element, so that the next step counts it.
  return { html: value.replace(/<img [^>]*src="kept"[^>]*>/g, ''), media }
}

async function footAndEndNotes(archive: Archive, folder: string): Promise<Map<string, XmlElement>> {
  const notes = new Map<string, XmlElement>()
  for (const name of [`${folder}footnotes.xml`, `${folder}endnotes.xml`]) {
    const root = await part(archive, name)
    if (root !== undefined) notes.set(name, root)
  }
  return notes
}

async function reportLeftOut(archive: Archive, body: XmlElement, folder: string): Promise<OfficeNote[]> {
  const count = LEFT_OUT.reduce((sum, name) => sum + descendants(body, name).length, 0)
  const margins = await marginTexts(archive, folder)
  const hasWords = margins.some((text) => (text.match(/\p{L}/gu)?.length ?? 0) >= 2)
  return [
    ...(count > 0 ? [{ rule: 'office-objects-left-out', severity: 'warning' as const, params: { count } }] : []),
    ...(hasWords ? [{ rule: 'docx-margins-left-out', severity: 'warning' as const }] : []),
  ]
}

async function marginTexts(archive: Archive, folder: string): Promise<string[]> {
  const margins: string[] = []
  for (const name of archive.names.filter((one) => one.startsWith(folder) && /\/(?:header|footer)\d*\.xml$/.test(one))) {
    const root = await part(archive, name)
    if (root !== undefined) margins.push(textOf(root).trim())
  }
  return margins
}

async function part(archive: Archive, name: string): Promise<XmlElement | undefined> {
  const bytes = await archive.read(name)
  return bytes === undefined ? undefined : parseXml(bytes)
}

/** Nearly always word/document.xml; programs that write it elsewhere say where. */
async function mainPart(archive: Archive): Promise<string> {
  const relations = await part(archive, '_rels/.rels')
  const target = relations
    ? descendants(relations, 'rel:Relationship').find((one) => /\/officeDocument$/.test(one.attributes['Type'] ?? ''))
    : undefined
  const named = (target?.attributes['Target'] ?? '').replace(/^\//, '')
  return archive.has(named) ? named : 'word/document.xml'
}
