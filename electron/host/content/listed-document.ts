// A row of the content file as the pages list it.
import type { ListedDocument } from '../../../shared/api/terminal.ts'
import { type DocumentMeta, documentMetaSchema } from '../../../shared/content/document.ts'
import { validityOn } from '../../../shared/content/visibility.ts'

export interface DocumentRow {
  rank: number
  channel: string
  source: string
  trial: number
  meta: string
}

/** `today`: trusted day, by which a text may have ceased to hold. */
export function listed({ channel, source, trial, meta }: DocumentRow, today: string): ListedDocument {
  return { ...metaOf(meta, today), channel, source, trial: trial === 1 }
}

export function metaOf(json: string, today: string): DocumentMeta {
  const meta = documentMetaSchema.parse(JSON.parse(json))
  return { ...meta, validity: validityOn(meta, today) }
}
