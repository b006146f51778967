// Window records (窗口记录) as the hub keeps them: each once by its id, and a terminal's only about its own receipts.
import { suiteById } from '../../platform/crypto/suites.ts'
import type { WindowRecordsAnswer } from '../../shared/api/hub-terminal.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { parseReceipt } from '../../shared/requests/receipt.ts'
import { type WindowRecord, windowRecordSchema } from '../../shared/requests/window-record.ts'
import type { HubStore } from '../store/open-store.ts'
import type { ReceptionParts } from './receive.ts'

/** Keeps what a terminal tells, and signs for it once it is on disk. `terminal`: who signed the request or the stick's file. */
export async function keepWindowRecords(
  records: readonly WindowRecord[],
  terminal: string,
  { store, hub, signingKey, now, log }: Pick<ReceptionParts, 'store' | 'hub' | 'signingKey' | 'now' | 'log'>,
): Promise<WindowRecordsAnswer> {
  const kept = new Set<string>()
  const refused = new Set<string>()
  for (const record of records) {
    const own = parseReceipt(record.receipt)?.terminal === terminal
    const accepted = own && (await keepWindowRecord(store, record, { source: 'terminal', keptAt: now().toISOString() }))
    ;(accepted ? kept : refused).add(record.id)
    if (!accepted) log('window-record-refused', { terminal, receipt: record.receipt })
  }
  const statement = { hub, terminal, kept: [...kept], refused: [...refused] }
  return { statement, signature: suiteById(signingKey.suite).sign(signingKey, statementBytes('window-records', statement)) }
}

/** False when another record has this id already; the same one again is kept. */
export async function keepWindowRecord(
  store: HubStore,
  record: WindowRecord,
  { source, keptAt }: { source: 'terminal' | 'console'; keptAt: string },
): Promise<boolean> {
  const { id, receipt, kind, by, at } = record
  await store
    .insertInto('window_record')
    .values({
      ...{ id, receipt, kind, at, source, by_name: by, kept_at: keptAt },
      day: record.kind === 'receipt-day' ? record.day : null,
      reason: record.kind === 'redone' ? record.reason : null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const row = await store.selectFrom('window_record').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return JSON.stringify(recordOf(row)) === JSON.stringify(windowRecordSchema.parse(record))
}

/** All records of a receipt, from terminal and console alike; `windowState` says what stands now. */
export async function windowRecordsOf(store: HubStore, receipt: string): Promise<WindowRecord[]> {
  const rows = await store
    .selectFrom('window_record')
    .selectAll()
    .where('receipt', '=', receipt)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(recordOf)
}

/** All records of some receipts with where each was made. */
export async function windowEntriesOf(
  store: HubStore,
  receipts: readonly string[],
): Promise<{ record: WindowRecord; source: 'terminal' | 'console' }[]> {
  const rows = await store
    .selectFrom('window_record')
    .selectAll()
    .where('receipt', 'in', receipts)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ record: recordOf(row), source: row.source }))
}

/** Confirmed days of receipt of everything here, for the list. */
export async function receiptDayRecords(store: HubStore): Promise<WindowRecord[]> {
  const rows = await store.selectFrom('window_record').selectAll().where('kind', '=', 'receipt-day').execute()
  return rows.map(recordOf)
}

type Row = {
  id: string
  receipt: string
  kind: string
  day: string | null
  reason: string | null
  by_name: string
  at: string
}

function recordOf({ id, receipt, kind, day, reason, by_name, at }: Row): WindowRecord {
  return windowRecordSchema.parse({
    ...{ id, receipt, by: by_name, at, kind },
    ...(day !== null && { day }),
    ...(reason !== null && { reason }),
  })
}
