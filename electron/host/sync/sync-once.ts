// One sync from one source, network or stick alike: trust, catalogues, blobs, new generation, switch. Stopped anywhere, the old content stays.

import { blobRef } from '../../../platform/package/make-blob.ts'
import type { TargetFile } from '../../../platform/package/metadata.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { readTarget, refreshTrust, type TrustedSet } from '../../../platform/package/trust.ts'
import type { SyncState } from '../../../shared/api/terminal.ts'
import { chinaDay } from '../../../shared/calendar/working-days.ts'
import { blobsOf, type Catalogue, type CatalogueEntry, catalogueSchema } from '../../../shared/content/catalogue.ts'
import { catalogueTarget, officeTarget, standardChannels, standardTarget, themesTarget } from '../../../shared/content/channel.ts'
import {
  CATALOGUE_MAX_BYTES,
  OFFICE_MAX_BYTES,
  PIECE_BYTES,
  STANDARD_MAX_BYTES,
  THEMES_MAX_BYTES,
} from '../../../shared/content/limits.ts'
import { officeSchema } from '../../../shared/content/office.ts'
import { hasEndedBy, stayingOn } from '../../../shared/content/visibility.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { ContentStore } from '../content/content-store.ts'
import type { ContentRecord, KeptTarget } from '../ledger/content-records.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { fetchBlobs } from './fetch-blobs.ts'
import { patchedTarget } from './patched-catalogue.ts'

export interface SyncOrder {
  readonly source: PackageSource
  readonly ledger: Ledger
  readonly content: ContentStore
  readonly dataFolder: string
  /** Channels to follow. */
  readonly channels: readonly string[]
  /** Channel whose office file counts. */
  readonly officeChannel: string | undefined
  /** Trusted time. */
  readonly now: Date
  readonly report: (state: Partial<SyncState>) => void
  readonly signal?: AbortSignal
}

export type SyncOutcome = { readonly changed: boolean; readonly generation: number; readonly documents: number }

/** Errors: those of trust, source, blobs and building; `nothing-published` when no followed channel has a release yet. */
export async function syncOnce(order: SyncOrder): Promise<Result<SyncOutcome>> {
  const { source, ledger, content, channels, officeChannel, report } = order
  report({ phase: 'checking', done: 0, total: 0, bytesDone: 0, bytesTotal: 0 })
  const office = officeChannel === undefined ? undefined : officeTarget(officeChannel)
  const themes = officeChannel === undefined ? undefined : themesTarget(officeChannel)
  const standards = standardChannels(channels, officeChannel).map(standardTarget)
  const trust = await refreshTrust(ledger.content.trusted(), source, {
    targets: [...channels.map(catalogueTarget), ...standards, ...[office, themes].filter((path) => path !== undefined)],
    now: order.now,
    workFolder: order.dataFolder,
    ...(order.signal && { signal: order.signal }),
  })
  if (!trust.ok) return trust
  // Kept before anything is fetched: a source that offers less afterwards is an older one.
  ledger.content.keepTrusted(trust.value.metadata, trust.value.signedAt)
  const officeFile = office === undefined ? undefined : trust.value.targets.get(office)
  if (officeFile !== undefined) {
    const bytes = await keepTarget(order, office ?? '', officeFile, OFFICE_MAX_BYTES)
    if (!bytes.ok) return bytes
    if (!officeSchema.safeParse(parseJson(bytes.value)).success) return fail('package-damaged', { name: office ?? '' })
  }
  const standard = await keepSetting(order, trust.value, standards, STANDARD_MAX_BYTES)
  const theme = await keepSetting(order, trust.value, themes === undefined ? [] : [themes], THEMES_MAX_BYTES)
  const settings = {
    ...(officeFile && { office: kept(officeFile) }),
    ...(standard && { standard }),
    ...(theme && { themes: theme }),
  }
  const today = chinaDay(order.now)
  if (isStillShown(order, trust.value, settings, today)) return unchanged(order)
  const catalogues = await readCatalogues(order, trust.value)
  if (!catalogues.ok) return catalogues
  if (catalogues.value.length === 0) return fail('nothing-published', { name: source.name })
  const record = { ...recordOf(catalogues.value, trust.value), ...settings }
  if (isShown(record, catalogues.value, today, content) && !content.wants()) return unchanged(order)
  report({ phase: 'fetching' })
  const fetched = await fetchBlobs({
    documents: catalogues.value.flatMap(({ documents }) =>
      stayingOn(today, documents).map((entry) => ({ title: entry.meta.title, blobs: blobsOf(entry) })),
    ),
    source,
    store: content.blobs,
    dataFolder: order.dataFolder,
    progress: report,
    ...(order.signal && { signal: order.signal }),
  })
  if (!fetched.ok) return fetched
  content.complete()
  if (isShown(record, catalogues.value, today, content)) return unchanged(order)
  const total = catalogues.value.reduce((sum, { documents }) => sum + documents.length, 0)
  report({ phase: 'applying', done: 0, total })
  const applied = await content.apply(catalogues.value, record, today, (done) => report({ done }))
  if (!applied.ok) return applied
  report({ phase: 'idle' })
  return ok({ changed: true, generation: applied.value, documents: total })
}

function unchanged({ report, content }: SyncOrder): Result<SyncOutcome> {
  report({ phase: 'idle' })
  const active = content.active()
  return ok({ changed: false, generation: active?.generation ?? 0, documents: active?.record.documents ?? 0 })
}

async function readCatalogues(order: SyncOrder, trust: TrustedSet): Promise<Result<Catalogue[]>> {
  const catalogues: Catalogue[] = []
  for (const channel of order.channels) {
    const target = trust.targets.get(catalogueTarget(channel))
    if (target === undefined) continue
    const shown = order.content.active()?.record
    // Another office may publish a channel of the same name; its releases are counted by themselves.
    const before = shown?.ofFormerOffice === true ? undefined : shown?.catalogues[channel]
    const bytes = await keepTarget(order, catalogueTarget(channel), target, CATALOGUE_MAX_BYTES, before)
    if (!bytes.ok) return bytes
    const catalogue = catalogueSchema.safeParse(parseJson(bytes.value))
    // A catalogue signed for one channel never counts for another.
    if (!catalogue.success || catalogue.data.channel !== channel) return fail('package-damaged', { name: channel })
    if (before !== undefined && catalogue.data.release < before.release) return fail('package-older', { name: channel })
    catalogues.push(catalogue.data)
  }
  return ok(catalogues)
}

/**
 * A signed target, from the blob store if it is there, else from the source; kept as a blob so that content can be rebuilt without a network.
 * `before`: the catalogue that is shown now, from which a patch may lead to this one.
 */
async function keepTarget(
  order: SyncOrder,
  path: string,
  target: TargetFile,
  maxBytes: number,
  before?: KeptTarget,
): Promise<Result<Uint8Array>> {
  const kept = order.content.blobs.read({ sha256: target.hashes.sha256, size: target.length })
  if (kept !== undefined) return ok(kept)
  const { source, signal, content } = order
  const patched = before && (await patchedTarget(source, content.blobs, { path, target, before, signal }))
  const bytes = patched === undefined ? await readTarget(source, path, target, maxBytes, signal) : ok(patched)
  if (!bytes.ok) return bytes
  const receiver = order.content.blobs.receive(blobRef(bytes.value))
  try {
    for (let at = receiver.next; at * PIECE_BYTES < Math.max(1, bytes.value.length); at += 1)
      receiver.write(bytes.value.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES))
    receiver.finish()
  } finally {
    receiver.stop()
  }
  return bytes
}

/**
 * The first of these targets that is signed, kept as a blob. What can't be had or is too large is left out: a standard or a theme that is
 * broken never stops the content (F41); the one last good stays on the screen.
 */
async function keepSetting(
  order: SyncOrder,
  trust: TrustedSet,
  paths: readonly string[],
  maxBytes: number,
): Promise<KeptTarget | undefined> {
  for (const path of paths) {
    const target = trust.targets.get(path)
    if (target === undefined) continue
    const bytes = await keepTarget(order, path, target, maxBytes)
    return bytes.ok ? kept(target) : undefined
  }
  return undefined
}

function kept({ hashes, length }: TargetFile): KeptTarget {
  return { sha256: hashes.sha256, length }
}

function recordOf(catalogues: readonly Catalogue[], trust: TrustedSet): Omit<ContentRecord, 'documents'> {
  const entries = catalogues.map(({ channel, release, createdAt, trial }) => {
    const target = trust.targets.get(catalogueTarget(channel))
    return [channel, { sha256: target?.hashes.sha256 ?? '', length: target?.length ?? 0, release, createdAt, trial }] as const
  })
  return { catalogues: Object.fromEntries(entries) }
}

/** The same files are signed as those of the shown release: their catalogues need not be read to know that nothing has changed. */
function isStillShown(
  { content, channels }: SyncOrder,
  trust: TrustedSet,
  settings: Pick<ContentRecord, 'office' | 'standard' | 'themes'>,
  today: string,
): boolean {
  const record = content.active()?.record
  if (record?.builtFor === undefined || record.ofFormerOffice === true || content.reader() === undefined || content.wants())
    return false
  // The clock has been set back: what had ended may run again, which only the catalogues know.
  if (record.builtFor > today) return false
  const offered = channels.flatMap((channel) => trust.targets.get(catalogueTarget(channel)) ?? [])
  const same = channels.every(
    (channel) => trust.targets.get(catalogueTarget(channel))?.hashes.sha256 === record.catalogues[channel]?.sha256,
  )
  const settingOf = ({ office, standard, themes }: typeof settings) => [office, standard, themes].map((file) => file?.sha256)
  return (
    same &&
    offered.length > 0 &&
    offered.length === Object.keys(record.catalogues).length &&
    JSON.stringify(settingOf(settings)) === JSON.stringify(settingOf(record))
  )
}

function isShown(
  record: Omit<ContentRecord, 'documents'>,
  catalogues: readonly Catalogue[],
  today: string,
  content: ContentStore,
): boolean {
  const active = content.active()
  if (active === undefined || content.reader() === undefined) return false
  const { documents: _, builtFor, ofFormerOffice, ...shown } = active.record
  if (ofFormerOffice === true) return false
  // A clock that ran ahead has ended what runs again: it has to be fetched anew (F59).
  const missing = ({ meta }: CatalogueEntry) => builtFor !== undefined && hasEndedBy(meta, builtFor) && !hasEndedBy(meta, today)
  if (catalogues.some(({ documents }) => documents.some(missing))) return false
  return JSON.stringify(sorted(shown)) === JSON.stringify(sorted(record))
}

function sorted(record: Omit<ContentRecord, 'documents'>): unknown {
  const { catalogues, office, standard, themes } = record
  const files = [office, standard, themes].map((file) => file?.sha256)
  return [Object.entries(catalogues).sort(([a], [b]) => (a < b ? -1 : 1)), ...files]
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // Signed bytes that are no JSON fail their schema next.
    return undefined
  }
}
