// The content that is shown: which generation, its reader, and how a missing or damaged file comes back from blobs.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../../platform/log/logger.ts'
import { type BlobRef, blobsOf, type Catalogue, catalogueSchema } from '../../../shared/content/catalogue.ts'
import { type Office, officeSchema } from '../../../shared/content/office.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { ActiveContent, ContentRecord, ContentRecords } from '../ledger/content-records.ts'
import { type BlobStore, openBlobStore } from './blob-store.ts'
import { buildInWorker } from './build-in-worker.ts'
import { type ContentReader, openContent } from './content-reader.ts'
import { generationPath } from './generation-file.ts'
import { blobScrubber, isAsMade } from './scrub.ts'

const CHECK_FILE_EVERY_MS = 86_400_000

export interface ContentStore {
  readonly blobs: BlobStore
  reader(): ContentReader | undefined
  active(): ActiveContent | undefined
  /** The signed office file of the shown release. */
  office(): Office | undefined
  /** Builds the next generation and switches to it in one commit. On an error the shown one stays. */
  apply(
    catalogues: readonly Catalogue[],
    record: Omit<ContentRecord, 'documents'>,
    progress: (done: number) => void,
  ): Promise<Result<number>>
  /** Builds the shown generation again from its blobs when its file can't be read. Errors: a blob is missing too. */
  repair(): Promise<Result<void>>
  /** Every blob of the shown content is here again. */
  complete(): void
  /**
   * Reads some of what is shown again. A content file that is not as it was made is closed, so that `repair` builds it anew; a blob that is
   * missing or damaged makes the store want.
   */
  scrub(): Promise<void>
  /** Whether a blob of the shown content must be fetched again. */
  wants(): boolean
  close(): void
}

export function openContentStore(dataFolder: string, records: ContentRecords, log: Log): ContentStore {
  const blobs = openBlobStore(dataFolder)
  let active = records.active()
  let reader = active && openContent(generationPath(dataFolder, active.generation))
  let office = active && readOffice(active.record)
  let wants = false
  let checkedAt: number | undefined
  let shownBlobs: { readonly generation: number; readonly blobs: readonly BlobRef[] } | undefined
  const scrubSome = blobScrubber(blobs)

  function readOffice(record: ContentRecord): Office | undefined {
    if (record.office === undefined) return undefined
    const bytes = blobs.read({ sha256: record.office.sha256, size: record.office.length })
    return bytes && officeSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data
  }

  /** Readers opened on the old file keep it open until they are closed, so the switch is a change of one variable. */
  function show(next: ActiveContent): void {
    const before = reader
    active = next
    office = readOffice(next.record)
    wants = false
    checkedAt = undefined
    reader = openContent(generationPath(dataFolder, next.generation))
    before?.close()
  }

  async function build(generation: number, catalogues: readonly Catalogue[], progress: (done: number) => void) {
    return await buildInWorker({ path: generationPath(dataFolder, generation), blobFolder: dataFolder, catalogues }, progress)
  }

  return {
    blobs,
    reader: () => reader,
    active: () => active,
    office: () => office,

    async apply(catalogues, record, progress) {
      const generation = (active?.generation ?? 0) + 1
      const built = await build(generation, catalogues, progress)
      if (!built.ok) return built
      records.activate(generation, { ...record, documents: built.value })
      const next = records.active()
      if (next === undefined) throw new Error('expected the generation just activated')
      show(next)
      removeOldGenerations(dataFolder, [generation, next.previous])
      log('content-activated', { generation, documents: built.value })
      return ok(generation)
    },

    async repair() {
      if (active === undefined || reader !== undefined) return ok(undefined)
      log('content-rebuild', { generation: active.generation })
      const catalogues: Catalogue[] = []
      for (const { sha256, length } of Object.values(active.record.catalogues)) {
        const catalogue = readCatalogue(blobs, sha256, length)
        if (catalogue === undefined) return fail('blob-missing', { sha256 })
        catalogues.push(catalogue)
      }
      const built = await build(active.generation, catalogues, () => undefined)
      if (!built.ok) return built
      show(active)
      return ok(undefined)
    },

    async scrub() {
      const looked = active
      if (looked === undefined) return
      if (shownBlobs?.generation !== looked.generation) {
        const of = catalogueBlobs(blobs, looked.record)
        shownBlobs = of && { generation: looked.generation, blobs: of }
      }
      if (shownBlobs === undefined || (await scrubSome(shownBlobs.blobs))) {
        if (!wants) log('content-damaged', { what: 'blob' })
        wants = true
      }
      if (checkedAt !== undefined && performance.now() - checkedAt < CHECK_FILE_EVERY_MS) return
      checkedAt = performance.now()
      if ((await isAsMade(generationPath(dataFolder, looked.generation))) || active !== looked) return
      log('content-damaged', { what: 'content file' })
      reader?.close()
      reader = undefined
    },

    wants: () => wants,

    complete: () => {
      wants = false
    },

    close: () => reader?.close(),
  }
}

/** Undefined when one of the catalogues themselves is gone. */
function catalogueBlobs(store: BlobStore, { catalogues }: ContentRecord): BlobRef[] | undefined {
  const read = Object.values(catalogues).map(({ sha256, length }) => readCatalogue(store, sha256, length))
  return read.includes(undefined) ? undefined : read.flatMap((catalogue) => catalogue?.documents.flatMap(blobsOf) ?? [])
}

/** A catalogue that was kept as a blob. */
export function readCatalogue(blobs: BlobStore, sha256: string, length: number): Catalogue | undefined {
  const bytes = blobs.read({ sha256, size: length })
  return bytes && catalogueSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data
}

/** Everything that is neither shown nor the one before; also what a killed build left (F38). */
function removeOldGenerations(dataFolder: string, keep: readonly (number | undefined)[]): void {
  for (const name of readdirSync(dataFolder)) {
    const [, generation, kind] = /^content-(\d+)\.db(\.building|\.sha256)?$/.exec(name) ?? []
    if (generation !== undefined && !(keep.includes(Number(generation)) && kind !== '.building')) {
      rmSync(join(dataFolder, name), { force: true })
    }
  }
}
