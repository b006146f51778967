// Opinion calls (意见征集) with what came in, by when the result is due, and where the result stands.
import type { Opinion, OpinionCall } from '../../shared/api/hub-opinions.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { DocumentMeta } from '../../shared/content/document.ts'
import { type DeskStanding, deskStanding } from '../../shared/desk/desk-standing.ts'
import { mayBeChanged, tally } from '../../shared/opinions/decision.ts'
import { STANCES } from '../../shared/opinions/on-paper.ts'
import { resultDueOn, resultStanding } from '../../shared/opinions/result-due.ts'
import { SURNAME_SHOWN_SINCE } from '../../shared/requests/forms/opinion.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { maskedName } from '../../shared/text/masked-name.ts'
import type { DeskParts } from '../desk/desk-parts.ts'
import { allEvents } from '../desk/desk-record.ts'
import { publishedCatalogue } from '../publish/publish-package.ts'
import { publishedTitle } from '../publish/published-packages.ts'
import { submissionDay } from '../reception/inbox.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import { type UnsealingParts, unseal } from '../reception/unseal.ts'
import type { HubTables } from '../store/schema.ts'
import { fileNewOpinions, type OpinionRow, openWords, opinionRows } from './opinion-record.ts'

export interface OpinionParts extends UnsealingParts, Pick<ReceptionParts, 'now' | 'log' | 'audit'> {
  readonly desk: DeskParts
}

/** A call as the pages show it, and what only the hub needs of it. */
export interface KnownCall {
  readonly call: OpinionCall
  /** As published now by this office. */
  readonly meta: DocumentMeta | undefined
  /** Not erased, in the order in which they came. */
  readonly rows: readonly OpinionRow[]
  /** When the result that is published was put together; undefined before that. */
  readonly publishedUpTo: string | undefined
}

interface KnownCalls {
  readonly calls: readonly KnownCall[]
  readonly unplaced: number
  /** By the id of what is published: itself, or what it is a translation of. */
  readonly originals: ReadonlyMap<string, string>
}

/** Whose result is due first stands first; what is published already, and what has no due day, at the end. */
export async function opinionCalls(parts: OpinionParts): Promise<KnownCalls> {
  const { store, desk } = parts
  const documents = (publishedCatalogue(desk.repo, desk.channel)?.documents ?? []).map(({ meta }) => meta)
  // An opinion on a translation is one on the call itself.
  const originals = new Map(documents.map(({ id, translation }) => [id, translation?.of ?? id]))
  const unplaced = await fileNewOpinions(parts, originals)
  const rows = Map.groupBy(await opinionRows(store), ({ document }) => originals.get(document) ?? document)
  const open = documents.filter(({ kind, translation }) => kind === 'opinion-call' && translation === undefined)
  const made = Map.groupBy(await store.selectFrom('opinion_result').selectAll().execute(), (one) => one.opinion_call)
  const events = await allEvents(store)
  const ids = new Set([...open.map(({ id }) => id), ...rows.keys()])
  const calls = Array.from(ids, (id): KnownCall => {
    const meta = open.find((one) => one.id === id)
    const all = rows.get(id) ?? []
    const title = meta?.title ?? publishedTitle(desk.repo, id)
    const ours = made.get(id) ?? []
    const document = ours.at(0)?.document
    const standing = document === undefined ? undefined : deskStanding(events.get(document) ?? [])
    const linked = documents.filter(({ links }) => links.resultOf.includes(id))
    // A translation of the result, or another document about it, is not the result.
    const published = linked.find((one) => one.id === document) ?? linked.find(({ translation }) => translation === undefined)
    const first = (events.get(document ?? '') ?? []).find(({ kind }) => kind === 'published')
    const firstOn = first && chinaDay(new Date(first.at))
    return knownCall({ id, title, meta, all, made: ours, document, standing, published, firstOn }, parts)
  })
  return { calls: calls.toSorted(dueFirst), unplaced, originals }
}

interface Facts {
  readonly id: string
  readonly title: string | undefined
  readonly meta: DocumentMeta | undefined
  readonly all: readonly OpinionRow[]
  /** Versions that a result was put together as, all of one document. */
  readonly made: readonly HubTables['opinion_result'][]
  readonly document: string | undefined
  readonly standing: DeskStanding | undefined
  /** What terminals show as the result of this call. */
  readonly published: DocumentMeta | undefined
  /** The day of its first version: a later one does not make it late. */
  readonly firstOn: string | undefined
}

function knownCall(facts: Facts, { now }: OpinionParts): KnownCall {
  const { id, title, meta, all, made, document, standing, published, firstOn } = facts
  const rows = all.filter(({ erasedAt }) => erasedAt === undefined)
  const madeAt = newest(made)
  const publishedUpTo =
    published === undefined ? undefined : newest(made.filter(({ version }) => version <= (standing?.live?.version ?? 0)))
  const elsewhere = published !== undefined && published.id !== document
  const shown = published?.id ?? document
  const outOn = published && (elsewhere ? published.publishedOn : (firstOn ?? published.publishedOn))
  return {
    ...{ meta, rows, publishedUpTo },
    call: {
      ...{ id, ...(title !== undefined && { title }), tally: tally(rows.map(({ verdict }) => verdict ?? undefined)) },
      erased: all.length - rows.length,
      ...(meta?.period && {
        period: meta.period,
        dueOn: resultDueOn(meta.period.until),
        standing: resultStanding(meta.period.until, outOn, chinaDay(now())),
      }),
      ...(shown !== undefined && {
        result: {
          ...{ document: shown, stage: elsewhere ? 'published' : (standing?.stage ?? 'published'), elsewhere },
          ...(published && { publishedOn: published.publishedOn }),
          stale: !elsewhere && madeAt !== undefined && all.some((row) => movedOn(row, madeAt)),
        },
      }),
    },
  }
}

/** Whether an opinion came, went or was decided on after a result had been put together. */
function movedOn({ receivedAt, erasedAt = '', decidedAt = '' }: OpinionRow, madeAt: string): boolean {
  return [receivedAt, erasedAt, decidedAt].some((at) => at > madeAt)
}

function newest(made: readonly HubTables['opinion_result'][]): string | undefined {
  return made
    .map((one) => one.made_at)
    .toSorted()
    .at(-1)
}

function dueFirst({ call: one }: KnownCall, { call: other }: KnownCall): number {
  const rank = ({ standing }: OpinionCall) => (standing === undefined ? 2 : standing.state === 'published' ? 1 : 0)
  const day = ({ dueOn }: OpinionCall) => dueOn ?? ''
  // Of what is done the newest stands first.
  const byDay = rank(one) === 0 ? day(one).localeCompare(day(other)) : day(other).localeCompare(day(one))
  return rank(one) - rank(other) || byDay || one.id.localeCompare(other.id)
}

/** Error: `not-found`. */
export async function knownCallOf(id: string, parts: OpinionParts): Promise<Result<KnownCall>> {
  const { calls, originals } = await opinionCalls(parts)
  const found = calls.find(({ call }) => call.id === (originals.get(id) ?? id))
  return found === undefined ? fail('not-found') : ok(found)
}

/** The opinions of a call, opened. One that is erased at this moment is left out. */
export async function openedOpinions({ call, rows, publishedUpTo }: KnownCall, parts: OpinionParts): Promise<Opinion[]> {
  const opened: Opinion[] = []
  for (const row of rows) {
    const payload = await unseal(row.id, parts)
    if (!payload.ok) continue
    const { header, answers } = payload.value
    const words = await openWords(row.words, parts)
    // A terminal's clock may run ahead: nothing was submitted after it came here.
    const [sentOn = ''] = [submissionDay(header, row.receivedAt), chinaDay(new Date(row.receivedAt))].sort()
    const submittedOn = header.handedIn?.day ?? sentOn
    const { opinion: original = '', stance, name = '' } = answers
    const person = header.form.version >= SURNAME_SHOWN_SINCE ? maskedName(name) : undefined
    opened.push({
      ...{ id: row.id, receipt: header.receipt, submittedOn, terminalName: row.terminalName },
      ...(header.handedIn && { handedIn: header.handedIn }),
      late: call.period !== undefined && submittedOn > call.period.until,
      ...(stance !== undefined && STANCES.includes(stance) && { stance }),
      ...{ original, text: words.text ?? original },
      ...(person !== undefined && { person }),
      ...(row.verdict !== null && {
        decision: {
          ...{ verdict: row.verdict, by: row.byName, at: row.decidedAt ?? row.receivedAt },
          ...(words.reason !== undefined && { reason: words.reason }),
        },
      }),
      fixed: isFixed(call, row, publishedUpTo),
    })
  }
  return opened
}

export function isFixed({ result }: OpinionCall, row: OpinionRow, publishedUpTo: string | undefined): boolean {
  return result?.elsewhere === true || !mayBeChanged(row.decidedAt, publishedUpTo)
}
