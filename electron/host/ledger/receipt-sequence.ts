// The sequence of receipt numbers, in one row of the settings: reading and raising it is one durable transaction.
import { z } from 'zod'
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { formatReceipt, nextEpoch, parseReceipt, SEQUENCE_MAX } from '../../../shared/requests/receipt.ts'

export interface ReceiptRequest {
  readonly terminal: string
  /** Undefined when the time is not to be trusted. */
  readonly day: string | undefined
}

const FIRST_EPOCH = 'A'
export const sequenceSchema = z.strictObject({ epoch: z.string(), sequence: z.int() })
type Sequence = z.infer<typeof sequenceSchema>

export function receiptTaker(db: SqliteDatabase): (request: ReceiptRequest) => string {
  return db.transaction(({ terminal, day }: ReceiptRequest) => {
    const last = read(db) ?? { epoch: FIRST_EPOCH, sequence: 0 }
    const next =
      last.sequence < SEQUENCE_MAX ? { ...last, sequence: last.sequence + 1 } : { epoch: after(last.epoch), sequence: 1 }
    write(db, next)
    return formatReceipt({ terminal, day, ...next })
  }).immediate
}

/** After a rebuilding or a restore: numbers go on in a letter that no receipt in this ledger has (F12). */
export function raiseEpoch(db: SqliteDatabase): void {
  const receipts = db.prepare<[], string>('SELECT receipt FROM submission').pluck().all()
  const epochs = [read(db)?.epoch ?? FIRST_EPOCH, ...receipts.flatMap((receipt) => parseReceipt(receipt)?.epoch ?? [])]
  write(db, { epoch: after(epochs.sort().at(-1) ?? FIRST_EPOCH), sequence: 0 })
}

function read(db: SqliteDatabase): Sequence | undefined {
  const text = db.prepare<[], string>(`SELECT value FROM setting WHERE name = 'receipt-sequence'`).pluck().get()
  return text === undefined ? undefined : sequenceSchema.parse(JSON.parse(text))
}

function write(db: SqliteDatabase, sequence: Sequence): void {
  db.prepare(
    `INSERT INTO setting (name, value) VALUES ('receipt-sequence', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(sequence))
}

function after(epoch: string): string {
  const next = nextEpoch(epoch)
  if (next === undefined) throw new Error(`expected an epoch before the last, got ${epoch}`)
  return next
}
