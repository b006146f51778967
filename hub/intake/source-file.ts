// A file that a clerk hands in, on a disk or inside an archive, and its bytes within limits.
import { readFileSync, statSync } from 'node:fs'
import { fileFailure } from '../../platform/files/failure.ts'
import type { MediaType } from '../../shared/content/catalogue.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { decodeText } from './decode-text.ts'

export interface SourceFile {
  /** As the person named it; inside an archive the archive's path goes before. */
  readonly path: string
  /** In hand already, when it comes out of an archive. */
  readonly bytes?: Uint8Array
}

/** A file that travels with a document: the PDF it was published as, a picture, a video. */
export interface SourceMedia {
  readonly name: string
  readonly mediaType: MediaType
  /** May be read from the disk when asked for: a batch can hold more PDFs than fit into memory. */
  readonly bytes: Uint8Array
}

export type Say = (rule: string, severity: Finding['severity'], params?: Finding['params'], where?: string) => void

const MIB = 1_048_576

/** Collects findings of one file. */
export function saying(file: string, findings: Finding[]): Say {
  return (rule, severity, params, where) => {
    findings.push({ file, rule, severity, ...(params && { params }), ...(where !== undefined && { where }) })
  }
}

/** Undefined after a finding: too large, unreadable, empty. */
export function loadBytes({ path, bytes }: SourceFile, maxBytes: number, say: Say): Uint8Array | undefined {
  try {
    const size = bytes?.byteLength ?? statSync(path).size
    if (size > maxBytes) {
      say('file-too-large', 'error', { size: Math.ceil(size / MIB), max: Math.floor(maxBytes / MIB) || 1 })
      return undefined
    }
    const content = bytes ?? readFileSync(path)
    if (content.byteLength > 0) return content
    say('file-empty', 'error')
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    say('file-unreadable', 'error')
  }
  return undefined
}

/** Undefined after a finding: no text, nothing in it. */
export function textOf(bytes: Uint8Array, say: Say): string | undefined {
  const decoded = decodeText(bytes)
  if (decoded === undefined) {
    say('not-a-text', 'error')
    return undefined
  }
  if (decoded.encoding !== 'utf-8') say('encoding-read-as', 'warning', { encoding: decoded.encoding.toUpperCase() })
  if (decoded.unreadable > 0) say('characters-unreadable', 'warning', { count: decoded.unreadable })
  if (decoded.text.trim() !== '') return decoded.text.replace(/^\uFEFF/, '')
  say('file-empty', 'error')
  return undefined
}
