// What the shown generation says of itself for running duty: the newest document of each kind, and documents without a full review record.
import type { ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import type { DocumentKind } from '../../../shared/content/document.ts'
import type { ContentFacts } from '../../../shared/standard/duty-input.ts'
import { VISIBLE } from './lists.ts'

export interface Facts {
  facts(today: string): Omit<ContentFacts, 'asOf'>
}

const HAS_STEP = (step: 'content' | 'secrecy') =>
  `EXISTS (SELECT 1 FROM json_each(meta, '$.review') WHERE json_extract(value, '$.step') = '${step}')`

export function factsOf(db: ReadOnlyDatabase): Facts {
  const newest = db.prepare<[{ today: string }], { kind: DocumentKind; day: string }>(
    `SELECT kind, max(json_extract(meta, '$.publishedOn')) AS day FROM document
     WHERE translation_of IS NULL AND ${VISIBLE} GROUP BY kind`,
  )
  const withoutReview = db
    .prepare<[{ today: string }], number>(
      `SELECT count(*) FROM document WHERE ${VISIBLE} AND NOT (${HAS_STEP('content')} AND ${HAS_STEP('secrecy')})`,
    )
    .pluck()
  // Asked with each heartbeat, over all documents: a file never changes, so a day has one answer.
  let known: { readonly today: string; readonly facts: Omit<ContentFacts, 'asOf'> } | undefined
  return {
    facts: (today) => {
      if (known?.today !== today) {
        const days = Object.fromEntries(newest.all({ today }).map(({ kind, day }) => [kind, day]))
        known = { today, facts: { newest: days, withoutReview: withoutReview.get({ today }) ?? 0 } }
      }
      return known.facts
    },
  }
}
