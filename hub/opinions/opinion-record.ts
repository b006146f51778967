// Opinions as the hub keeps them: to which call each belongs, and what was decided. Which call it is about stood under the seal and is looked up once.
import { currentSuite } from '../../platform/crypto/suites.ts'
import { type OpinionWords, opinionWordsSchema, type Verdict } from '../../shared/opinions/decision.ts'
import { headerSchema, type SubmissionHeader } from '../../shared/requests/envelope.ts'
import { type UnsealingParts, unseal } from '../reception/unseal.ts'
import type { HubStore } from '../store/open-store.ts'

export interface OpinionRow {
  readonly id: string
  readonly document: string
  readonly header: SubmissionHeader
  readonly receivedAt: string
  readonly terminalName: string
  readonly erasedAt: string | undefined
  readonly verdict: Verdict | null
  readonly words: Buffer | null
  readonly byName: string
  readonly decidedAt: string | undefined
}

/**
 * Files what has come since the last look under its call. Gives back how many have no place: not to be opened, or about nothing.
 * `originals`: one on a translation is filed under the call itself, where it stays when the translation goes; also one that came before the translation
 * was known as one: whoever erases it looks for results of the call that it is filed under.
 */
export async function fileNewOpinions(parts: UnsealingParts, originals: ReadonlyMap<string, string>): Promise<number> {
  const { store } = parts
  const rows = await store
    .selectFrom('submission')
    .leftJoin('opinion', 'opinion.submission_id', 'submission.id')
    .select(['submission.id', 'submission.header'])
    .where('opinion.submission_id', 'is', null)
    .where('submission.erased_at', 'is', null)
    .where('submission.header', 'like', '%"kind":"opinion"%')
    .execute()
  const filed = await store.selectFrom('opinion').select('document').distinct().execute()
  for (const { document } of filed) {
    const original = originals.get(document) ?? document
    if (original !== document)
      await store.updateTable('opinion').set({ document: original }).where('document', '=', document).execute()
  }
  let unplaced = 0
  for (const { id, header } of rows) {
    if (headerSchema.parse(JSON.parse(header)).kind !== 'opinion') continue
    const payload = await unseal(id, parts)
    const document = payload.ok ? payload.value.document : undefined
    if (document === undefined) unplaced += 1
    else
      await store
        .insertInto('opinion')
        .values({ submission_id: id, document: originals.get(document) ?? document })
        .onConflict((conflict) => conflict.column('submission_id').doNothing())
        .execute()
  }
  return unplaced
}

/** In the order in which they came, what is erased too. */
export async function opinionRows(store: HubStore): Promise<OpinionRow[]> {
  const rows = await store
    .selectFrom('opinion')
    .innerJoin('submission', 'submission.id', 'opinion.submission_id')
    .leftJoin('terminal', 'terminal.code', 'submission.terminal')
    .select(['submission.id', 'opinion.document', 'submission.header', 'submission.received_at', 'submission.erased_at'])
    .select(['terminal.name', 'opinion.verdict', 'opinion.words', 'opinion.by_name', 'opinion.decided_at'])
    .orderBy('submission.received_at')
    .orderBy('submission.receipt')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, document: row.document, header: headerSchema.parse(JSON.parse(row.header)), receivedAt: row.received_at },
    ...{ terminalName: row.name ?? '', erasedAt: row.erased_at ?? undefined, verdict: row.verdict, words: row.words },
    ...{ byName: row.by_name ?? '', decidedAt: row.decided_at ?? undefined },
  }))
}

/** What is kept beside one opinion; undefined for what is no opinion, or has not been looked at yet. */
export async function decisionOn(id: string, parts: UnsealingParts) {
  const row = await parts.store
    .selectFrom('opinion')
    .select(['document', 'verdict', 'words', 'decided_at'])
    .where('submission_id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { document, verdict, words, decided_at } = row
  return { call: document, ...(verdict !== null && { verdict, decidedAt: decided_at }), ...(await openWords(words, parts)) }
}

/** Empty while nothing was written. */
export async function openWords(words: Buffer | null, { officeKey }: UnsealingParts): Promise<OpinionWords> {
  if (words === null) return {}
  const opened = await currentSuite.open([officeKey.identity], words)
  // Sealed by this very hub: another key or a damaged row is no state that it goes on from.
  if (opened === undefined) throw new Error('expected the office’s own seal to open')
  return opinionWordsSchema.parse(JSON.parse(Buffer.from(opened).toString('utf8')))
}

export async function sealWords(words: OpinionWords, { officeKey }: UnsealingParts): Promise<Uint8Array> {
  return await currentSuite.seal([officeKey.recipient], Buffer.from(JSON.stringify(words)))
}
