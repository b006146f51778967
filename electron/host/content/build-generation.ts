// Builds a content file from catalogues and blobs, beside the one that is shown. Runs in a worker, so readers never wait.
import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFile, syncFolder } from '../../../platform/files/durable.ts'
import { isSound, openDisposable, type SqliteDatabase } from '../../../platform/sqlite/open.ts'
import type { Catalogue } from '../../../shared/content/catalogue.ts'
import { stayingOn } from '../../../shared/content/visibility.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { GRAM_FORMAT, searchTerms } from '../../../shared/text/grams.ts'
import { openBlobStore } from './blob-store.ts'
import { type FillFailure, fillGeneration, type RankedEntry } from './fill-generation.ts'
import { GENERATION_FORMAT, GENERATION_SCHEMA } from './generation-file.ts'
import { keepChecksum } from './scrub.ts'

export interface BuildOrder {
  /** Final path of the content file. */
  readonly path: string
  readonly blobFolder: string
  readonly catalogues: readonly Catalogue[]
  /** Trusted day: what may not be shown from this day on is not built in at all (公示 past its end). */
  readonly today: string
}

/** What the index gathers in memory before it writes a piece. SQLite's own 1 MB is for small changes: each piece is read and merged again later. */
const INDEX_BUFFER_BYTES = 32 * 1_048_576

export type BuildFailure = FillFailure | 'content-check-failed'

/** Documents in the file. Errors name the blob; the unfinished file is removed. `progress`: documents done. */
export function buildGeneration(order: BuildOrder, progress: (done: number) => void): Result<number, BuildFailure> {
  const building = `${order.path}.building`
  rmSync(building, { force: true })
  const db = openDisposable(building)
  let failure: ReturnType<typeof fail<BuildFailure>> | undefined
  const entries = rankedEntries(order.catalogues, order.today)
  try {
    db.exec(GENERATION_SCHEMA)
    db.exec(`INSERT INTO grams (grams, rank) VALUES ('hashsize', ${INDEX_BUFFER_BYTES}), ('automerge', 0)`)
    db.exec('BEGIN')
    writeAbout(db)
    const filled = fillGeneration(db, entries, openBlobStore(order.blobFolder), progress)
    // One piece instead of many: it is asked for as long as the file lives.
    if (filled.ok)
      db.exec(`INSERT INTO grams (grams) VALUES ('optimize'); INSERT INTO title_grams (title_grams) VALUES ('optimize')`)
    db.exec('COMMIT')
    failure = !filled.ok ? filled : holdsWhatWasPutIn(db, entries) ? undefined : fail('content-check-failed')
  } finally {
    db.close()
    if (failure !== undefined) rmSync(building, { force: true })
  }
  if (failure !== undefined) return failure
  syncFile(building)
  keepChecksum(order.path, building)
  renameSync(building, order.path)
  syncFolder(dirname(order.path))
  return ok(entries.length)
}

/** Newest first; the same day by id, so that every terminal shows the same order. */
function rankedEntries(catalogues: readonly Catalogue[], today: string): RankedEntry[] {
  return catalogues
    .flatMap(({ channel, documents }) => stayingOn(today, documents).map((entry) => ({ ...entry, channel })))
    .sort(
      (a, b) => compare(b.meta.publishedOn, a.meta.publishedOn) || compare(a.meta.id, b.meta.id) || compare(a.channel, b.channel),
    )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function writeAbout(db: SqliteDatabase): void {
  const insert = db.prepare('INSERT INTO about (name, value) VALUES (?, ?)')
  insert.run('format', String(GENERATION_FORMAT))
  insert.run('gram-format', String(GRAM_FORMAT))
}

/** Checks the file before anybody is shown it: SQLite's own checks, then a search that must find what was put in. */
function holdsWhatWasPutIn(db: SqliteDatabase, entries: readonly RankedEntry[]): boolean {
  // It asks each full-text index to check itself as well: to order that once more took as long again.
  if (!isSound(db)) return false
  const documents = db.prepare<[], number>('SELECT count(*) FROM document').pluck().get()
  if (documents !== entries.length) return false
  const term = entries[0] && searchTerms(entries[0].meta.title)[0]
  if (term === undefined) return true
  const found = db.prepare<[string], number>('SELECT count(*) FROM grams WHERE grams MATCH ? AND rowid = 1').pluck()
  return (found.get(term.expression) ?? 0) > 0
}
