// Two indexes that live in memory, fed with the same character pairs as the product: FlexSearch and MiniSearch.
import { join } from 'node:path'
import { openReadOnly } from '../../../platform/sqlite/open.ts'
import { indexGrams } from '../../../shared/text/grams.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { type Contender, LISTED } from './contender.ts'

/** The plain texts are already normalised. */
function plainTexts(folder: string): { number: number; whole: string }[] {
  const db = openReadOnly(join(folder, 'plain.db'))
  try {
    return db.prepare<[], { number: number; whole: string }>(`SELECT number, title || char(10) || body AS whole FROM plain`).all()
  } finally {
    db.close()
  }
}

const cutText = (text: string) => indexGrams(text).split(' ')

/** A query's pairs without its last character alone; one character by itself. */
function cutQuery(query: string): string[] {
  const characters = [...normalise(query)]
  return characters.length === 1 ? characters : characters.slice(0, -1).map((character, i) => `${character}${characters[i + 1]}`)
}

export async function flexsearch(folder: string): Promise<Contender> {
  const { Index } = await import('flexsearch')
  const before = process.memoryUsage().heapUsed
  const index = new Index({ tokenize: 'strict', encode: cutText })
  for (const { number, whole } of plainTexts(folder)) index.add(number, whole)
  return {
    indexBytes: process.memoryUsage().heapUsed - before,
    ask: (query) => ({ listed: index.search(cutQuery(query).join(' '), { limit: LISTED }).map(Number) }),
    close: () => undefined,
  }
}

export async function minisearch(folder: string): Promise<Contender> {
  const { default: MiniSearch } = await import('minisearch')
  const before = process.memoryUsage().heapUsed
  const index = new MiniSearch<{ number: number; whole: string }>({ idField: 'number', fields: ['whole'], tokenize: cutText })
  index.addAll(plainTexts(folder))
  return {
    indexBytes: process.memoryUsage().heapUsed - before,
    ask: (query) => {
      const found = index.search(query, { combineWith: 'AND', tokenize: cutQuery, processTerm: (term) => term })
      return { listed: found.slice(0, LISTED).map(({ id }) => Number(id)) }
    },
    close: () => undefined,
  }
}
