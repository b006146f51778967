// 意见采纳情况 put together as a draft of the content desk: it is reviewed, signed and published as every other document.
import { loadMessages } from '../../platform/messages.ts'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import type { Opinion } from '../../shared/api/hub-opinions.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { DocumentMeta } from '../../shared/content/document.ts'
import { type DeskDraft, deskDraftSchema } from '../../shared/desk/desk-draft.ts'
import { deskStanding } from '../../shared/desk/desk-standing.ts'
import { VERDICTS } from '../../shared/opinions/decision.ts'
import { openingKey, type ResultRow, resultText, subjectOf } from '../../shared/opinions/result-text.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Account } from '../api/accounts.ts'
import { saveDraft } from '../desk/desk.ts'
import { eventsOf } from '../desk/desk-record.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { type KnownCall, knownCallOf, type OpinionParts, openedOpinions } from './opinion-calls.ts'

const OFFICIAL = 'zh-CN'
const TITLE_MAX_CHARACTERS = 300

/**
 * A new draft, or the next version of the one before with what its editor has written into the fields.
 * Errors: `not-found` (the call is not published here), `desk-version-changed` (also when an opinion went meanwhile), `opinion-call-running`, `opinions-undecided`, `opinion-result-elsewhere`, `not-openable`, `too-large`,
 * those of saving.
 */
export async function makeResult(id: string, who: Account, parts: OpinionParts): Promise<Result<{ document: string }>> {
  // Nobody decides and nothing is erased between counting and reading: the numbers, the table and the moment belong together.
  const gathered = await oneAtATime(parts.store, 'opinions', async (store) => await gather(id, { ...parts, store }))
  if (!gathered.ok) return gathered
  const { known, meta, rows, madeAt } = gathered.value
  const document = resultDocument(id)
  const version = deskStanding(await eventsOf(parts.store, document)).version
  const draft = await draftOf(document, version, meta, textOf(known, meta, rows), parts.store)
  if (!draft.ok) return draft
  const saved = await saveDraft(draft.value, version, who, parts.desk, {
    step: 'save-result',
    still: async (transaction) => ((await areAll(known.rows, transaction)) ? ok(undefined) : fail('desk-version-changed')),
    also: async (next, transaction) => {
      await transaction
        .insertInto('opinion_result')
        .values({ document, version: next, opinion_call: id, made_at: madeAt })
        .execute()
    },
  })
  if (!saved.ok) return saved
  await parts.audit({ account: who.name, what: 'opinion-result-made', about: id, detail: String(version + 1) })
  parts.log('hub-opinions', { document: id, step: 'result', account: who.name })
  return ok({ document })
}

interface Gathered {
  readonly known: KnownCall
  readonly meta: DocumentMeta
  readonly rows: readonly ResultRow[]
  readonly madeAt: string
}

async function gather(id: string, parts: OpinionParts): Promise<Result<Gathered>> {
  const found = await knownCallOf(id, parts)
  if (!found.ok) return found
  const known = found.value
  const { call, meta } = known
  if (meta?.period === undefined) return fail('not-found')
  if (call.result?.elsewhere === true) return fail('opinion-result-elsewhere')
  if (chinaDay(parts.now()) <= meta.period.until) return fail('opinion-call-running', { day: meta.period.until })
  const opinions = await openedOpinions(known, parts)
  // One that is counted and cannot be read would be missing in the table.
  if (opinions.length < known.rows.length) return fail('not-openable')
  const rows = resultRows(opinions)
  return rows.ok ? ok({ known, meta, rows: rows.value, madeAt: parts.now().toISOString() }) : rows
}

/** Whether none was erased after it was read. */
async function areAll(rows: KnownCall['rows'], transaction: HubStore): Promise<boolean> {
  const gone = await transaction
    .selectFrom('submission')
    .select('id')
    .where('erased_at', 'is not', null)
    .where('id', 'in', [...rows.map(({ id }) => id), ''])
    .executeTakeFirst()
  return gone === undefined
}

/** One result a call, whoever puts it together first. */
function resultDocument(call: string): string {
  return `opinion-result-${sha256Hex(Buffer.from(call)).slice(0, 12)}`
}

function resultRows(opinions: readonly Opinion[]): Result<ResultRow[]> {
  const open = opinions.filter(({ decision }) => decision === undefined)
  if (open.length > 0) return fail('opinions-undecided', { count: open.length })
  return ok(
    opinions.flatMap(({ person, text, decision }) =>
      decision === undefined ? [] : [{ person, text, verdict: decision.verdict, reason: decision.reason }],
    ),
  )
}

function textOf(
  { call: { tally, erased } }: KnownCall,
  { title, body, period }: DocumentMeta,
  rows: readonly ResultRow[],
): string {
  const { say } = loadMessages(OFFICIAL)
  const days = { from: written(period?.from ?? ''), until: written(period?.until ?? '') }
  const opening = say(`adoption:text.opening.${openingKey(tally, erased)}`, {
    ...tally,
    ...days,
    body,
    subject: subjectOf(title),
  })
  return resultText(rows, opening, {
    columns: [
      say('adoption:text.column.number'),
      say('adoption:text.column.person'),
      say('adoption:text.column.opinion'),
      say('adoption:text.column.verdict'),
      say('adoption:text.column.reason'),
    ],
    verdict: (verdict) => say(`adoption:verdict.${VERDICTS.find((one) => one === verdict)}`),
    nameless: say('adoption:text.nameless'),
    noReason: say('adoption:text.no-reason'),
  })
}

/** `2026年9月1日`. */
function written(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Error: `too-large`, more than a draft of the desk holds. */
async function draftOf(
  document: string,
  version: number,
  call: DocumentMeta,
  text: string,
  store: HubStore,
): Promise<Result<DeskDraft>> {
  const before = await store
    .selectFrom('desk_version')
    .select('draft')
    .where('document', '=', document)
    .where('version', '=', version)
    .executeTakeFirst()
  const fields =
    before === undefined ? newFields(document, call) : linkedTo(call.id, deskDraftSchema.parse(JSON.parse(before.draft)).fields)
  const draft = deskDraftSchema.safeParse({ fields, text })
  return draft.success ? ok(draft.data) : fail('too-large')
}

function newFields(document: string, { id, title, body, topic }: DocumentMeta) {
  const named = loadMessages(OFFICIAL).say('adoption:text.title', { subject: subjectOf(title) })
  return {
    ...{ id: document, kind: 'notice', title: named.slice(0, TITLE_MAX_CHARACTERS), body },
    links: { resultOf: [id] },
    ...(topic !== undefined && { topic }),
  }
}

/** Without the link nobody would find the result beside its call. */
function linkedTo(call: string, fields: DeskDraft['fields']): DeskDraft['fields'] {
  const resultOf = [...new Set([call, ...fields.links.resultOf])]
  return { ...fields, links: { ...fields.links, resultOf } }
}
