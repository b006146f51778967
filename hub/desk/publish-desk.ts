// Brings the channel to what the desk has decided: one release for all that is due, withdrawn or changed. A kill at any point is made good by the next look.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { takeInstanceLock } from '../../platform/sqlite/instance-lock.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { type Catalogue, catalogueSchema } from '../../shared/content/catalogue.ts'
import { type DeskStanding, deskStanding } from '../../shared/desk/desk-standing.ts'
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

/** Errors: `publishing-already`, `desk-errors-open`, those of publishing. What could not be published stays due. */
export async function publishDesk(parts: DeskParts): Promise<Result<DeskRelease>> {
  const { store, repo, channel, keys, unlocking, now } = parts
  const lock = takeInstanceLock(keys)
  if (lock === undefined) return fail('publishing-already', { path: keys })
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-desk-'))
  try {
    const desk = new Map(Array.from(await allEvents(store), ([id, events]) => [id, deskStanding(events)]))
    const before = publishedCatalogue(repo, channel)
    const changes = releaseChanges(before?.documents ?? [], desk, chinaDay(now()))
    if (changes.due.length + changes.withdrawn.length + changes.changed.length === 0) return ok({ release: undefined })
    const documents = await dueDocuments(parts, changes.due, desk)
    if (!documents.ok) return documents
    const packed = writePackage(documents.value, { channel, out: folder, createdAt: now() })
    if (!packed.ok) return packed
    const gone = new Set([...changes.due, ...changes.withdrawn, ...changes.changed.map(({ meta }) => meta.id)])
    const kept = (before?.documents ?? []).filter(({ meta }) => !gone.has(meta.id))
    addKept(folder, [...kept, ...changes.changed])
    const published = await publishPackage({ repo, keys: openKeyFolder(keys, unlocking), now: now() }, folder)
    if (!published.ok) return published
    for (const id of changes.due) await recordPublished(parts, id, desk.get(id), published.value.release)
    return ok({ release: published.value.release })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    lock.release()
  }
}

async function dueDocuments(
  parts: DeskParts,
  due: readonly string[],
  desk: ReadonlyMap<string, DeskStanding>,
): Promise<Result<SourceDocument[]>> {
  const documents: SourceDocument[] = []
  for (const id of due) {
    const standing = desk.get(id)
    const reading =
      standing && (await readDraft(parts.store, id, standing, parts.channel, reviewContext(parts, id), parts.reader))
    // A rule may have come since it was signed: what it stops does not go out, and the others wait until somebody has looked.
    const errors = reading?.findings.filter(({ severity }) => severity === 'error').length ?? 1
    if (reading?.document === undefined || errors > 0) return fail('desk-errors-open', { count: errors, id })
    documents.push(reading.document)
  }
  return ok(documents)
}

/** What stays is named again: its bytes lie in the repository. */
function addKept(folder: string, entries: Catalogue['documents']): void {
  const path = join(folder, PACKAGE_CATALOGUE)
  const packed = catalogueSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const documents = [...packed.documents, ...entries].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1))
  writeFileDurably(path, `${JSON.stringify({ ...packed, documents, trial: documents.some(({ trial }) => trial) })}\n`)
}

async function recordPublished(parts: DeskParts, id: string, standing: DeskStanding | undefined, release: number): Promise<void> {
  if (standing === undefined) return
  const { version } = standing
  await addEvent(parts.store, id, async () => ({ kind: 'published', at: parts.now().toISOString(), version, release }))
  parts.log('desk-published', { document: id, version, release })
}
