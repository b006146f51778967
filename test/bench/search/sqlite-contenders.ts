// The product, and what else SQLite can do: reading twenty rows and nothing more (the floor), LIKE, and its trigram index.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { generationPath } from '../../../electron/host/content/generation-file.ts'
import { openHost } from '../../../electron/host/host.ts'
import { silentLog } from '../../../platform/log/logger.ts'
import { openDisposable, openReadOnly, type ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import { callEndpoint } from '../../../shared/api/endpoint.ts'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { randomOf } from '../../faults/random.ts'
import { numberOfDocument } from '../shown-content.ts'
import type { Text } from '../texts.ts'
import { type Contender, LISTED } from './contender.ts'

const GENERATION = 1
const ASSUMED_TRIGRAM = 3

/** The whole host on a terminal's data folder, asked by its own contract; it tells how long the search took, as it tells the page. */
export function ours(folder: string): Contender {
  const dataFolder = join(folder, 'terminal')
  const host = openHost({ dataFolder, version: 'bench', log: silentLog })
  if (!host.ok) throw new Error(`expected a host, got ${host.error.code}`)
  const fetcher = async (request: Request) => await host.value.app.fetch(request)
  return {
    indexBytes: tableBytes(generationPath(dataFolder, GENERATION), ['grams', 'title_grams', 'spellings']),
    async ask(query) {
      const answer = await callEndpoint(fetcher, 'http://terminal', terminalApi.search, { q: query, limit: String(LISTED) })
      if (!answer.ok) throw new Error(`expected an answer, got ${answer.error.code}`)
      const { hits, total, atLeast, ms } = answer.value
      return { listed: hits.map(({ id }) => numberOfDocument(id)), total, atLeast, ms }
    },
    // A round as it comes every minute: what is on the disk is read again.
    work: () => host.value.poller.round(),
    close: () => host.value.close(),
  }
}

/** Twenty rows of the product's own file by their number: below this no search that shows twenty hits can come. */
export function floor(folder: string): Contender {
  const path = generationPath(join(folder, 'terminal'), GENERATION)
  const db = openReadOnly(path)
  const documents = db.prepare<[], number>('SELECT max(rank) FROM document').pluck().get() ?? 0
  const row = db.prepare<[number]>('SELECT rank, channel, source, trial, meta, title, text FROM document WHERE rank = ?')
  const random = randomOf(1, 'floor')
  return {
    indexBytes: 0,
    ask() {
      for (let i = 0; i < LISTED; i += 1) row.get(1 + random.below(documents))
      return { listed: undefined }
    },
    close: () => void db.close(),
  }
}

/** A table of the normalised texts, and its trigram index, for those who search without the product. */
export function layPlain(folder: string, texts: readonly Text[]): void {
  const path = join(folder, 'plain.db')
  if (existsSync(path)) rmSync(path)
  const db = openDisposable(path)
  db.exec(`CREATE TABLE plain (number INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE trigrams USING fts5(title, body, tokenize = 'trigram', content = 'plain', content_rowid = 'number')`)
  const insert = db.prepare('INSERT INTO plain (number, title, body) VALUES (?, ?, ?)')
  db.exec('BEGIN')
  for (const [i, { title, body }] of texts.entries()) insert.run(BigInt(i), normalise(title), normalise(body))
  db.exec(`INSERT INTO trigrams (trigrams) VALUES ('rebuild')`)
  db.exec('COMMIT')
  db.close()
}

export function like(folder: string): Contender {
  const db = openReadOnly(join(folder, 'plain.db'))
  return { indexBytes: 0, ask: (query) => ({ listed: byLike(db)(normalise(query)) }), close: () => void db.close() }
}

/** Shorter terms than three characters are no trigram: they fall back to LIKE. */
export function trigram(folder: string): Contender {
  const path = join(folder, 'plain.db')
  const db = openReadOnly(path)
  const match = db.prepare<[string, number], number>('SELECT rowid FROM trigrams WHERE trigrams MATCH ? LIMIT ?').pluck()
  const scan = byLike(db)
  return {
    indexBytes: tableBytes(path, ['trigrams']),
    ask: (query) => {
      const term = normalise(query)
      const short = [...term].length < ASSUMED_TRIGRAM
      return { listed: short ? scan(term) : match.all(`"${term.replaceAll('"', '""')}"`, LISTED) }
    },
    close: () => void db.close(),
  }
}

function byLike(db: ReadOnlyDatabase): (term: string) => number[] {
  const scan = db
    .prepare<[{ term: string; limit: number }], number>(
      `SELECT number FROM plain WHERE title LIKE @term ESCAPE '\\' OR body LIKE @term ESCAPE '\\' LIMIT @limit`,
    )
    .pluck()
  return (term) => scan.all({ term: `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`, limit: LISTED })
}

/** Pages of the file that hold these indexes. */
function tableBytes(path: string, tables: readonly string[]): number {
  const db = openReadOnly(path)
  try {
    const sizes = db.prepare<[string, string], number>(
      'SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND (name = ? OR name GLOB ?)',
    )
    return tables.reduce((sum, table) => sum + (sizes.pluck().get(table, `${table}_*`) ?? 0), 0)
  } finally {
    db.close()
  }
}
