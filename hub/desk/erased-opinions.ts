// Results of opinion calls (采纳情况) that never went out, once an opinion in them is erased: the hub takes their text out, so that no row holds it.
import { loadMessages } from '../../platform/messages.ts'
import { type DeskDraft, deskDraftSchema } from '../../shared/desk/desk-draft.ts'
import type { DeskEvent } from '../../shared/desk/desk-event.ts'
import { deskStanding } from '../../shared/desk/desk-standing.ts'
import { oneAtATime, waitFor } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { appendEvent, eventsOf } from './desk-record.ts'

const OFFICIAL = 'zh-CN'

/** `since`: when the version was put together. */
type Holds = (since: string) => boolean

/**
 * Inside the transaction that erases an opinion on `call`: what is saved at this moment is saved before it and cleared, or finds another version.
 * Which opinions stand in which version is known of no text that was changed by hand, so every version goes; one that was published is an official
 * document that the office keeps.
 */
export async function clearResultsOf(call: string, at: string, transaction: HubStore): Promise<void> {
  await waitFor(transaction, 'desk')
  for (const document of await resultsOf(call, transaction)) await clear(document, () => true, at, transaction)
}

/** What releases before this one left standing. Asked at each start; finds nothing from then on. */
export async function clearEarlierResults(store: HubStore, at: string): Promise<void> {
  const calls = await store
    .selectFrom('opinion')
    .innerJoin('submission', 'submission.id', 'opinion.submission_id')
    .select(({ fn }) => ['opinion.document', fn.max('submission.erased_at').as('erased_at')])
    .where('submission.erased_at', 'is not', null)
    .groupBy('opinion.document')
    .execute()
  for (const { document: call, erased_at: erasedAt } of calls)
    await oneAtATime(store, 'desk', async (transaction) => {
      for (const document of await resultsOf(call, transaction))
        await clear(document, (since) => since <= (erasedAt ?? ''), at, transaction)
    })
}

/** What was put together here, what an editor has linked to the call, and translations of either. */
async function resultsOf(call: string, store: HubStore): Promise<Set<string>> {
  const made = await store.selectFrom('opinion_result').select('document').where('opinion_call', '=', call).execute()
  const linked = await draftsNaming(call, ({ links }) => links.resultOf.includes(call), store)
  const results = new Set([...made.map(({ document }) => document), ...linked])
  for (const result of [...results])
    for (const document of await draftsNaming(result, ({ translation }) => translation?.of === result, store))
      results.add(document)
  return results
}

async function draftsNaming(id: string, belongs: (fields: DeskDraft['fields']) => boolean, store: HubStore): Promise<string[]> {
  const rows = await store.selectFrom('desk_version').select(['document', 'draft']).where('draft', 'like', `%"${id}"%`).execute()
  return rows.filter(({ draft }) => belongs(draftOf(draft).fields)).map(({ document }) => document)
}

async function clear(document: string, holds: Holds, at: string, transaction: HubStore): Promise<void> {
  const events = await eventsOf(transaction, document)
  const out = publishedVersions(events)
  const rows = await transaction
    .selectFrom('desk_version')
    .select(['version', 'draft', 'file', 'saved_at'])
    .where('document', '=', document)
    .where('cleared_at', 'is', null)
    .orderBy('version')
    .execute()
  const made = await transaction.selectFrom('opinion_result').selectAll().where('document', '=', document).execute()
  // A version saved by hand holds what the one before it was put together with.
  const since = (version: number, savedAt: string) =>
    made
      .filter((one) => one.version <= version)
      .toSorted((one, other) => one.version - other.version)
      .at(-1)?.made_at ?? savedAt
  const held = rows.filter(({ version, saved_at }) => !out.has(version) && holds(since(version, saved_at)))
  for (const { version, draft } of held)
    await transaction
      .updateTable('desk_version')
      .set({ draft: JSON.stringify(withoutText(draft)), file: null, cleared_at: at })
      .where('document', '=', document)
      .where('version', '=', version)
      .execute()
  await dropFiles(
    held.flatMap(({ file }) => (file === null ? [] : [file])),
    transaction,
  )
  const newest = held.at(-1)
  if (newest === undefined || newest.version !== deskStanding(events).version) return
  // A version of its own: whoever has the text still on the page, or is putting one together, saves on another one and is told so.
  const version = newest.version + 1
  await transaction
    .insertInto('desk_version')
    .values({ document, version, draft: JSON.stringify(withoutText(newest.draft)), file: null, saved_at: at, cleared_at: at })
    .execute()
  await appendEvent(transaction, document, { kind: 'cleared', at, version })
}

function publishedVersions(events: readonly DeskEvent[]): Set<number> {
  return new Set(events.flatMap((event) => (event.kind === 'published' ? [event.version] : [])))
}

/** The fields stay for the next version, but for those in which sentences of the text may stand. */
function withoutText(draft: string): DeskDraft {
  const { summary: _, keywords: __, ...fields } = draftOf(draft).fields
  const text = loadMessages(OFFICIAL).say('adoption:text.cleared')
  return deskDraftSchema.parse({ fields, text })
}

/** The same bytes may belong to another document. */
async function dropFiles(files: readonly string[], transaction: HubStore): Promise<void> {
  for (const file of files) {
    const still = await transaction.selectFrom('desk_version').select('document').where('file', '=', file).executeTakeFirst()
    if (still === undefined) await transaction.deleteFrom('desk_file').where('sha256', '=', file).execute()
  }
}

function draftOf(draft: string): DeskDraft {
  return deskDraftSchema.parse(JSON.parse(draft))
}
