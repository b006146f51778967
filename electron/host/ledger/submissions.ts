// Submissions on disk: queued until the hub has signed for them, then kept as a receipt. Replies lie sealed beside them.
import { z } from 'zod'
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import {
  type Acknowledgement,
  acknowledgementSchema,
  type Envelope,
  envelopeSchema,
  headerSchema,
  type Refusal,
  type SealedReply,
  type SubmissionHeader,
  sealedReplySchema,
} from '../../../shared/requests/envelope.ts'
import { filedAt } from './former-offices.ts'
import { type ReceiptRequest, receiptTaker } from './receipt-sequence.ts'
import { REFUSED_OPEN } from './window-records.ts'

export interface KeptSubmission {
  readonly header: SubmissionHeader
  readonly state: 'queued' | 'refused' | 'acknowledged'
  /** Stretched query code, to check a look-up. */
  readonly codeCheck: string
  readonly refusedBecause: string | undefined
  readonly acknowledgement: Acknowledgement | undefined
}

export interface Submissions {
  /** Takes the next receipt number for good: a number is never given twice, even when nothing follows. */
  nextReceipt(request: ReceiptRequest): string
  /** Durable when it returns. */
  keep(envelope: Envelope, codeCheck: string): void
  byId(id: string): KeptSubmission | undefined
  byReceipt(receipt: string): KeptSubmission | undefined
  /** Counted, never remembered (F11). A refused item counts until staff have settled it. */
  counts(): { waiting: number; refused: number }
  /** Those that one office has to take or has refused. `former`: code that the terminal had at an office it has left. */
  countsAt(former?: string): { waiting: number; refused: number }
  /** Oldest first; of the office of now, or of a former one by the code that the terminal had there. */
  queued(former?: string): { id: string; attempts: number }[]
  /** Undefined when it has been acknowledged, and when its row can't be read. */
  envelope(id: string): Envelope | undefined
  attempted(id: string): void
  refuse(id: string, reason: Refusal): void
  /** Ends the queueing of an item; its sealed bytes are dropped, the receipt stays. */
  acknowledge(acknowledgement: Acknowledgement): void
  /** Keeps a reply to a receipt of this terminal; false when there is no such receipt. */
  keepReply(reply: SealedReply): boolean
  replies(receipt: string): SealedReply[]
  /** Drops replies that were sent before this time and that the hub has been told of. */
  dropRepliesSentBefore(time: Date): void
  /** Replies on disk that the hub has not been told of yet; `formerHub`: of receipts of former offices, by this one (its id). */
  repliesToConfirm(formerHub?: string): string[]
  repliesConfirmed(ids: readonly string[]): void
}

interface Row {
  id: string
  receipt: string
  header: string
  suite: string
  sha256: string
  sealed: Buffer | null
  code_check: string
  state: 'queued' | 'refused' | 'acknowledged'
  attempts: number
  refused_because: string | null
  acknowledgement: string | null
}

const queuedSchema = z.object({ id: z.string(), attempts: z.int() })

export function submissions(db: SqliteDatabase): Submissions {
  const insert = db.prepare(
    `INSERT INTO submission (id, receipt, header, suite, sha256, sealed, code_check, state)
     VALUES (@id, @receipt, @header, @suite, @sha256, @sealed, @codeCheck, 'queued')`,
  )
  const rowById = db.prepare<[string], Row>('SELECT * FROM submission WHERE id = ?')
  const rowByReceipt = db.prepare<[string], Row>('SELECT * FROM submission WHERE receipt = ?')
  const countWaiting = db.prepare<[], number>(`SELECT count(*) FROM submission WHERE state = 'queued'`).pluck()
  const countRefused = db.prepare<[], number>(`SELECT count(*) FROM submission s WHERE ${REFUSED_OPEN}`).pluck()
  const statements = (former: boolean) => ({
    waiting: db.prepare(`SELECT count(*) FROM submission WHERE state = 'queued' AND ${filedAt('receipt', former)}`).pluck(),
    refused: db.prepare(`SELECT count(*) FROM submission s WHERE ${REFUSED_OPEN} AND ${filedAt('s.receipt', former)}`).pluck(),
    queued: db.prepare(
      `SELECT id, attempts FROM submission WHERE state = 'queued' AND ${filedAt('receipt', former)} ORDER BY rowid`,
    ),
  })
  const [ofNow, ofFormer] = [statements(false), statements(true)]
  const at = (former: string | undefined) => (former === undefined ? ofNow : ofFormer)
  const named = (former: string | undefined) => (former === undefined ? [] : [{ former }])
  const attempted = db.prepare('UPDATE submission SET attempts = attempts + 1 WHERE id = ?')
  const refuse = db.prepare(`UPDATE submission SET state = 'refused', refused_because = ? WHERE id = ? AND state = 'queued'`)
  const acknowledge = db.prepare(
    `UPDATE submission SET state = 'acknowledged', acknowledgement = @text, sealed = NULL, refused_because = NULL
     WHERE id = @id AND receipt = @receipt AND sha256 = @sha256 AND state <> 'acknowledged'`,
  )
  const insertReply = db.prepare(
    `INSERT INTO reply (id, receipt, sealed_reply) SELECT @id, @receipt, @text
     WHERE EXISTS (SELECT 1 FROM submission WHERE receipt = @receipt)
     ON CONFLICT (id) DO UPDATE SET told_hub = 0`,
  )
  const repliesOf = db.prepare<[string], { sealed_reply: string }>(
    'SELECT sealed_reply FROM reply WHERE receipt = ? ORDER BY rowid',
  )
  const untold = (where: string) =>
    db.prepare(`SELECT id FROM reply WHERE told_hub = 0 AND (${where}) ORDER BY rowid LIMIT 200`).pluck()
  const sender = `CASE WHEN json_valid(sealed_reply) THEN json_extract(sealed_reply, '$.statement.hub') END`
  // What a former office was asked may be answered by the one of now, to which it was handed on.
  const untoldNow = untold(
    `${filedAt('receipt', false)} OR ${sender} NOT IN (SELECT json_extract(record, '$.hub') FROM former_office)`,
  )
  const untoldFormer = untold(`NOT (${filedAt('receipt', false)}) AND ${sender} = ?`)
  const told = db.prepare('UPDATE reply SET told_hub = 1 WHERE id = ?')
  const dropOld = db.prepare(`DELETE FROM reply WHERE told_hub = 1 AND json_extract(sealed_reply, '$.statement.sentAt') < ?`)
  const takeReceipt = receiptTaker(db)

  return {
    nextReceipt: takeReceipt,
    keep: ({ header, suite, sha256, sealed }, codeCheck) => {
      const bytes = Buffer.from(sealed, 'base64')
      insert.run({
        id: header.id,
        receipt: header.receipt,
        header: JSON.stringify(header),
        suite,
        sha256,
        sealed: bytes,
        codeCheck,
      })
    },
    byId: (id) => kept(rowById.get(id)),
    byReceipt: (receipt) => kept(rowByReceipt.get(receipt)),
    counts: () => ({ waiting: countWaiting.get() ?? 0, refused: countRefused.get() ?? 0 }),
    countsAt: (former) => ({
      waiting: Number(at(former).waiting.get(...named(former))),
      refused: Number(at(former).refused.get(...named(former))),
    }),
    queued: (former) => z.array(queuedSchema).parse(at(former).queued.all(...named(former))),
    envelope: (id) => {
      const row = rowById.get(id)
      if (row === undefined || row.sealed === null) return undefined
      const { suite, sha256, sealed } = row
      const header = parsed(row.header)
      return envelopeSchema.safeParse({ format: 1, suite, header, sha256, sealed: sealed.toString('base64') }).data
    },
    attempted: (id) => void attempted.run(id),
    refuse: (id, reason) => void refuse.run(reason, id),
    acknowledge: (acknowledgement) => {
      const { id, receipt, sha256 } = acknowledgement.statement
      acknowledge.run({ id, receipt, sha256, text: JSON.stringify(acknowledgement) })
    },
    keepReply: (reply) => {
      const { replyId: id, receipt } = reply.statement
      return insertReply.run({ id, receipt, text: JSON.stringify(reply) }).changes === 1
    },
    replies: (receipt) => repliesOf.all(receipt).map((row) => sealedReplySchema.parse(JSON.parse(row.sealed_reply))),
    dropRepliesSentBefore: (time) => void dropOld.run(time.toISOString()),
    repliesToConfirm: (formerHub) =>
      z.array(z.string()).parse(formerHub === undefined ? untoldNow.all() : untoldFormer.all(formerHub)),
    repliesConfirmed: db.transaction((ids: readonly string[]) => {
      for (const id of ids) told.run(id)
    }).immediate,
  }
}

/** Undefined too for a row whose text the disk has changed: one item that nobody can read must not stop all the others (F70). */
function kept(row: Row | undefined): KeptSubmission | undefined {
  const header = headerSchema.safeParse(parsed(row?.header ?? ''))
  if (row === undefined || !header.success) return undefined
  return {
    header: header.data,
    state: row.state,
    codeCheck: row.code_check,
    refusedBecause: row.refused_because ?? undefined,
    acknowledgement: acknowledgementSchema.safeParse(parsed(row.acknowledgement ?? '')).data,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON any more: its schema says so next.
    return undefined
  }
}
