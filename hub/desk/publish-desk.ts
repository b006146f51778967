// Brings the channel to what the desk has decided: one release for all that is due, withdrawn or changed. A kill at any point is made good by the next look.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { type Catalogue, catalogueSchema } from '../../shared/content/catalogue.ts'
import { type DeskStanding, deskStanding, liveStanding } from '../../shared/desk/desk-standing.ts'
import { releaseChanges } from '../../shared/desk/release-changes.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SourceDocument } from '../intake/source-document.ts'
import { openKeyFolder } from '../publish/key-folder.ts'
import { PACKAGE_CATALOGUE, writePackage } from '../publish/pack.ts'
import { publishedCatalogue, publishPackage } from '../publish/publish-package.ts'
import type { DeskParts } from './desk-parts.ts'
import { addEvent, allEvents } from './desk-record.ts'
import { readDraft } from './read-draft.ts'
import { reviewContext } from './review-context.ts'

export interface DeskRelease {
  /** Undefined: nothing had to change. */
  readonly release: number | undefined
}

/** Errors: `publishing-already`, those of publishing. What could not be published stays due. */
export async function publishDesk(parts: DeskParts): Promise<Result<DeskRelease>> {
  return (await parts.publishing(() => publishDue(parts))) ?? fail('publishing-already', { path: parts.keys })
}

async function publishDue(parts: DeskParts): Promise<Result<DeskRelease>> {
  const { store, repo, channel, keys, unlocking, now } = parts
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-desk-'))
  try {
    const events = await allEvents(store)
    const desk = new Map(Array.from(events, ([id, ofOne]) => [id, deskStanding(ofOne)]))
    const before = publishedCatalogue(repo, channel)
    const changes = releaseChanges(before?.documents ?? [], desk, chinaDay(now()))
    const toRead = new Map([
      ...changes.due.map((id) => [id, deskStanding(events.get(id) ?? [])] as const),
      ...changes.owed.map((id) => [id, liveStanding(events.get(id) ?? [])] as const),
    ])
    const documents = await readAll(parts, toRead)
    if (documents.length + changes.withdrawn.length + changes.changed.length === 0) return ok({ release: undefined })
    const packed = writePackage(documents, { channel, out: folder, createdAt: now() })
    if (!packed.ok) return packed
    const going = [...documents, ...changes.changed].map(({ meta }) => meta.id)
    const gone = new Set([...going, ...changes.withdrawn])
    const kept = (before?.documents ?? []).filter(({ meta }) => !gone.has(meta.id))
    addKept(folder, [...kept, ...changes.changed])
    const published = await publishPackage({ repo, keys: openKeyFolder(keys, unlocking), now: now() }, folder)
    if (!published.ok) return published
    for (const { meta } of documents)
      await recordPublished(parts, meta.id, toRead.get(meta.id)?.version ?? 1, published.value.release)
    return ok({ release: published.value.release })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One that may not go out keeps nothing else back: a withdrawal least of all. It stays due until somebody has looked. */
async function readAll(parts: DeskParts, toRead: ReadonlyMap<string, DeskStanding>): Promise<SourceDocument[]> {
  const documents: SourceDocument[] = []
  for (const [id, standing] of toRead) {
    const reading = await readDraft(parts.store, id, standing, parts.channel, reviewContext(parts, id), parts.reader)
    // A rule may have come since it was signed.
    const errors = reading?.findings.filter(({ severity }) => severity === 'error').length ?? 1
    if (reading?.document !== undefined && errors === 0) documents.push(reading.document)
    else parts.log('desk-held', { document: id, errors })
  }
  return documents
}

/** What stays is named again: its bytes lie in the repository. */
function addKept(folder: string, entries: Catalogue['documents']): void {
  const path = join(folder, PACKAGE_CATALOGUE)
  const packed = catalogueSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const documents = [...packed.documents, ...entries].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1))
  writeFileDurably(path, `${JSON.stringify({ ...packed, documents, trial: documents.some(({ trial }) => trial) })}\n`)
}

async function recordPublished(parts: DeskParts, id: string, version: number, release: number): Promise<void> {
  await addEvent(parts.store, id, async () => ({ kind: 'published', at: parts.now().toISOString(), version, release }))
  parts.log('desk-published', { document: id, version, release })
}
