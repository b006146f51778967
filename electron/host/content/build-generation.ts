// Builds a content file from catalogues and blobs, beside the one that is shown. Runs in a worker, so readers never wait.
import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFile, syncFolder } from '../../../platform/files/durable.ts'
import { openDisposable, type SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { type Catalogue, type CatalogueEntry, documentBodySchema, type Speech } from '../../../shared/content/catalogue.ts'
import { timingsFor } from '../../../shared/content/speech.ts'
import { hiddenFrom, stayingOn } from '../../../shared/content/visibility.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { GRAM_FORMAT, indexGrams, searchTerms } from '../../../shared/text/grams.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { pinyinKey, pinyinSpellings } from '../../../shared/text/pinyin.ts'
import { openBlobStore } from './blob-store.ts'
import { GENERATION_FORMAT, GENERATION_SCHEMA } from './generation-file.ts'
import { keepChecksum } from './scrub.ts'
import type { StoredSpeech } from './stored-speech.ts'

export interface BuildOrder {
  /** Final path of the content file. */
  readonly path: string
  readonly blobFolder: string
  readonly catalogues: readonly Catalogue[]
  /** Trusted day: what may not be shown from this day on is not built in at all (公示 past its end). */
  readonly today: string
}

/** What the index gathers in memory before it writes a piece. SQLite's own 1 MB is for small changes: each piece is read and merged again later. */
const INDEX_BUFFER_BYTES = 16 * 1_048_576

export type BuildFailure = 'blob-missing' | 'blob-damaged' | 'content-check-failed'

interface RankedEntry extends CatalogueEntry {
  readonly channel: string
}

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
    failure = insertAll(db, entries, order.blobFolder, progress)
    // One piece instead of many: it is asked for as long as the file lives.
    db.exec(`INSERT INTO grams (grams) VALUES ('optimize'); INSERT INTO title_grams (title_grams) VALUES ('optimize')`)
    db.exec('COMMIT')
    failure ??= isSound(db, entries) ? undefined : fail('content-check-failed')
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

function insertAll(
  db: SqliteDatabase,
  entries: readonly RankedEntry[],
  blobFolder: string,
  progress: (done: number) => void,
): ReturnType<typeof fail<BuildFailure>> | undefined {
  const blobs = openBlobStore(blobFolder)
  const insertDocument = db.prepare(
    `INSERT INTO document (rank, id, channel, kind, source, trial, spotlight, hidden_from, topic, normative, validity, valid_until,
       notice_from, translation_of, meta, title, text, body, media, speech, html)
     VALUES (@rank, @id, @channel, @kind, @source, @trial, @spotlight, @hiddenFrom, @topic, @normative, @validity, @validUntil,
       @noticeFrom, @translationOf, @meta, @title, @text, @body, @media, @speech, @html)`,
  )
  const insertGrams = db.prepare('INSERT INTO grams (rowid, words) VALUES (?, ?)')
  const insertTitleGrams = db.prepare('INSERT INTO title_grams (rowid, words) VALUES (?, ?)')
  const insertSpelling = db.prepare('INSERT INTO spellings (rowid, spelled, readings) VALUES (?, ?, ?)')
  const insertLink = db.prepare('INSERT OR IGNORE INTO link (from_id, kind, to_id) VALUES (?, ?, ?)')
  for (const [index, { meta, channel, source, trial, body, media, speech }] of entries.entries()) {
    const bytes = blobs.read(body)
    if (bytes === undefined) return fail('blob-missing', { sha256: body.sha256, id: meta.id })
    const content = readBody(bytes)
    if (content === undefined) return fail('blob-damaged', { sha256: body.sha256, id: meta.id })
    const timings = speech && blobs.read(speech.timings)
    if (speech !== undefined && timings === undefined) return fail('blob-missing', { sha256: speech.timings.sha256, id: meta.id })
    // BigInt: better-sqlite3 binds plain numbers as REAL, which FTS5 does not take for a rowid.
    const rank = BigInt(index + 1)
    insertDocument.run({
      rank,
      id: meta.id,
      channel,
      kind: meta.kind,
      source,
      trial: trial ? 1n : 0n,
      spotlight: meta.spotlight ? 1n : 0n,
      hiddenFrom: hiddenFrom(meta) ?? null,
      topic: meta.topic ?? null,
      normative: meta.normative ? 1n : 0n,
      validity: meta.validity,
      validUntil: meta.validUntil ?? null,
      noticeFrom: meta.publicNotice?.from ?? null,
      translationOf: meta.translation?.of ?? null,
      meta: JSON.stringify(meta),
      title: meta.title,
      html: content.html,
      text: content.text,
      body: JSON.stringify(body),
      media: JSON.stringify(media),
      speech: speech && timings ? JSON.stringify(storedSpeech(speech, timings, { title: meta.title, text: content.text })) : null,
    })
    insertGrams.run(rank, indexGrams(normalise(`${meta.title}\n${content.text}`)))
    insertTitleGrams.run(rank, indexGrams(normalise(meta.title)))
    insertSpelling.run(rank, pinyinSpellings(meta.title), pinyinKey(meta.title))
    for (const [kind, ids] of Object.entries(meta.links)) {
      for (const id of ids) insertLink.run(meta.id, kind, id)
    }
    progress(index + 1)
  }
  return undefined
}

/** Signed timings that do not fit the text are a fault of whoever packed them: the audio is played, and no sentence is marked. */
function storedSpeech(
  { mediaType, audio }: Speech,
  timings: Uint8Array,
  document: { title: string; text: string },
): StoredSpeech {
  const sentences = timingsFor(timings, document)
  return { mediaType, audio, ...(sentences && { sentences }) }
}

function readBody(bytes: Uint8Array): { html: string; text: string } | undefined {
  try {
    const parsed = documentBodySchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    // Signed bytes that are no JSON: packed by a broken or hostile tool.
    return undefined
  }
}

/** Checks the file before anybody is shown it: SQLite's own checks, then a search that must find what was put in. */
function isSound(db: SqliteDatabase, entries: readonly RankedEntry[]): boolean {
  if (db.pragma('quick_check', { simple: true }) !== 'ok') return false
  db.exec(
    `INSERT INTO grams (grams) VALUES ('integrity-check'); INSERT INTO title_grams (title_grams) VALUES ('integrity-check')`,
  )
  const documents = db.prepare<[], number>('SELECT count(*) FROM document').pluck().get()
  if (documents !== entries.length) return false
  const term = entries[0] && searchTerms(entries[0].meta.title)[0]
  if (term === undefined) return true
  const found = db.prepare<[string], number>('SELECT count(*) FROM grams WHERE grams MATCH ? AND rowid = 1').pluck()
  return (found.get(term.expression) ?? 0) > 0
}
