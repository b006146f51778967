// XML of office files to a small tree with fixed prefixes, whatever prefixes the program that wrote it has chosen. No DTD, no entities.
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { OFFICE_XML_MAX_DEPTH, OFFICE_XML_MAX_NODES } from '../../../shared/content/limits.ts'
import { decodeText } from '../decode-text.ts'
import { Refused } from './reading.ts'

export interface XmlElement {
  /** With the prefix of `PREFIXES`: `w:p` also where the file says `ns0:p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  children: XmlNode[]
}
export type XmlNode = XmlElement | string

/** The first namespace of each prefix is written out again; the second is the strict variant of the same standard. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  w: ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
  r: [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  rel: ['http://schemas.openxmlformats.org/package/2006/relationships'],
  ct: ['http://schemas.openxmlformats.org/package/2006/content-types'],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  wp: [
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  ],
  a: ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  pic: ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'http://purl.oclc.org/ooxml/drawingml/picture'],
  c: ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'http://purl.oclc.org/ooxml/drawingml/chart'],
  m: ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'http://purl.oclc.org/ooxml/officeDocument/math'],
  v: ['urn:schemas-microsoft-com:vml'],
  o: ['urn:schemas-microsoft-com:office:office'],
  wps: ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  w14: ['http://schemas.microsoft.com/office/word/2010/wordml'],
  s: ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'],
  ofd: ['http://www.ofdspec.org/2016', 'http://www.ofdspec.org'],
}
const PREFIX_OF = new Map(Object.entries(PREFIXES).flatMap(([prefix, uris]) => uris.map((uri) => [uri, prefix] as const)))

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/** Reads as a stream; for sheets, whose trees would not fit. Refuses a DTD: entity bombs and outside references live there. */
export function readXml(bytes: Uint8Array, events: XmlEvents): void {
  const decoded = decodeText(bytes)
  if (decoded === undefined) throw new Refused('file-damaged')
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  let nodes = 0
  parser.on('doctype', () => {
    throw new Refused('xml-entities')
  })
  parser.on('opentag', (tag) => {
    depth += 1
    nodes += 1
    if (depth > OFFICE_XML_MAX_DEPTH || nodes > OFFICE_XML_MAX_NODES)
      throw new Refused('too-complex', { max: OFFICE_XML_MAX_DEPTH })
    events.open(canonical(tag), attributesOf(tag))
  })
  parser.on('text', (text) => events.text(text))
  parser.on('cdata', (text) => events.text(text))
  parser.on('closetag', (tag) => {
    depth -= 1
    events.close(canonical(tag))
  })
  parser.on('error', () => {
    throw new Refused('file-damaged')
  })
  parser.write(decoded.text.replace(/^\uFEFF/, '')).close()
}

export function parseXml(bytes: Uint8Array): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const path: XmlElement[] = [root]
  readXml(bytes, {
    open(name, attributes) {
      const element: XmlElement = { name, attributes, children: [] }
      path.at(-1)?.children.push(element)
      path.push(element)
    },
    text: (text) => void path.at(-1)?.children.push(text),
    close: () => void path.pop(),
  })
  const top = elements(root)[0]
  if (top === undefined) throw new Refused('file-damaged')
  return top
}

export function writeXml(root: XmlElement): string {
  const spaces = Object.entries(PREFIXES).map(([prefix, [uri]]) => `xmlns:${prefix}="${uri ?? ''}"`)
  return `<?xml version="1.0" encoding="UTF-8"?>${write(root, ` ${spaces.join(' ')} xmlns:other="urn:other"`)}`
}

export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string')
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name)
}

export function childrenNamed(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent === undefined ? [] : elements(parent).filter((element) => element.name === name)
}

/** In document order, without the element itself. `skip`: not entered. */
export function descendants(parent: XmlElement, name: string, skip: readonly string[] = []): XmlElement[] {
  return elements(parent).flatMap((element) => [
    ...(element.name === name ? [element] : []),
    ...(skip.includes(element.name) ? [] : descendants(element, name, skip)),
  ])
}

export function textOf(node: XmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

function canonical(tag: SaxesTagNS): string {
  return `${PREFIX_OF.get(tag.uri) ?? 'other'}:${tag.local}`
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const result: Record<string, string> = {}
  for (const attribute of Object.values(tag.attributes)) {
    const name = attributeName(attribute)
    if (name !== undefined) result[name] = attribute.value
  }
  return result
}

function attributeName({ prefix, uri, local }: SaxesAttributeNS): string | undefined {
  if (prefix === '' || prefix === 'xml') return prefix === 'xml' ? `xml:${local}` : local === 'xmlns' ? undefined : local
  const known = PREFIX_OF.get(uri)
  return known === undefined ? undefined : `${known}:${local}`
}

function write(node: XmlNode, extra = ''): string {
  if (typeof node === 'string') return escapeXml(node)
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
  return `<${node.name}${extra}${attributes.join('')}>${node.children.map((inner) => write(inner)).join('')}</${node.name}>`
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '&quot;')
}
