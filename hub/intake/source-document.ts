// What reading a source file gives: a document that can be packed, or findings that say what to do.
import type { DocumentMeta } from '../../shared/content/document.ts'
import type { Finding } from '../../shared/review/finding.ts'
import type { TextPart } from '../../shared/review/rule.ts'
import type { Say, SourceFile, SourceMedia } from './source-file.ts'
import type { MetaOptions } from './source-meta.ts'
import type { ReadableBody } from './to-html.ts'

export interface SourceDocument {
  readonly meta: DocumentMeta
  readonly body: ReadableBody
  readonly media: readonly SourceMedia[]
  /** File name without folders. */
  readonly source: string
  /** Path as the person named it, for findings. */
  readonly file: string
  readonly trial: boolean
  /** What goes with it and stands on no page: names of files, comments, hidden cells. Reviewed, never published. */
  readonly aside: readonly TextPart[]
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
  /** Takes findings that are complete. */
  readonly found: (findings: readonly Finding[]) => void
}
