// A content generation: one SQLite file with documents and the search index. Disposable: it is always built anew from signed blobs.
import { join } from 'node:path'
import { GRAM_TOKENIZER } from '../../../shared/text/grams.ts'

/** Layout of the file; an older or newer one is rebuilt, never guessed at. */
export const GENERATION_FORMAT = 4

export function generationPath(dataFolder: string, generation: number): string {
  return join(dataFolder, `content-${generation}.db`)
}

export const GENERATION_SCHEMA = `
  CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  -- rowid is the display rank: newest first.
  CREATE TABLE document (
    rank INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    trial INTEGER NOT NULL,
    spotlight INTEGER NOT NULL,
    hidden_from TEXT,
    topic TEXT,
    normative INTEGER NOT NULL,
    validity TEXT NOT NULL,
    valid_until TEXT,
    -- First day of a 公示期.
    notice_from TEXT,
    -- Id of the original; a translation is read beside it and never listed by itself.
    translation_of TEXT,
    meta TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT NOT NULL,
    media TEXT NOT NULL,
    -- Reading aloud: {mediaType, audio, sentences}; sentences only where the timings fit the text.
    speech TEXT,
    -- Last, for a row is read from its beginning: search needs the text and not this.
    html TEXT NOT NULL,
    UNIQUE (channel, id)
  ) STRICT;
  CREATE INDEX document_by_id ON document (id);
  CREATE INDEX document_by_kind ON document (kind, rank);
  CREATE INDEX document_translation ON document (translation_of) WHERE translation_of IS NOT NULL;
  CREATE INDEX document_hidden ON document (hidden_from) WHERE hidden_from IS NOT NULL;

  CREATE TABLE link (
    from_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    PRIMARY KEY (from_id, kind, to_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX link_back ON link (to_id, kind);

  -- Character bigrams, contentless, for the texts stand in document. Titles once more by themselves: title hits come first, and asking the large
  -- index for them would walk through every text that holds the words.
  CREATE VIRTUAL TABLE grams USING fts5(words, tokenize = ${GRAM_TOKENIZER}, content = '', columnsize = 0);
  CREATE VIRTUAL TABLE title_grams USING fts5(words, tokenize = ${GRAM_TOKENIZER}, content = '', columnsize = 0);

  CREATE VIRTUAL TABLE spellings USING fts5(spelled, readings UNINDEXED, tokenize = 'trigram', detail = none);
`
