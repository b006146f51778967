// The catalogue of one release of a channel: which documents, and the hashes of their bytes. It is what gets signed.
import { z } from 'zod'
import { channelSchema } from './channel.ts'
import { documentMetaSchema } from './document.ts'
import { BLOB_MAX_BYTES, PACKAGE_MAX_FILES, PIECE_BYTES } from './limits.ts'

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

export const catalogueEntrySchema = z.strictObject({
  meta: documentMetaSchema,
  /** The file's name at the office, as a clerk would look for it. */
  source: z.string().min(1).max(255),
  /** JSON `{html, text}`: sanitised HTML and the plain text that search reads. */
  body: blobRefSchema,
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
