// A zip container under limits: entries counted, names decoded from their raw bytes, every byte paid from one budget (F52).
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import {
  ARCHIVE_MAX_BYTES,
  ARCHIVE_MAX_ENTRIES,
  ARCHIVE_MAX_RATIO,
  ARCHIVE_RATIO_FROM_BYTES,
} from '../../../shared/content/limits.ts'
import { type ArchiveEntry, Refused } from './reading.ts'

export interface Archive {
  /** Of files, in the archive's order. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** Undefined when there is no such entry. Refuses what is encrypted, damaged or beyond the limits. */
  read(name: string): Promise<Buffer | undefined>
}

/** GBK is what Chinese Windows writes without saying so; a reader that guesses otherwise shows ╔≤╝╞. */
const UNMARKED_NAMES = new TextDecoder('gb18030')
const UTF8 = new TextDecoder('utf-8', { fatal: true })
const UTF8_NAMES_FLAG = 0x800
const SYMLINK = 0xa000
const FILE_TYPE = 0xf000

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (zip.entryCount > ARCHIVE_MAX_ENTRIES) throw new Refused('archive-too-many-files', { max: ARCHIVE_MAX_ENTRIES })
  const entries = new Map<string, Entry>()
  for (const entry of await list(zip)) {
    const name = nameOf(entry)
    if (!name.endsWith('/')) entries.set(name, entry)
  }
  const total = Array.from(entries.values()).reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  refuseBomb(total, bytes.byteLength)
  let left = ARCHIVE_MAX_BYTES
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    async read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      if (entry.isEncrypted()) throw new Refused('archive-encrypted')
      left -= entry.uncompressedSize
      if (left < 0) throw new Refused('archive-too-large', { max: ARCHIVE_MAX_BYTES / 1_048_576 })
      const content = await readEntry(zip, entry)
      if (crc32(content) !== entry.crc32) throw new Refused('file-damaged', undefined, name)
      return content
    },
  }
}

/** Every file of an archive that a clerk has packed. Refuses names that would leave it. */
export async function unpack(archive: Archive, isLitter: (name: string) => boolean): Promise<ArchiveEntry[]> {
  for (const name of archive.names) if (leavesFolder(name)) throw new Refused('archive-unsafe-name', { name: name.slice(0, 80) })
  const entries: ArchiveEntry[] = []
  for (const name of archive.names.filter((one) => !one.split('/').some(isLitter))) {
    const bytes = await archive.read(name)
    if (bytes !== undefined) entries.push({ name, bytes })
  }
  return entries
}

export function leavesFolder(name: string): boolean {
  return /^\/|^[a-z]:|\p{Cc}/iu.test(name) || name.split('/').some((part) => part === '..' || part === '.' || part === '')
}

/**
 * Decodes before it looks at slashes: 116 characters of GBK have the backslash as their second byte (乗, 竆).
 * Without the flag UTF-8 is taken only where it gives characters that two bytes of GBK cannot look like.
 */
export function decodeName(raw: Uint8Array, marked: boolean): string {
  const decoded = marked ? new TextDecoder('utf-8').decode(raw) : (unmarkedUtf8(raw) ?? UNMARKED_NAMES.decode(raw))
  return decoded.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
}

function unmarkedUtf8(raw: Uint8Array): string | undefined {
  try {
    const text = UTF8.decode(raw)
    return /[\u0800-\u{10FFFF}]/u.test(text) || raw.every((byte) => byte < 0x80) ? text : undefined
  } catch {
    return undefined
  }
}

function nameOf(entry: Entry): string {
  const isLink = ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK
  const name = decodeName(entry.fileNameRaw, (entry.generalPurposeBitFlag & UTF8_NAMES_FLAG) !== 0)
  if (isLink) throw new Refused('archive-unsafe-name', { name: name.slice(0, 80) })
  return name
}

function refuseBomb(unpacked: number, packed: number): void {
  if (unpacked > ARCHIVE_MAX_BYTES) throw new Refused('archive-too-large', { max: ARCHIVE_MAX_BYTES / 1_048_576 })
  if (unpacked > ARCHIVE_RATIO_FROM_BYTES && unpacked > packed * ARCHIVE_MAX_RATIO)
    throw new Refused('archive-bomb', { ratio: Math.round(unpacked / packed) })
}

function open(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false }
    yauzl.fromBuffer(buffer, options, (error, zip) => (error ? reject(damaged()) : resolve(zip)))
  })
}

function list(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > ARCHIVE_MAX_ENTRIES) reject(new Refused('archive-too-many-files', { max: ARCHIVE_MAX_ENTRIES }))
      else zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', () => reject(damaged()))
    zip.readEntry()
  })
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged())
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.once('error', () => reject(damaged()))
      stream.once('end', () => resolve(Buffer.concat(parts)))
    })
  })
}

function damaged(): Refused {
  return new Refused('file-damaged')
}
