// One office file to what can be published of it. Runs in the reading process only: a hostile file may end that process, never the hub.

import { isLitter } from '../litter.ts'
import { type Archive, openArchive, unpack } from './archive.ts'
import { readDocx } from './docx.ts'
import { readOfd } from './ofd.ts'
import { readPdf } from './pdf.ts'
import { type OfficeReading, type OfficeRequest, Refused } from './reading.ts'
import { recognise } from './recognise.ts'
import { readXlsx } from './xlsx.ts'

/** Endings under which an archive without the parts of an office file is not taken for a folder of files. */
const ARCHIVE = '.zip'

export async function readOfficeFile(request: OfficeRequest): Promise<OfficeReading> {
  try {
    return recognise(request.bytes) === 'pdf' ? await readPdf(request) : await readContainer(request)
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'refused', notes: [error.note] }
    throw error
  }
}

async function readContainer({ bytes, extension, decisions }: OfficeRequest): Promise<OfficeReading> {
  const archive = await openArchive(bytes)
  const holds = (pattern: RegExp) => archive.names.some((name) => pattern.test(name))
  if (holds(/^OFD\.xml$/i)) return readOfd(archive)
  if (archive.has('[Content_Types].xml') && holds(/^(?:word|xl|ppt)\//)) return readOoxml(archive, decisions)
  if (archive.has('mimetype')) return readOpenDocument(archive)
  if (extension !== ARCHIVE) throw new Refused('file-damaged')
  return { outcome: 'archive', entries: await unpack(archive, isLitter) }
}

async function readOoxml(archive: Archive, decisions: OfficeRequest['decisions']): Promise<OfficeReading> {
  if (archive.names.some((name) => /vbaProject\.bin$/i.test(name))) throw new Refused('office-macros')
  if (archive.names.some((name) => name.startsWith('ppt/'))) throw new Refused('presentation')
  return archive.names.some((name) => name.startsWith('xl/')) ? readXlsx(archive, decisions) : readDocx(archive, decisions)
}

async function readOpenDocument(archive: Archive): Promise<OfficeReading> {
  const kind = (await archive.read('mimetype'))?.toString('latin1') ?? ''
  throw new Refused(kind.startsWith('application/vnd.oasis.opendocument') ? 'open-document' : 'file-damaged')
}
