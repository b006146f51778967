// One office file to what can be published of it. Runs in the reading process only: a hostile file may end that process, never the hub.

import { isLitter } from '../litter.ts'
import { type Archive, openArchive, unpack } from './archive.ts'
import { readOfd } from './ofd.ts'
import { type OfficeReading, type OfficeRequest, Refused } from './reading.ts'
import { recognise } from './recognise.ts'

/** Endings under which an archive without the parts of an office file is not taken for a folder of files. */
const ARCHIVE = '.zip'

export async function readOfficeFile(request: OfficeRequest): Promise<OfficeReading> {
  try {
    if (recognise(request.bytes) !== 'pdf') return await readContainer(request)
    // Each reader is loaded when its kind comes up: the process is there in half the time.
    const { readPdf } = await import('./pdf.ts')
    return await readPdf(request)
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
  if (archive.has('xl/workbook.bin')) throw new Refused('old-excel')
  if (archive.names.some((name) => name.startsWith('xl/'))) {
    const { readXlsx } = await import('./xlsx.ts')
    return readXlsx(archive, decisions)
  }
  const { readDocx } = await import('./docx.ts')
  return readDocx(archive, decisions)
}

async function readOpenDocument(archive: Archive): Promise<OfficeReading> {
  const kind = (await archive.read('mimetype'))?.toString('latin1') ?? ''
  throw new Refused(kind.startsWith('application/vnd.oasis.opendocument') ? 'open-document' : 'file-damaged')
}
