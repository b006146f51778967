// The content desk (内容): hand in, pass on, sign, withdraw. Each action asks the same rules and leaves one row on record.
import { sha256Hex } from '../../platform/package/make-blob.ts'
import type { DeskDocument, DeskRow, PublishedFields, ShownSelfCheckLine } from '../../shared/api/hub-desk.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { type DeskDraft, deskDraftSchema } from '../../shared/desk/desk-draft.ts'
import { type DeskEvent, deskEventSchema } from '../../shared/desk/desk-event.ts'
import { type DeskStanding, deskStanding } from '../../shared/desk/desk-standing.ts'
import { type DeskStepName, mayTakeStep, type SAVING_STEPS, type StepAfterSaving } from '../../shared/desk/desk-steps.ts'
import { selfCheck } from '../../shared/desk/self-check.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { Account } from '../api/accounts.ts'
import { publishedCatalogue } from '../publish/publish-package.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import type { DeskParts } from './desk-parts.ts'
import { addEvent, allEvents, eventsOf } from './desk-record.ts'
import { findingKey } from './finding-key.ts'
import { htmlOf, publishedDocuments } from './published-documents.ts'
import { type DraftReading, readDraft } from './read-draft.ts'
import { reviewContext } from './review-context.ts'

/** Longer than anybody fills in a form. */
const LOOSE_FILE_KEPT_MS = 24 * 3_600_000

/** Keeps a file that is handed in; the same bytes are kept once. Its hash names it in a draft. */
export async function keepFile(
  name: string,
  bytes: Uint8Array,
  { store, now }: Pick<DeskParts, 'store' | 'now'>,
): Promise<string> {
  const sha256 = sha256Hex(bytes)
  await store
    .insertInto('desk_file')
    .values({ sha256, name, bytes, kept_at: now().toISOString() })
    // Handed in again, it is not loose any longer.
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ kept_at: now().toISOString() }))
    .execute()
  return sha256
}

/** What was handed in and never saved belongs to no document; it may hold what somebody has erased since. */
export async function dropLooseFiles(store: HubStore, now: Date): Promise<void> {
  await oneAtATime(store, 'desk', async (transaction) => {
    await transaction
      .deleteFrom('desk_file')
      .where('kept_at', '<', new Date(now.getTime() - LOOSE_FILE_KEPT_MS).toISOString())
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('desk_version').select('file').whereRef('desk_version.file', '=', 'desk_file.sha256'))),
      )
      .execute()
  })
}

export interface Saving {
  readonly step: (typeof SAVING_STEPS)[number]
  /** Asked in the same transaction: what the draft was made from may have gone meanwhile. */
  readonly still: (transaction: HubStore) => Promise<Result<void>>
  /** Kept with the version or not at all. */
  readonly also: (version: number, transaction: HubStore) => Promise<void>
}
const BY_HAND: Saving = { step: 'save', still: async () => ok(undefined), also: async () => {} }

/** A new document or a new version. Errors: `not-found` (no such file), `desk-version-changed`, `not-allowed`, those of `still`. */
export async function saveDraft(
  draft: DeskDraft,
  seen: number,
  who: Account,
  parts: DeskParts,
  { step, still, also }: Saving = BY_HAND,
): Promise<Result<DeskDocument>> {
  const { store, now } = parts
  const { id } = draft.fields
  if (draft.file !== undefined && !(await isKept(store, draft.file))) return fail('not-found')
  const at = now().toISOString()
  const added = await recorded(parts, id, step, who, seen, [], async (standing, transaction) => {
    const isStill = await still(transaction)
    if (!isStill.ok) return isStill
    const version = standing.version + 1
    await transaction
      .insertInto('desk_version')
      .values({ document: id, version, draft: JSON.stringify(draft), file: draft.file ?? null, saved_at: at })
      .execute()
    await also(version, transaction)
    return ok({ kind: 'saved', ...personOf(who), at, version })
  })
  return added.ok ? await deskDocument(id, parts) : added
}

export interface StepInput {
  readonly id: string
  readonly version: number
  readonly reason?: string | undefined
  readonly reasons?: Readonly<Record<string, string>> | undefined
  readonly publishOn?: string | undefined
  readonly validity?: 'valid' | 'expired' | 'repealed' | 'amended' | undefined
  readonly replacedBy?: string | undefined
}

/** Any step after saving. Errors: those of `mayTakeStep`, `malformed` where the step lacks what it needs. */
export async function takeStep(
  step: StepAfterSaving,
  input: StepInput,
  who: Account,
  parts: DeskParts,
): Promise<Result<DeskDocument>> {
  const reading = await currentReading(input.id, parts)
  if (!reading.ok) return reading
  const findings = keyed(reading.value?.findings ?? [])
  const event = deskEventSchema.safeParse(eventOf(step, input, who, parts.now()))
  if (!event.success) return fail('malformed')
  const added = await recorded(parts, input.id, step, who, input.version, findings, async () => ok(event.data), input.reasons)
  if (!added.ok) return added
  parts.log('desk-step', { document: input.id, step, version: input.version, account: who.name })
  return await deskDocument(input.id, parts)
}

/** One row for each document of the desk and of the channel. */
export async function deskRows(parts: DeskParts): Promise<DeskRow[]> {
  const events = await allEvents(parts.store)
  const published = new Map((publishedCatalogue(parts.repo, parts.channel)?.documents ?? []).map(({ meta }) => [meta.id, meta]))
  const drafts = await parts.store
    .selectFrom('desk_version')
    .select(['document', 'version', 'draft'])
    .orderBy('version')
    .execute()
  const titles = new Map(drafts.map(({ document, draft }) => [document, deskDraftSchema.parse(JSON.parse(draft)).fields]))
  const ids = new Set([...events.keys(), ...published.keys()])
  return Array.from(ids, (id): DeskRow => {
    const standing = standingOf(events.get(id) ?? [], published.has(id))
    const fields = titles.get(id) ?? published.get(id)
    return {
      ...{
        id,
        title: fields?.title ?? id,
        kind: fields?.kind ?? 'notice',
        language: fields?.language ?? 'zh-CN',
        stage: standing.stage,
        version: standing.version,
      },
      ...stepsOf(standing),
      ...(published.has(id) && { publishedOn: published.get(id)?.publishedOn }),
    }
  })
}

/** A document with its text, its steps and what the check says. Errors: `not-found`. */
export async function deskDocument(id: string, parts: DeskParts): Promise<Result<DeskDocument>> {
  const reading = await currentReading(id, parts)
  if (!reading.ok) return reading
  const row = (await deskRows(parts)).find((one) => one.id === id)
  if (row === undefined) return fail('not-found')
  return ok({
    row,
    ...(reading.value && { draft: reading.value.draft, fileName: reading.value.fileName }),
    ...publishedPart(id, reading.value === undefined, parts),
    ...(reading.value && { html: reading.value.document?.body.html ?? '' }),
    findings: keyed(reading.value?.findings ?? []),
    events: await eventsOf(parts.store, id),
  })
}

/** What terminals show of it: the fields, and the text where there is no draft to show instead. */
function publishedPart(id: string, withText: boolean, { repo, channel }: DeskParts): Pick<DeskDocument, 'published' | 'html'> {
  const entry = publishedCatalogue(repo, channel)?.documents.find(({ meta }) => meta.id === id)
  if (entry === undefined) return { html: '' }
  const { review: _, publishedOn: __, ...published } = entry.meta
  return { published, html: withText ? htmlOf(repo, entry) : '' }
}

/** Everything that the channel shows, by its fields. */
export function publishedFields({ repo, channel }: DeskParts): PublishedFields[] {
  return (publishedCatalogue(repo, channel)?.documents ?? []).map(({ meta: { review: _, ...fields } }) => fields)
}

/** 季度自查 over what the channel shows. */
export async function quarterlyCheck(parts: DeskParts): Promise<ShownSelfCheckLine[]> {
  const { others: _, ...context } = reviewContext(parts)
  const events = await allEvents(parts.store)
  const version = (id: string) => deskStanding(events.get(id) ?? []).version
  return selfCheck(publishedDocuments(parts.repo, parts.channel), context).map((line) => ({ ...line, version: version(line.id) }))
}

async function currentReading(id: string, parts: DeskParts): Promise<Result<DraftReading | undefined>> {
  const events = await eventsOf(parts.store, id)
  const isPublished = publishedCatalogue(parts.repo, parts.channel)?.documents.some(({ meta }) => meta.id === id) ?? false
  if (events.length === 0 && !isPublished) return fail('not-found')
  const standing = standingOf(events, isPublished)
  return ok(await readDraft(parts.store, id, standing, parts.channel, reviewContext(parts, id), parts.reader))
}

/** Asks the rules and adds the event in one transaction: of two people at once only one finds the document as it was. */
async function recorded(
  parts: DeskParts,
  id: string,
  step: DeskStepName,
  who: Account,
  version: number,
  findings: ReturnType<typeof keyed>,
  event: (standing: DeskStanding, transaction: HubStore) => Promise<Result<DeskEvent>>,
  reasons?: StepInput['reasons'],
): Promise<Result<void>> {
  const isPublished = publishedCatalogue(parts.repo, parts.channel)?.documents.some(({ meta }) => meta.id === id) ?? false
  let refused: Failure | undefined
  await addEvent(parts.store, id, async (events, transaction) => {
    const standing = standingOf(events, isPublished)
    const person = { account: who.name, roles: who.roles }
    const may = mayTakeStep({ step, person, version, standing, findings, ...(reasons && { reasons }) })
    const made = may.ok ? await event(standing, transaction) : may
    if (made.ok) return made.value
    refused = made.error
    return undefined
  })
  return refused === undefined ? ok(undefined) : { ok: false, error: refused }
}

function keyed(findings: DraftReading['findings']) {
  return findings.map((finding) => ({ ...finding, key: findingKey(finding) }))
}

/** A document that came by the command line is published without any step on record. */
function standingOf(events: readonly DeskEvent[], isPublished: boolean): DeskStanding {
  const standing = deskStanding(events)
  return events.some(({ kind }) => kind === 'saved' || kind === 'withdrawn') || !isPublished
    ? standing
    : { ...standing, stage: 'published' }
}

function eventOf(step: StepAfterSaving, input: StepInput, who: Account, now: Date): unknown {
  const base = { ...personOf(who), at: now.toISOString() }
  const { version, reason, reasons = {}, publishOn = chinaDay(now), validity, replacedBy } = input
  switch (step) {
    case 'submit':
      return { kind: 'submitted', ...base, version }
    case 'pass-content':
      return { kind: 'content-passed', ...base, version, reasons }
    case 'pass-secrecy':
      return { kind: 'secrecy-passed', ...base, version }
    case 'return':
      return { kind: 'returned', ...base, version, reason }
    case 'sign':
      return { kind: 'signed', ...base, version, publishOn: publishOn < chinaDay(now) ? undefined : publishOn }
    case 'withdraw':
      return { kind: 'withdrawn', ...base, reason }
    case 'set-validity':
      return { kind: 'validity-set', ...base, validity, ...(replacedBy !== undefined && { replacedBy }), reason }
  }
}

function personOf({ name, displayName }: Account) {
  return { account: name, name: displayName }
}

function stepsOf({
  editors,
  content,
  secrecy,
  signed,
  returned,
}: DeskStanding): Pick<DeskRow, 'editor' | 'content' | 'secrecy' | 'signed' | 'returned'> {
  const editor = editors.at(-1)
  return {
    ...(editor && { editor }),
    ...(content && { content }),
    ...(secrecy && { secrecy }),
    ...(signed && { signed }),
    ...(returned && { returned }),
  }
}

async function isKept(store: HubStore, sha256: string): Promise<boolean> {
  return (await store.selectFrom('desk_file').select('sha256').where('sha256', '=', sha256).executeTakeFirst()) !== undefined
}
