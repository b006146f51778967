// The content that is shown: which generation, its reader, and how a missing or damaged file comes back from blobs.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../../platform/log/logger.ts'
import { blobsOf, type Catalogue, type CatalogueEntry, catalogueSchema } from '../../../shared/content/catalogue.ts'
import { type Office, officeSchema } from '../../../shared/content/office.ts'
import { hasEndedBy, stayingOn } from '../../../shared/content/visibility.ts'
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
  /** The signed office file of the shown release; undefined while what is shown is still that of an office the terminal has left. */
  office(): Office | undefined
  /** The terminal has been moved to another office: what is shown is of the former one. */
  moved(): void
  /** Builds the next generation for a day and switches to it in one commit, then erases what is not shown any more. On an error the shown one stays. */
  apply(
    catalogues: readonly Catalogue[],
    record: Omit<ContentRecord, 'documents' | 'builtFor'>,
    today: string,
    progress: (done: number) => void,
  ): Promise<Result<number>>
  /** Builds the shown generation again from its blobs when its file can't be read. Errors: a blob is missing too. */
  repair(today: string): Promise<Result<void>>
  /** Takes what has ended by `today` (公示) off the disk, and what a kill has left of earlier erasing. */
  eraseEnded(today: string): Promise<Result<void>>
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
  let scrubbing: { readonly generation: number; readonly some: ReturnType<typeof blobScrubber> } | undefined

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

  async function build(generation: number, catalogues: readonly Catalogue[], today: string, progress: (done: number) => void) {
    const order = { path: generationPath(dataFolder, generation), blobFolder: dataFolder, catalogues, today }
    return await buildInWorker(order, progress)
  }

  /** Catalogues of the shown release, as far as their blobs are here. */
  function shownCatalogues(): Catalogue[] {
    const kept = Object.values(active?.record.catalogues ?? {})
    return kept.flatMap(({ sha256, length }) => readCatalogue(blobs, sha256, length) ?? [])
  }

  /** `previousStays`: whether the generation before holds nothing that has gone. Asked only where something has: it compares each document. */
  function erase(previousStays: () => boolean): void {
    const gone = records.toErase()
    if (active === undefined || gone.length === 0) return
    const live = liveBlobs(active.record, shownCatalogues(), active.record.builtFor ?? '')
    for (const sha256 of gone) if (!live.has(sha256)) blobs.erase(sha256)
    removeOldGenerations(dataFolder, [active.generation, ...(previousStays() ? [active.previous] : [])])
    records.erased()
  }

  const apply: ContentStore['apply'] = async (catalogues, release, today, progress) => {
    const generation = (active?.generation ?? 0) + 1
    const built = await build(generation, catalogues, today, progress)
    if (!built.ok) return built
    const before = shownCatalogues()
    const record = { ...release, documents: built.value, builtFor: today }
    const live = liveBlobs(record, catalogues, today)
    const known = active === undefined ? [] : liveBlobs(active.record, before, '')
    records.activate(generation, record, [...records.toErase(), ...[...known].filter((sha256) => !live.has(sha256))])
    const next = records.active()
    if (next === undefined) throw new Error('expected the generation just activated')
    show(next)
    erase(() => holdsAll(catalogues, before, today))
    removeOldGenerations(dataFolder, [generation, next.previous])
    log('content-activated', { generation, documents: built.value })
    return ok(generation)
  }

  return {
    blobs,
    reader: () => reader,
    active: () => active,
    office: () => (active?.record.ofFormerOffice === true ? undefined : office),

    moved() {
      active = records.active()
    },

    apply,

    async repair(today) {
      if (active === undefined || reader !== undefined) return ok(undefined)
      log('content-rebuild', { generation: active.generation })
      const catalogues = shownCatalogues()
      if (catalogues.length < Object.keys(active.record.catalogues).length) return fail('blob-missing')
      const built = await build(active.generation, catalogues, later(today, active.record.builtFor), () => undefined)
      if (!built.ok) return built
      show(active)
      return ok(undefined)
    },

    async eraseEnded(today) {
      erase(() => false)
      if (active === undefined || active.record.builtFor === today) return ok(undefined)
      const { documents: _, builtFor = '', ...release } = active.record
      const catalogues = shownCatalogues()
      const ended = ({ meta }: CatalogueEntry) => hasEndedBy(meta, today) && !hasEndedBy(meta, builtFor)
      if (!catalogues.some(({ documents }) => documents.some(ended))) return ok(undefined)
      const applied = await apply(catalogues, release, today, () => undefined)
      return applied.ok ? ok(undefined) : applied
    },

    async scrub() {
      const looked = active
      if (looked === undefined) return
      let missing = false
      if (scrubbing?.generation !== looked.generation) {
        scrubbing = { generation: looked.generation, some: blobScrubber(blobs) }
        for (const { sha256, length } of Object.values(looked.record.catalogues))
          if (!(await blobs.check({ sha256, size: length }))) missing = true
      }
      // What belongs to the documents stands in the content file too: the catalogues of 100,000 would fill the memory. Another generation may be
      // shown meanwhile, for a stick.
      if (await scrubbing.some((rank) => (active === looked ? reader?.blobsAfter(rank) : undefined) ?? [])) missing = true
      if (missing) {
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

/** Every blob that a release needs from `day` on: its signed files, and what belongs to documents that have not ended. `''`: all. */
function liveBlobs(record: Omit<ContentRecord, 'documents'>, catalogues: readonly Catalogue[], day: string): Set<string> {
  const { office, standard, themes } = record
  const signed = [...Object.values(record.catalogues), office, standard, themes].flatMap((file) => file?.sha256 ?? [])
  const entries = catalogues.flatMap(({ documents }) => stayingOn(day, documents))
  return new Set([...signed, ...entries.flatMap(blobsOf).map(({ sha256 }) => sha256)])
}

/** Whether every document of the release before is in the new one as it was. */
function holdsAll(next: readonly Catalogue[], before: readonly Catalogue[], day: string): boolean {
  const named = (catalogues: readonly Catalogue[], on: string) =>
    catalogues.flatMap(({ channel, documents }) => stayingOn(on, documents).map((entry) => JSON.stringify([channel, entry])))
  const held = new Set(named(next, day))
  return named(before, '').every((entry) => held.has(entry))
}

function later(day: string, other: string | undefined): string {
  return other !== undefined && other > day ? other : day
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
