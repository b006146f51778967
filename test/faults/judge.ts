// What is left, read from the files themselves: the terminal's receipts, the hub's rows, the content that is shown.
import { join } from 'node:path'
import { openBlobStore } from '../../electron/host/content/blob-store.ts'
import { openContent } from '../../electron/host/content/content-reader.ts'
import { readCatalogue } from '../../electron/host/content/content-store.ts'
import { generationPath } from '../../electron/host/content/generation-file.ts'
import { openLedger } from '../../electron/host/ledger/ledger.ts'
import { openReadOnly } from '../../platform/sqlite/open.ts'

export interface TerminalRows {
  /** State by receipt number. */
  readonly receipts: ReadonlyMap<string, string>
  readonly acknowledged: readonly string[]
}

export function terminalRows(dataFolder: string): TerminalRows {
  const rows = rowsOf<{ receipt: string; state: string }>(
    join(dataFolder, 'ledger.sqlite'),
    'SELECT receipt, state FROM submission',
  )
  const receipts = new Map(rows.map(({ receipt, state }) => [receipt, state]))
  return { receipts, acknowledged: rows.filter(({ state }) => state === 'acknowledged').map(({ receipt }) => receipt) }
}

/** Receipt numbers of the hub's submissions, one a row. */
export function hubReceipts(hubFolder: string): string[] {
  return rowsOf<{ receipt: string }>(join(hubFolder, 'hub.sqlite'), 'SELECT receipt FROM submission').map(
    ({ receipt }) => receipt,
  )
}

/** What does not hold of a terminal's data folder that no process has open. Opens it as the host would. */
export function whatIsWrong(dataFolder: string): string[] {
  const wrong = whatIsWrongOfLedger(dataFolder)
  return wrong.length > 0 ? wrong : whatIsWrongOfContent(dataFolder)
}

export function whatIsWrongOfLedger(dataFolder: string): string[] {
  const ledger = openLedger(dataFolder)
  if (!ledger.ok) return [`the ledger does not open: ${ledger.error.code}`]
  ledger.value.close()
  const [check] = rowsOf<{ integrity_check: string }>(join(dataFolder, 'ledger.sqlite'), 'PRAGMA integrity_check')
  return check?.integrity_check === 'ok' ? [] : ['the ledger fails its check']
}

function whatIsWrongOfContent(dataFolder: string): string[] {
  const ledger = openLedger(dataFolder)
  const active = ledger.ok ? ledger.value.content.active() : undefined
  if (ledger.ok) ledger.value.close()
  const wrong: string[] = []
  if (active === undefined) return wrong
  const blobs = openBlobStore(dataFolder)
  const catalogues = Object.values(active.record.catalogues).map(({ sha256, length }) => readCatalogue(blobs, sha256, length))
  if (catalogues.includes(undefined)) wrong.push('a catalogue of the shown content is not on the disk')
  const reader = openContent(generationPath(dataFolder, active.generation))
  if (reader === undefined) return [...wrong, 'the shown content does not open']
  const { total } = reader.list('2000-01-01', { limit: 1, offset: 0, normative: false, running: false })
  if (total === 0) wrong.push('the shown content is empty')
  reader.close()
  return wrong
}

/** Numbers that stand more than once. */
export function repeated(numbers: readonly string[]): string[] {
  return numbers.filter((number, index) => numbers.indexOf(number) !== index)
}

function rowsOf<Row>(path: string, sql: string): Row[] {
  const db = openReadOnly(path)
  try {
    return db.prepare<[], Row>(sql).all()
  } finally {
    db.close()
  }
}
