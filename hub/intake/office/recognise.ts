// What a file is by its first bytes. Endings lie: half of all "old Word files" of a town hall are web pages or PDFs renamed.

export type FileKind =
  | 'pdf'
  | 'zip'
  | 'ole-encrypted'
  | 'ole-word'
  | 'ole-excel'
  | 'ole-powerpoint'
  | 'ole-other'
  | 'rtf'
  | 'mht'
  | 'flat-xml'
  | 'rar'
  | 'seven-zip'
  | 'other'

const SIGNATURES: readonly (readonly [kind: FileKind, mark: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['seven-zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]
/** Writers put rubbish before a PDF's mark, and readers allow 1,024 bytes of it; a text that speaks of the mark is none. */
const PDF = /^(?:[\s\S]{0,1023}[\r\n\0])?%PDF-\d\.\d/
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Names of streams inside an OLE container, in the order in which they decide: a protected file may hold anything else as well. */
const OLE_STREAMS: readonly (readonly [FileKind, string])[] = [
  ['ole-encrypted', 'EncryptedPackage'],
  ['ole-word', 'WordDocument'],
  ['ole-excel', 'Workbook'],
  ['ole-excel', 'Book'],
  ['ole-powerpoint', 'PowerPoint Document'],
]

export function recognise(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048))
  if (head.indexOf(Buffer.from(OLE)) === 0) return recogniseOle(bytes)
  const signed = SIGNATURES.find(([, mark]) => head.indexOf(Buffer.from(mark)) === 0)
  if (signed !== undefined) return signed[0]
  const start = head.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '')
  if (PDF.test(start)) return 'pdf'
  if (/^\s*MIME-Version:/i.test(start)) return 'mht'
  if (/^\s*<\?xml[^>]*>\s*(?:<\?mso-application|<(?:w:wordDocument|Workbook|ss:Workbook|pkg:package)\b)/i.test(start))
    return 'flat-xml'
  return 'other'
}

function recogniseOle(bytes: Uint8Array): FileKind {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // A directory entry's name is UTF-16 and ends with a zero; "Book" would otherwise be found inside "Workbook".
  const holds = (name: string) => all.includes(Buffer.from(`${name}\0`, 'utf16le'))
  return OLE_STREAMS.find(([, name]) => holds(name))?.[0] ?? 'ole-other'
}
