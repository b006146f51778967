// Reads the generation that is shown: lists, one document, what belongs to it. Search stands in search.ts on the same file.
import { existsSync, statSync } from 'node:fs'
import { openReadOnly, type ReadOnlyDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import type { ListedDocument, ReadableDocument } from '../../../shared/api/terminal.ts'
import { blobRefSchema } from '../../../shared/content/catalogue.ts'
import { type DocumentKind, documentMetaSchema } from '../../../shared/content/document.ts'
import { GRAM_FORMAT } from '../../../shared/text/grams.ts'
import { GENERATION_FORMAT } from './generation-file.ts'
import { type DocumentRow, listed } from './listed-document.ts'
import { type Search, searcher } from './search.ts'

export interface ContentReader {
  /** `today`: trusted day; what has ended is left out by it (公示). */
  list(today: string, options: { kind?: DocumentKind; limit: number }): { documents: ListedDocument[]; total: number }
  spotlight(today: string): ListedDocument[]
  document(today: string, id: string): ReadableDocument | undefined
  readonly search: Search
  close(): void
}

const SPOTLIGHT_MAX = 6
const VISIBLE = '(hidden_from IS NULL OR hidden_from > @today)'
const LISTED = 'rank, channel, source, trial, meta'

/** Undefined when the file is missing, damaged, or of another format: then it is built anew (F24, F33). */
export function openContent(path: string): ContentReader | undefined {
  if (!existsSync(path)) return undefined
  try {
    const db = openReadOnly(path, statSync(path).size)
    if (!isCurrent(db)) {
      db.close()
      return undefined
    }
    return reader(db)
  } catch (error) {
    if (sqliteErrorKind(error) === undefined) throw error
    return undefined
  }
}

function isCurrent(db: ReadOnlyDatabase): boolean {
  const about = db.prepare<[string], string>('SELECT value FROM about WHERE name = ?').pluck()
  return about.get('format') === String(GENERATION_FORMAT) && about.get('gram-format') === String(GRAM_FORMAT)
}

function reader(db: ReadOnlyDatabase): ContentReader {
  const all = db.prepare<[{ today: string; limit: number }], DocumentRow>(
    `SELECT ${LISTED} FROM document WHERE ${VISIBLE} ORDER BY rank LIMIT @limit`,
  )
  const ofKind = db.prepare<[{ today: string; limit: number; kind: string }], DocumentRow>(
    `SELECT ${LISTED} FROM document WHERE kind = @kind AND ${VISIBLE} ORDER BY rank LIMIT @limit`,
  )
  const count = db
    .prepare<[{ today: string; kind: string | null }], number>(
      `SELECT count(*) FROM document WHERE (@kind IS NULL OR kind = @kind) AND ${VISIBLE}`,
    )
    .pluck()
  const spotlight = db.prepare<[{ today: string; limit: number }], DocumentRow>(
    `SELECT ${LISTED} FROM document WHERE spotlight = 1 AND ${VISIBLE} ORDER BY rank LIMIT @limit`,
  )
  const one = db.prepare<[{ today: string; id: string }], DocumentRow & { html: string; text: string; body: string }>(
    `SELECT ${LISTED}, html, text, body FROM document WHERE id = @id AND ${VISIBLE} ORDER BY rank LIMIT 1`,
  )
  const pointingHere = db.prepare<[{ today: string; id: string; kind: string }], DocumentRow>(
    `SELECT ${LISTED} FROM document JOIN link ON link.from_id = document.id
     WHERE link.to_id = @id AND link.kind = @kind AND ${VISIBLE} ORDER BY rank`,
  )
  const pointedAt = db.prepare<[{ today: string; id: string; kind: string }], DocumentRow>(
    `SELECT ${LISTED} FROM document JOIN link ON link.to_id = document.id
     WHERE link.from_id = @id AND link.kind = @kind AND ${VISIBLE} ORDER BY rank`,
  )
  return {
    list: (today, { kind, limit }) => ({
      documents: (kind === undefined ? all.all({ today, limit }) : ofKind.all({ today, limit, kind })).map(listed),
      total: count.get({ today, kind: kind ?? null }) ?? 0,
    }),
    spotlight: (today) => spotlight.all({ today, limit: SPOTLIGHT_MAX }).map(listed),
    document: (today, id) => {
      const row = one.get({ today, id })
      if (row === undefined) return undefined
      const meta = documentMetaSchema.parse(JSON.parse(row.meta))
      // A guide for this document, or, seen from an interpretation, a guide for the policy it explains.
      const explained = pointedAt.all({ today, id, kind: 'interprets' })
      return {
        meta,
        channel: row.channel,
        source: row.source,
        trial: row.trial === 1,
        html: row.html,
        text: row.text,
        body: blobRefSchema.parse(JSON.parse(row.body)),
        interpretations: pointingHere.all({ today, id, kind: 'interprets' }).map(listed),
        interprets: explained.map(listed),
        guides: pointingHere.all({ today, id, kind: 'guideFor' }).map(listed),
        replacedBy: pointingHere.all({ today, id, kind: 'replaces' }).map(listed),
      }
    },
    search: searcher(db),
    close: () => void db.close(),
  }
}
