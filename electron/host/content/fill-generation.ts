// Puts documents into a content file that is being built: their rows, their words, the letters of their titles.
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { type CatalogueEntry, documentBodySchema, type Speech } from '../../../shared/content/catalogue.ts'
import { timingsFor } from '../../../shared/content/speech.ts'
import { hiddenFrom } from '../../../shared/content/visibility.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { indexGrams } from '../../../shared/text/grams.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { pinyinKey, pinyinSpellings } from '../../../shared/text/pinyin-spellings.ts'
import type { BlobStore } from './blob-store.ts'
import type { StoredSpeech } from './stored-speech.ts'

export interface RankedEntry extends CatalogueEntry {
  readonly channel: string
}

export type FillFailure = 'blob-missing' | 'blob-damaged'

interface WholeDocument {
  /** BigInt: better-sqlite3 binds plain numbers as REAL, which FTS5 does not take for a rowid. */
  readonly rank: bigint
  readonly entry: RankedEntry
  readonly html: string
  readonly text: string
  readonly speech: StoredSpeech | undefined
}

/**
 * Texts that are put in together, in characters. One table after the other: changing between the tables with each document took half as long
 * again, for each of them pushes the others out of the processor's memory.
 */
const BATCH_CHARACTERS = 300_000

/** Documents put in, in the order given. Errors name the blob. `progress`: documents done. */
export function fillGeneration(
  db: SqliteDatabase,
  entries: readonly RankedEntry[],
  blobs: BlobStore,
  progress: (done: number) => void,
): Result<number, FillFailure> {
  const insert = inserter(db)
  let batch: WholeDocument[] = []
  let characters = 0
  for (const [index, entry] of entries.entries()) {
    const whole = wholeDocument(blobs, entry, BigInt(index + 1))
    if (!whole.ok) return whole
    batch.push(whole.value)
    characters += whole.value.text.length
    if (characters >= BATCH_CHARACTERS || index === entries.length - 1) {
      insert(batch)
      batch = []
      characters = 0
      progress(index + 1)
    }
  }
  return ok(entries.length)
}

function wholeDocument(blobs: BlobStore, entry: RankedEntry, rank: bigint): Result<WholeDocument, FillFailure> {
  const { meta, body, speech } = entry
  const bytes = blobs.read(body)
  if (bytes === undefined) return fail('blob-missing', { sha256: body.sha256, id: meta.id })
  const content = readBody(bytes)
  if (content === undefined) return fail('blob-damaged', { sha256: body.sha256, id: meta.id })
  const timings = speech && blobs.read(speech.timings)
  if (speech !== undefined && timings === undefined) return fail('blob-missing', { sha256: speech.timings.sha256, id: meta.id })
  const aloud = speech && timings ? storedSpeech(speech, timings, { title: meta.title, text: content.text }) : undefined
  return ok({ rank, entry, html: content.html, text: content.text, speech: aloud })
}

function inserter(db: SqliteDatabase): (batch: readonly WholeDocument[]) => void {
  const document = db.prepare(
    `INSERT INTO document (rank, id, channel, kind, source, trial, spotlight, hidden_from, topic, normative, validity, valid_until,
       notice_from, translation_of, meta, title, text, body, media, speech, html)
     VALUES (@rank, @id, @channel, @kind, @source, @trial, @spotlight, @hiddenFrom, @topic, @normative, @validity, @validUntil,
       @noticeFrom, @translationOf, @meta, @title, @text, @body, @media, @speech, @html)`,
  )
  const grams = db.prepare('INSERT INTO grams (rowid, words) VALUES (?, ?)')
  const titleGrams = db.prepare('INSERT INTO title_grams (rowid, words) VALUES (?, ?)')
  const spelling = db.prepare('INSERT INTO spellings (rowid, spelled, readings) VALUES (?, ?, ?)')
  const link = db.prepare('INSERT OR IGNORE INTO link (from_id, kind, to_id) VALUES (?, ?, ?)')
  return (batch) => {
    for (const whole of batch) document.run(rowOf(whole))
    for (const { rank, entry, text } of batch) grams.run(rank, indexGrams(normalise(`${entry.meta.title}\n${text}`)))
    for (const { rank, entry } of batch) titleGrams.run(rank, indexGrams(normalise(entry.meta.title)))
    for (const { rank, entry } of batch) spelling.run(rank, pinyinSpellings(entry.meta.title), pinyinKey(entry.meta.title))
    for (const { meta } of batch.map(({ entry }) => entry))
      for (const [kind, ids] of Object.entries(meta.links)) for (const id of ids) link.run(meta.id, kind, id)
  }
}

function rowOf({ rank, entry, html, text, speech }: WholeDocument) {
  const { meta, channel, source, trial, body, media } = entry
  return {
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
    html,
    text,
    body: JSON.stringify(body),
    media: JSON.stringify(media),
    speech: speech ? JSON.stringify(speech) : null,
  }
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
