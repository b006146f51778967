// Reads the generation that is shown: one document and what belongs to it. Lists stand in lists.ts, search in search.ts, on the same file.
import { existsSync } from 'node:fs'
import { openUnchanging, type ReadOnlyDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { blobRefSchema, type Media, mediaSchema } from '../../../shared/content/catalogue.ts'
import { GRAM_FORMAT } from '../../../shared/text/grams.ts'
import { type Facts, factsOf } from './facts.ts'
import { GENERATION_FORMAT } from './generation-file.ts'
import { type DocumentRow, listed, metaOf } from './listed-document.ts'
import { type Lists, lister, VISIBLE } from './lists.ts'
import type { BlobsAfter } from './scrub.ts'
import { type Search, type Suggest, searcher } from './search.ts'
import { type StoredSpeech, storedSpeechSchema } from './stored-speech.ts'
import { type ToldWords, toldBy } from './told-words.ts'

/** `today` everywhere: the trusted day, by which what has ended is left out (公示). */
export interface ContentReader extends Lists, Facts, ToldWords {
  document(today: string, id: string): ReadableDocument | undefined
  /** A file of a document that may be shown. */
  media(today: string, id: string, name: string): Media | undefined
  /** Its reading aloud, where it came with one. */
  speech(today: string, id: string): StoredSpeech | undefined
  /** What lies on the disk for the next documents after a rank, whether they may be shown or not. */
  readonly blobsAfter: BlobsAfter
  readonly search: Search
  readonly suggest: Suggest
  close(): void
}

/** Mapping the whole file would halve the slowest searches, but what is mapped counts as the host's memory: 700 MB with 100,000 documents. */
const CACHE_BYTES = 8 * 1_048_576
const BLOBS_AT_ONCE = 100
const LISTED = 'rank, channel, source, trial, meta'

/** Undefined when the file is missing, damaged, or of another format: then it is built anew (F24, F33). */
export function openContent(path: string): ContentReader | undefined {
  if (!existsSync(path)) return undefined
  try {
    const db = openUnchanging(path, CACHE_BYTES)
    if (!isCurrent(db)) {
      db.close()
      return undefined
    }
    return { ...lister(db), ...documents(db), ...factsOf(db), ...toldBy(db), ...searcher(db), close: () => void db.close() }
  } catch (error) {
    if (sqliteErrorKind(error) === undefined) throw error
    return undefined
  }
}

function isCurrent(db: ReadOnlyDatabase): boolean {
  const about = db.prepare<[string], string>('SELECT value FROM about WHERE name = ?').pluck()
  return about.get('format') === String(GENERATION_FORMAT) && about.get('gram-format') === String(GRAM_FORMAT)
}

interface WholeRow extends DocumentRow {
  html: string
  text: string
  body: string
  media: string
  speech: string | null
}

function documents(db: ReadOnlyDatabase): Pick<ContentReader, 'document' | 'media' | 'speech' | 'blobsAfter'> {
  const one = db.prepare<[{ today: string; id: string }], WholeRow>(
    `SELECT ${LISTED}, html, text, body, media, speech FROM document WHERE id = @id AND ${VISIBLE} ORDER BY rank LIMIT 1`,
  )
  const pointingHere = db.prepare<[{ today: string; id: string; kind: string }], DocumentRow>(
    `SELECT ${LISTED} FROM document JOIN link ON link.from_id = document.id
     WHERE link.to_id = @id AND link.kind = @kind AND ${VISIBLE} ORDER BY rank`,
  )
  const pointedAt = db.prepare<[{ today: string; id: string; kind: string }], DocumentRow>(
    `SELECT ${LISTED} FROM document JOIN link ON link.to_id = document.id
     WHERE link.from_id = @id AND link.kind = @kind AND ${VISIBLE} ORDER BY rank`,
  )
  const translations = db.prepare<[{ today: string; id: string }], DocumentRow>(
    `SELECT ${LISTED} FROM document WHERE translation_of = @id AND ${VISIBLE} ORDER BY rank`,
  )
  const blobs = db.prepare<[number, number], Pick<WholeRow, 'rank' | 'body' | 'media' | 'speech'>>(
    'SELECT rank, body, media, speech FROM document WHERE rank > ? ORDER BY rank LIMIT ?',
  )
  return {
    blobsAfter: (rank) =>
      blobs.all(rank, BLOBS_AT_ONCE).map((row) => ({
        rank: row.rank,
        blobs: [
          blobRefSchema.parse(JSON.parse(row.body)),
          ...mediaOf(row.media).map(({ blob }) => blob),
          ...[speechOf(row.speech)].flatMap((speech) => speech?.audio ?? []),
        ],
      })),
    document: (today, id) => {
      const row = one.get({ today, id })
      if (row === undefined) return undefined
      const meta = metaOf(row.meta, today)
      const list = (rows: DocumentRow[]) => rows.map((found) => listed(found, today))
      const here = (kind: string) => list(pointingHere.all({ today, id, kind }))
      const there = (kind: string) => list(pointedAt.all({ today, id, kind }))
      return {
        meta,
        channel: row.channel,
        source: row.source,
        trial: row.trial === 1,
        html: row.html,
        text: row.text,
        body: blobRefSchema.parse(JSON.parse(row.body)),
        media: mediaOf(row.media).map(({ name, mediaType, blob }) => ({ name, mediaType, size: blob.size })),
        speech: sentencesOf(row.speech),
        interpretations: here('interprets'),
        interprets: there('interprets'),
        guides: here('guideFor'),
        guideFor: there('guideFor'),
        replacedBy: here('replaces'),
        results: here('resultOf'),
        resultOf: there('resultOf'),
        translations: list(translations.all({ today, id })),
      }
    },
    media: (today, id, name) => mediaOf(one.get({ today, id })?.media ?? '[]').find((media) => media.name === name),
    speech: (today, id) => speechOf(one.get({ today, id })?.speech ?? null),
  }
}

function mediaOf(json: string): Media[] {
  return mediaSchema.array().parse(JSON.parse(json))
}

function speechOf(json: string | null): StoredSpeech | undefined {
  return json === null ? undefined : storedSpeechSchema.parse(JSON.parse(json))
}

function sentencesOf(json: string | null): ReadableDocument['speech'] {
  const speech = speechOf(json)
  return speech && (speech.sentences === undefined ? {} : { sentences: speech.sentences })
}
