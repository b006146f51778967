// What the shown documents are about, newest first: from it the pinyin learns how the town writes its places and its terms.
import type { ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import type { Told } from '../../../shared/ime/town-texts.ts'
import { metaOf } from './listed-document.ts'
import { VISIBLE } from './lists.ts'

export interface ToldWords {
  told(today: string): Told[]
}

const DOCUMENTS_READ = 500

export function toldBy(db: ReadOnlyDatabase): ToldWords {
  const metas = db
    .prepare<[{ today: string; limit: bigint }], string>(`SELECT meta FROM document WHERE ${VISIBLE} ORDER BY rank LIMIT @limit`)
    .pluck()
  return { told: (today) => metas.all({ today, limit: BigInt(DOCUMENTS_READ) }).map((meta) => metaOf(meta, today)) }
}
