// Texts to a terminal's content by the product's own way: blobs, catalogues of at most one package's size, and the store that builds and switches.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openContentStore } from '../../electron/host/content/content-store.ts'
import { openDataFolder } from '../../electron/host/data-folder.ts'
import type { ContentRecord } from '../../electron/host/ledger/content-records.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { blobRef } from '../../platform/package/make-blob.ts'
import { blobPath } from '../../shared/content/blob-path.ts'
import type { BlobRef, Catalogue, CatalogueEntry } from '../../shared/content/catalogue.ts'
import { documentMetaSchema } from '../../shared/content/document.ts'
import { PACKAGE_MAX_FILES } from '../../shared/content/limits.ts'
import type { Text } from './texts.ts'

/** The day that the content is built for. */
export const BENCH_DAY = '2026-11-27'
const CREATED_AT = '2026-11-27T00:00:00Z'

export interface LaidContent {
  readonly catalogues: readonly Catalogue[]
  readonly record: Omit<ContentRecord, 'documents' | 'builtFor'>
}

/** Lays blobs and catalogues into a data folder, as if they had been fetched. Documents are shown in the order of the texts. */
export function layContent(folder: string, texts: readonly Text[]): LaidContent {
  const entries = texts.map((text, i) => entryOf(folder, text, i))
  const channels = Array.from({ length: Math.ceil(entries.length / PACKAGE_MAX_FILES) }, (_, i) => `bench-${i}`)
  const catalogues = channels.map((channel, i): Catalogue => {
    const documents = entries.slice(i * PACKAGE_MAX_FILES, (i + 1) * PACKAGE_MAX_FILES)
    return { format: 1, channel, release: 1, createdAt: CREATED_AT, trial: false, documents }
  })
  const kept = catalogues.map((catalogue) => {
    const { sha256, size: length } = layBlob(folder, JSON.stringify(catalogue))
    return [catalogue.channel, { sha256, length, release: 1, createdAt: CREATED_AT, trial: false }] as const
  })
  return { catalogues, record: { catalogues: Object.fromEntries(kept) } }
}

/** Builds and shows laid content; the number of the generation. */
export async function applyContent(folder: string, { catalogues, record }: LaidContent): Promise<number> {
  const data = openDataFolder(folder)
  if (!data.ok) throw new Error(`expected a data folder, got ${data.error.code}`)
  const store = openContentStore(folder, data.value.ledger.content, silentLog)
  try {
    const applied = await store.apply(catalogues, record, BENCH_DAY, () => undefined)
    if (!applied.ok) throw new Error(`expected a generation, got ${applied.error.code}`)
    return applied.value
  } finally {
    store.close()
    data.value.close()
  }
}

function entryOf(folder: string, { title, body: text }: Text, i: number): CatalogueEntry {
  const html = text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
  const review = [{ step: 'content', by: '审核岗', on: '2026-10-09' }]
  const meta = documentMetaSchema.parse({
    ...{ id: documentId(i), kind: 'policy', title, body: '青禾镇人民政府', publishedOn: '2026-10-12', review },
  })
  return { meta, source: `${i}.md`, body: layBlob(folder, JSON.stringify({ html, text })), media: [], trial: false }
}

/** Ids of one day sort like their numbers, so the rank of text `i` is `i + 1`. */
function documentId(i: number): string {
  return `text-${String(i).padStart(6, '0')}`
}

export function numberOfDocument(id: string): number {
  return Number(id.slice('text-'.length))
}

function layBlob(folder: string, content: string): BlobRef {
  const bytes = Buffer.from(content)
  const blob = blobRef(bytes)
  const path = join(folder, blobPath(blob.sha256))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  return blob
}
