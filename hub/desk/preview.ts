// A document as a terminal would give it to its reader: the newest version at the desk, else what is published. Nothing of it has to be signed yet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blobRef } from '../../platform/package/make-blob.ts'
import type { ListedDocument, ReadableDocument } from '../../shared/api/terminal.ts'
import { blobPath } from '../../shared/content/blob-path.ts'
import { type CatalogueEntry, documentBodySchema, type MediaType } from '../../shared/content/catalogue.ts'
import type { DocumentMeta } from '../../shared/content/document.ts'
import { deskStanding } from '../../shared/desk/desk-standing.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { publishedCatalogue } from '../publish/publish-package.ts'
import type { DeskParts } from './desk-parts.ts'
import { eventsOf } from './desk-record.ts'
import { readDraft } from './read-draft.ts'
import { reviewContext } from './review-context.ts'

export interface PreviewMedia {
  readonly mediaType: MediaType
  readonly bytes: Uint8Array
}

/** Errors: `not-found`, `desk-unreadable` (the file gives no document; the findings say why). */
export async function previewDocument(id: string, parts: DeskParts): Promise<Result<ReadableDocument>> {
  const { repo, channel } = parts
  const entries = publishedCatalogue(repo, channel)?.documents ?? []
  const draft = await draftOf(id, parts)
  if (!draft.ok) return draft
  const document = draft.value
  if (document !== undefined) {
    const body = { html: document.body.html, text: document.body.text }
    const media = document.media.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length }))
    const { meta, source, trial } = document
    return ok({
      meta,
      channel,
      source,
      trial,
      ...body,
      body: blobRef(Buffer.from(JSON.stringify(body))),
      media,
      ...around(meta, entries, channel),
    })
  }
  const entry = entries.find(({ meta }) => meta.id === id)
  if (entry === undefined) return fail('not-found')
  const bytes = readFileSync(join(repo, blobPath(entry.body.sha256)), 'utf8')
  const media = entry.media.map(({ name, mediaType, blob }) => ({ name, mediaType, size: blob.size }))
  const { meta, source, trial, body } = entry
  const text = documentBodySchema.parse(JSON.parse(bytes))
  return ok({ meta, channel, source, trial, ...text, body, media, ...around(meta, entries, channel) })
}

/** Errors: those of `previewDocument`. */
export async function previewMedia(id: string, name: string, parts: DeskParts): Promise<Result<PreviewMedia>> {
  const draft = await draftOf(id, parts)
  if (!draft.ok) return draft
  if (draft.value !== undefined) {
    const media = draft.value.media.find((one) => one.name === name)
    return media === undefined ? fail('not-found') : ok({ mediaType: media.mediaType, bytes: media.bytes })
  }
  const entry = publishedCatalogue(parts.repo, parts.channel)?.documents.find(({ meta }) => meta.id === id)
  const media = entry?.media.find((one) => one.name === name)
  if (media === undefined) return fail('not-found')
  return ok({ mediaType: media.mediaType, bytes: readFileSync(join(parts.repo, blobPath(media.blob.sha256))) })
}

/** Undefined: the desk has no version of it. */
async function draftOf(id: string, parts: DeskParts) {
  const standing = deskStanding(await eventsOf(parts.store, id))
  if (standing.version === 0) return ok(undefined)
  const reading = await readDraft(parts.store, id, standing, parts.channel, reviewContext(parts, id), parts.reader)
  if (reading === undefined) return ok(undefined)
  return reading.document === undefined ? fail('desk-unreadable') : ok(reading.document)
}

/** What belongs to it, out of all that is published. */
function around(meta: DocumentMeta, entries: readonly CatalogueEntry[], channel: string) {
  const list = (belongs: (other: DocumentMeta) => boolean) =>
    entries.filter((entry) => belongs(entry.meta)).map((entry) => listed(entry, channel))
  const { interprets, guideFor, resultOf } = meta.links
  return {
    interpretations: list(({ links }) => links.interprets.includes(meta.id)),
    interprets: list(({ id }) => interprets.includes(id)),
    guides: list(({ links }) => links.guideFor.includes(meta.id)),
    guideFor: list(({ id }) => guideFor.includes(id)),
    replacedBy: list(({ links }) => links.replaces.includes(meta.id)),
    results: list(({ links }) => links.resultOf.includes(meta.id)),
    resultOf: list(({ id }) => resultOf.includes(id)),
    translations: list(({ translation }) => translation?.of === meta.id),
  }
}

function listed({ meta, source, trial }: CatalogueEntry, channel: string): ListedDocument {
  return { ...meta, channel, source, trial }
}
