// What reading a source file gives: a document that can be packed, or findings that say what to do.
import type { MediaType } from '../../shared/content/catalogue.ts'
import type { DocumentMeta } from '../../shared/content/document.ts'
import type { Finding } from '../../shared/review/finding.ts'
import type { Say, SourceFile } from './source-file.ts'
import type { MetaOptions } from './source-meta.ts'
import type { ReadableBody } from './to-html.ts'

/** A file that travels with a document: the PDF it was published as, a picture, a video. */
export interface SourceMedia {
  readonly name: string
  readonly mediaType: MediaType
  /** May be read from the disk when asked for: a batch can hold more PDFs than fit into memory. */
  readonly bytes: Uint8Array
}

export interface SourceDocument {
  readonly meta: DocumentMeta
  readonly body: ReadableBody
  readonly media: readonly SourceMedia[]
  /** File name without folders. */
  readonly source: string
  /** Path as the person named it, for findings. */
  readonly file: string
  readonly trial: boolean
}

export interface SourceReading {
  /** Absent when an error stands among the findings. */
  readonly document?: SourceDocument
  readonly findings: readonly Finding[]
}

/** One file on its way through the intake. */
export interface SourceInput {
  readonly file: SourceFile
  readonly bytes: Uint8Array
  /** Lower case, with the dot. */
  readonly extension: string
  readonly sidecar: SourceFile | undefined
  readonly options: MetaOptions
  readonly say: Say
}
