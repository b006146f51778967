// What comes out of an office file, and how the reading process and its caller talk about it.
import type { MediaType } from '../../../shared/content/catalogue.ts'
import type { Severity } from '../../../shared/review/finding.ts'
import type { TextPart } from '../../../shared/review/rule.ts'

/** A finding without the file's name, which only the caller knows. */
export interface OfficeNote {
  readonly rule: string
  readonly severity: Severity
  readonly params?: Readonly<Record<string, string | number>>
  readonly where?: string
}

/** What a person has decided about a file's doubtful parts, under 导入 in its metadata. Without a decision such a file is held back. */
export interface IntakeDecisions {
  /** 修订: publish the text with all changes accepted, or as it was before them. */
  readonly revisions?: 'accepted' | 'original'
  /** 批注: the comments have been dealt with and stay out. */
  readonly comments?: 'left-out'
  /** 隐藏内容: hidden text, sheets, rows and columns. */
  readonly hidden?: 'left-out' | 'included'
  /** 不可见文字 of a PDF: looked at, may go out as it is. */
  readonly invisibleText?: 'checked'
  /** 附带文件 inside a PDF: looked at, may go out with it. */
  readonly embeddedFiles?: 'checked'
}

export interface OfficeRequest {
  readonly bytes: Uint8Array
  /** Lower case, with the dot. */
  readonly extension: string
  readonly decisions: IntakeDecisions
}

export interface OfficeMedia {
  readonly mediaType: MediaType
  readonly bytes: Uint8Array
}

export interface OfficeDocument {
  readonly outcome: 'document'
  /** The ending that the content deserves, with the dot. */
  readonly extension: string
  /** Not yet sanitised; empty when nothing of it may be read as text. */
  readonly html: string
  /** For search and reading aloud, where it differs from the page's own text. */
  readonly text?: string
  /** `none`: a scan. `doubtful`: text that is not what the page shows. */
  readonly textLayer: 'good' | 'none' | 'doubtful'
  readonly media: readonly OfficeMedia[]
  readonly notes: readonly OfficeNote[]
  /** What stands in the file and not on its page: looked through for personal data, never published. */
  readonly aside: readonly TextPart[]
  /** The file itself travels with the document (PDF). */
  readonly carriesFile: boolean
}

export interface ArchiveEntry {
  /** With `/` between folders; never leaves the archive. */
  readonly name: string
  readonly bytes: Uint8Array
}

export type OfficeReading =
  | OfficeDocument
  | { readonly outcome: 'archive'; readonly entries: readonly ArchiveEntry[] }
  | { readonly outcome: 'refused'; readonly notes: readonly OfficeNote[] }

/**
 * Stops the reading of one file from deep inside a parser's callbacks. It never leaves the reading process: `read-file.ts` turns
 * it into the `refused` outcome.
 */
export class Refused extends Error {
  readonly note: OfficeNote

  constructor(rule: string, params?: OfficeNote['params'], where?: string) {
    super(rule)
    this.note = { rule, severity: 'error', ...(params && { params }), ...(where !== undefined && { where }) }
  }
}

/** An error until a person has decided; then a warning, so that the decision is seen by the next reviewer. */
export function undecided(rule: string, decided: boolean, params?: OfficeNote['params'], where?: string): OfficeNote {
  return { rule, severity: decided ? 'warning' : 'error', ...(params && { params }), ...(where !== undefined && { where }) }
}
