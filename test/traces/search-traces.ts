// Looks for traces of a person in files: as they would stand there in any writing, also inside what is packed, in rows of a database, on a printed sheet.
import { copyFileSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateSync, constants as zlib, zstdDecompressSync } from 'node:zlib'
import { openReadOnly, sqliteErrorKind } from '../../platform/sqlite/open.ts'
import { pdfPages } from '../support/pdf-pages.ts'

export interface Trace {
  readonly file: string
  readonly mark: string
  /** How it stood there: `raw`, `gzip`, `rows`, ... */
  readonly inside: string
}

export interface Searched {
  readonly files: number
  readonly bytes: number
  readonly traces: readonly Trace[]
}

/** Marks of a person, by what they are: `name`, `phone`, ... Each long and odd enough to stand nowhere by chance. */
export type Marks = Readonly<Record<string, string>>

/** Searches every file below the roots, a root that is not there counts nothing, nor does a file that goes meanwhile. Links are not followed. */
export function searchTraces(roots: readonly string[], marks: Marks): Searched {
  const files = roots.flatMap(filesBelow)
  const wanted = Object.entries(marks).flatMap(([mark, text]) => writingsOf(text).map((bytes) => ({ mark, bytes })))
  let bytes = 0
  const traces: Trace[] = []
  let read = 0
  for (const file of files) {
    const raw = unlessGone(() => readFileSync(file))
    if (raw === undefined) continue
    read += 1
    bytes += raw.length
    for (const { inside, content } of contentsOf(file, raw)) {
      const found = new Set(wanted.filter((one) => content.includes(one.bytes)).map(({ mark }) => mark))
      traces.push(...[...found].map((mark) => ({ file, mark, inside })))
    }
  }
  return { files: read, bytes, traces }
}

/** Every form a text is commonly written in: UTF-8, UTF-16, escaped for an address or for JSON, and base64 from each of its three beginnings. */
export function writingsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const escaped = [...text].map((sign) => ((sign.codePointAt(0) ?? 0) > 126 ? utf16Escapes(sign) : sign)).join('')
  const texts = [encodeURIComponent(text), encodeURIComponent(text).toLowerCase(), escaped, escaped.toUpperCase()]
  return [
    ...[utf8, utf16, Buffer.from(utf16).swap16()],
    ...texts.map((one) => Buffer.from(one)),
    ...[utf8, utf16].flatMap(base64Writings),
  ]
}

function utf16Escapes(sign: string): string {
  return [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
}

/** Of its bytes after none, one and two others; the signs at both ends also carry bits of their neighbours and are left out. */
function base64Writings(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((before) => {
    const signs = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '')
    const first = [0, 2, 3][before] ?? 0
    const last = (before + bytes.length) % 3 === 0 ? signs.length : signs.length - 1
    return Buffer.from(signs.slice(first, last))
  })
}

interface Content {
  readonly inside: string
  readonly content: Buffer
}

function contentsOf(file: string, raw: Buffer): Content[] {
  const whole = [{ inside: 'raw', content: raw }]
  if (raw.subarray(0, 15).toString('latin1') === 'SQLite format 3') return [...whole, { inside: 'rows', content: rowsOf(file) }]
  if (raw.subarray(0, 5).toString('latin1') === '%PDF-') return [...whole, { inside: 'sheet', content: sheetOf(raw) }]
  return [...whole, ...unpacked(raw)]
}

/** Packed pieces wherever they begin in a file, as in the entries of a browser's cache; broken ends are taken as far as they go. */
function unpacked(raw: Buffer): Content[] {
  const partly = { finishFlush: zlib.Z_SYNC_FLUSH }
  const packings = [
    { inside: 'gzip', begins: Buffer.from([0x1f, 0x8b, 0x08]), unpack: (piece: Buffer) => gunzipSync(piece, partly) },
    ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({
      ...{ inside: 'zlib', begins: Buffer.from([0x78, level]), unpack: (piece: Buffer) => inflateSync(piece, partly) },
    })),
    { inside: 'zstd', begins: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), unpack: (piece: Buffer) => zstdDecompressSync(piece) },
  ]
  const pieces = packings.flatMap(({ inside, begins, unpack }) =>
    placesOf(raw, begins).flatMap((at) => attempt(inside, () => unpack(raw.subarray(at)))),
  )
  return [...pieces, ...brotliPieces(raw)]
}

/** Brotli has no sign of its own: it is tried where the body of a cache entry begins, after a header of 24 bytes and the key, and from the start. */
function brotliPieces(raw: Buffer): Content[] {
  const isEntry = raw.length > 24 && raw.readUInt32LE(0) === 0x6d1b_36fc
  const begins = isEntry ? [24 + raw.readUInt32LE(12)] : [0]
  const partly = { finishFlush: zlib.BROTLI_OPERATION_FLUSH }
  return begins.flatMap((at) => attempt('brotli', () => brotliDecompressSync(raw.subarray(at), partly)))
}

function attempt(inside: string, unpack: () => Buffer): Content[] {
  try {
    return [{ inside, content: unpack() }]
  } catch {
    // Bytes that only look like a beginning.
    return []
  }
}

function placesOf(raw: Buffer, begins: Buffer): number[] {
  const places: number[] = []
  for (let at = raw.indexOf(begins); at >= 0; at = raw.indexOf(begins, at + 1)) places.push(at)
  return places
}

/** Every value of every table, from a copy: a value that goes over several pages stands in pieces in the file. */
function rowsOf(file: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-rows-'))
  try {
    const copy = join(folder, basename(file))
    for (const end of ['', '-wal']) unlessGone(() => copyFileSync(`${file}${end}`, `${copy}${end}`))
    if (!existsSync(copy)) return Buffer.alloc(0)
    const db = openReadOnly(copy)
    const tables = readable(() => db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all())
    const rows = tables.flatMap(({ name }) =>
      readable(() =>
        db
          .prepare<[], unknown[]>(`SELECT * FROM "${name.replaceAll('"', '""')}"`)
          .raw()
          .all(),
      ),
    )
    db.close()
    return Buffer.concat(rows.flat().map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The ledger keeps its first page aside, which is no database alone; a table of a module that is not here has its rows in tables of its own. */
function readable<Row>(read: () => Row[]): Row[] {
  try {
    return read()
  } catch (error) {
    if (sqliteErrorKind(error) === undefined) throw error
    return []
  }
}

function sheetOf(pdf: Buffer): Buffer {
  return Buffer.from(
    pdfPages(pdf)
      .flatMap(({ words }) => words.map(({ text }) => text))
      .join(''),
  )
}

function filesBelow(path: string): string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (stat.isDirectory())
    return (unlessGone(() => readdirSync(path)) ?? []).sort().flatMap((name) => filesBelow(join(path, name)))
  return stat.isFile() ? [path] : []
}

/** A running browser removes files of its own all the time. */
function unlessGone<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
