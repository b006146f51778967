// Lists of the shown generation: by kind, topic, validity, running notices; the spotlight; the directory (公开目录) by topic.
import type { ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import type { DirectoryTopic, ListedDocument, ListFilter } from '../../../shared/api/terminal.ts'
import { type DocumentRow, listed } from './listed-document.ts'

export interface Lists {
  list(today: string, filter: ListFilter): { documents: ListedDocument[]; total: number }
  spotlight(today: string): ListedDocument[]
  directory(today: string): DirectoryTopic[]
}

/** What may be shown on `@today`. */
export const VISIBLE = '(hidden_from IS NULL OR hidden_from > @today)'
const SPOTLIGHT_MAX = 6
const LISTED = 'rank, channel, source, trial, meta'
const VALIDITY_TODAY = `CASE WHEN validity = 'valid' AND valid_until < @today THEN 'expired' ELSE validity END`
const MATCHING = `${VISIBLE} AND translation_of IS NULL
  AND (@kind IS NULL OR kind = @kind)
  AND (@topic IS NULL OR topic = @topic)
  AND (@normative = 0 OR normative = 1)
  AND (@running = 0 OR notice_from <= @today)
  AND (@validity IS NULL OR (@validity = 'valid') = (${VALIDITY_TODAY} = 'valid'))`

interface Matching {
  today: string
  kind: string | null
  topic: string | null
  normative: bigint
  running: bigint
  validity: string | null
}

export function lister(db: ReadOnlyDatabase): Lists {
  const rows = db.prepare<[Matching & { limit: bigint; offset: bigint }], DocumentRow>(
    `SELECT ${LISTED} FROM document WHERE ${MATCHING} ORDER BY rank LIMIT @limit OFFSET @offset`,
  )
  const count = db.prepare<[Matching], number>(`SELECT count(*) FROM document WHERE ${MATCHING}`).pluck()
  const spotlight = db.prepare<[{ today: string; limit: number }], DocumentRow>(
    `SELECT ${LISTED} FROM document WHERE spotlight = 1 AND translation_of IS NULL AND ${VISIBLE} ORDER BY rank LIMIT @limit`,
  )
  // The fullest topics first: what a town publishes most is what people most look for.
  const byTopic = db.prepare<[{ today: string }], DirectoryTopic>(
    `SELECT topic, count(*) AS documents FROM document
     WHERE topic IS NOT NULL AND translation_of IS NULL AND ${VISIBLE} GROUP BY topic ORDER BY documents DESC, topic`,
  )
  return {
    list: (today, { kind, topic, normative, running, validity, limit, offset }) => {
      const matching: Matching = {
        today,
        kind: kind ?? null,
        topic: topic ?? null,
        normative: normative ? 1n : 0n,
        running: running ? 1n : 0n,
        validity: validity ?? null,
      }
      const found = rows.all({ ...matching, limit: BigInt(limit), offset: BigInt(offset) })
      return { documents: found.map((row) => listed(row, today)), total: count.get(matching) ?? 0 }
    },
    spotlight: (today) => spotlight.all({ today, limit: SPOTLIGHT_MAX }).map((row) => listed(row, today)),
    directory: (today) => byTopic.all({ today }),
  }
}
