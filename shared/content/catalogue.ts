// The catalogue of one release of a channel: which documents, and the hashes of their bytes. It is what gets signed.
import { z } from 'zod'
import { channelSchema } from './channel.ts'
import { documentMetaSchema } from './document.ts'
import { BLOB_MAX_BYTES, PACKAGE_MAX_FILES, PIECE_BYTES, SPEECH_AUDIO_MAX_BYTES, SPEECH_TIMINGS_MAX_BYTES } from './limits.ts'
import { SPEECH_MEDIA_TYPE } from './speech.ts'

/** The catalogue's own layout, and how the terminal cuts text for search (F33): a newer number is refused with a plain sentence. */
export const CATALOGUE_FORMAT = 1

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** Content-addressed bytes. `pieces` are the hashes of each `PIECE_BYTES` part; absent when the blob is a single piece. */
export const blobRefSchema = z
  .strictObject({
    sha256: sha256Schema,
    size: z.int().min(0).max(BLOB_MAX_BYTES),
    pieces: z
      .array(sha256Schema)
      .max(BLOB_MAX_BYTES / PIECE_BYTES)
      .optional(),
  })
  .refine((blob) => (blob.pieces?.length ?? 1) === pieceCount(blob.size), { message: 'piece-count' })
export type BlobRef = z.infer<typeof blobRefSchema>

/** What a document carries beside its text. The reader knows how to show each of these, and nothing else travels. */
export const MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'video/mp4',
  'video/webm',
  'audio/mpeg',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

export const mediaSchema = z.strictObject({
  /** Shown to people; unique within the document. No folder in it. */
  name: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[^/\\\p{Cc}]+$/u),
  mediaType: z.enum(MEDIA_TYPES),
  blob: blobRefSchema,
})
export type Media = z.infer<typeof mediaSchema>

const smallBlob = (max: number) => blobRefSchema.refine(({ size }) => size <= max, { message: 'too-large' })

/** Reading aloud (朗读) made beforehand; `timings` holds a `SpeechTimings` (speech.ts). */
export const speechSchema = z.strictObject({
  mediaType: z.literal(SPEECH_MEDIA_TYPE),
  audio: smallBlob(SPEECH_AUDIO_MAX_BYTES),
  timings: smallBlob(SPEECH_TIMINGS_MAX_BYTES),
})
export type Speech = z.infer<typeof speechSchema>

export const DOCUMENT_MEDIA_MAX = 50

export const catalogueEntrySchema = z.strictObject({
  meta: documentMetaSchema,
  /** The file's name at the office, as a clerk would look for it. */
  source: z.string().min(1).max(255),
  /** JSON `{html, text}`: sanitised HTML and the plain text that search reads. */
  body: blobRefSchema,
  /** In the order shown. A PDF is the document as published; the text beside it is for search and reading aloud. */
  media: z
    .array(mediaSchema)
    .max(DOCUMENT_MEDIA_MAX)
    .refine((media) => new Set(media.map(({ name }) => name)).size === media.length, { message: 'duplicate-name' })
    .default([]),
  speech: speechSchema.optional(),
  /** 试用: metadata or review record were filled in by the packer. */
  trial: z.boolean(),
})
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>

export const catalogueSchema = z
  .strictObject({
    format: z.literal(CATALOGUE_FORMAT),
    channel: channelSchema,
    /** Set when published; 0 in a package that waits to be signed. */
    release: z.int().min(0),
    createdAt: z.iso.datetime(),
    trial: z.boolean(),
    documents: z.array(catalogueEntrySchema).max(PACKAGE_MAX_FILES),
  })
  .refine((c) => new Set(c.documents.map((d) => d.meta.id)).size === c.documents.length, {
    message: 'duplicate-id',
  })
export type Catalogue = z.infer<typeof catalogueSchema>

/** Everything of a document that travels as bytes. */
export function blobsOf(entry: CatalogueEntry): BlobRef[] {
  const speech = entry.speech === undefined ? [] : [entry.speech.audio, entry.speech.timings]
  return [entry.body, ...entry.media.map(({ blob }) => blob), ...speech]
}

export const documentBodySchema = z.strictObject({ html: z.string(), text: z.string() })
export type DocumentBody = z.infer<typeof documentBodySchema>

/** How many pieces a blob of `size` bytes has: at least one, so that an empty blob is still fetched and checked. */
export function pieceCount(size: number): number {
  return Math.max(1, Math.ceil(size / PIECE_BYTES))
}

/** Hashes of a blob's pieces in order. */
export function pieceHashes(blob: BlobRef): readonly string[] {
  return blob.pieces ?? [blob.sha256]
}
