// A row of the content file as the pages list it.
import type { ListedDocument } from '../../../shared/api/terminal.ts'
import { documentMetaSchema } from '../../../shared/content/document.ts'

export interface DocumentRow {
  rank: number
  channel: string
  source: string
  trial: number
  meta: string
}

export function listed({ channel, source, trial, meta }: DocumentRow): ListedDocument {
  return { ...documentMetaSchema.parse(JSON.parse(meta)), channel, source, trial: trial === 1 }
}
