// Window records on disk (窗口记录), and the tray: which submissions still need the window.
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { type WindowRecord, windowRecordSchema } from '../../../shared/requests/window-record.ts'
import { filedAt } from './former-offices.ts'

export interface WindowRecords {
  /** Durable when it returns. The receipt is one of this terminal. */
  add(record: WindowRecord): void
  of(receipt: string): WindowRecord[]
  /** What the hub has not signed for yet, oldest first; of the office of now, or of a former one by the code that the terminal had there. */
  untold(limit: number, former?: string): WindowRecord[]
  /** The hub has the first, and will never take the second. */
  told(kept: readonly string[], refused: readonly string[]): void
  /** Receipts of what waits, was refused and not settled, or lacks its day of receipt; newest first. */
  tray(limit: number): string[]
  trayCounts(): { toConfirm: number; queued: number; refused: number }
}

/** 依申请公开 whose day of receipt nobody has confirmed; a settled refusal needs none. Same rule as `needsReceiptDay`. */
const TO_CONFIRM = `CASE WHEN json_valid(s.header) THEN json_extract(s.header, '$.kind') END = 'disclosure-request'
  AND NOT EXISTS (SELECT 1 FROM window_record w WHERE w.receipt = s.receipt AND w.kind IN ('receipt-day', 'redone'))`
/** Refused by the hub, and not settled otherwise (已重办). */
export const REFUSED_OPEN = `s.state = 'refused'
  AND NOT EXISTS (SELECT 1 FROM window_record w WHERE w.receipt = s.receipt AND w.kind = 'redone')`

export function windowRecords(db: SqliteDatabase): WindowRecords {
  const insert = db.prepare('INSERT INTO window_record (id, receipt, kind, record) VALUES (?, ?, ?, ?)')
  const ofReceipt = db.prepare<[string], string>('SELECT record FROM window_record WHERE receipt = ? ORDER BY rowid').pluck()
  const untold = (former: boolean) =>
    db
      .prepare<{ limit: number; former?: string }, string>(
        `SELECT record FROM window_record WHERE told_hub = 0 AND ${filedAt('receipt', former)} ORDER BY rowid LIMIT @limit`,
      )
      .pluck()
  const [untoldNow, untoldFormer] = [untold(false), untold(true)]
  const told = db.prepare('UPDATE window_record SET told_hub = ? WHERE id = ? AND told_hub = 0')
  const tray = db
    .prepare<[number], string>(
      `SELECT s.receipt FROM submission s WHERE s.state = 'queued' OR (${REFUSED_OPEN}) OR (${TO_CONFIRM})
       ORDER BY s.rowid DESC LIMIT ?`,
    )
    .pluck()
  const count = (where: string) => db.prepare<[], number>(`SELECT count(*) FROM submission s WHERE ${where}`).pluck()
  const counts = { toConfirm: count(TO_CONFIRM), queued: count(`s.state = 'queued'`), refused: count(REFUSED_OPEN) }
  const read = (text: string) => windowRecordSchema.parse(JSON.parse(text))
  return {
    add: (record) => void insert.run(record.id, record.receipt, record.kind, JSON.stringify(windowRecordSchema.parse(record))),
    of: (receipt) => ofReceipt.all(receipt).map(read),
    untold: (limit, former) => (former === undefined ? untoldNow.all({ limit }) : untoldFormer.all({ limit, former })).map(read),
    told: db.transaction((kept: readonly string[], refused: readonly string[]) => {
      for (const id of kept) told.run(1, id)
      for (const id of refused) told.run(2, id)
    }).immediate,
    tray: (limit) => tray.all(limit),
    trayCounts: () => ({
      toConfirm: counts.toConfirm.get() ?? 0,
      queued: counts.queued.get() ?? 0,
      refused: counts.refused.get() ?? 0,
    }),
  }
}
