// Are the hub's chained records whole, and do they go on from where a receipt kept elsewhere says they were?
import { checkDeskRecord } from '../desk/desk-record.ts'
import type { HubStore } from '../store/open-store.ts'
import { checkAudit } from './audit-record.ts'
import type { ChainFindings, ChainRow } from './chain.ts'
import { markOf, type RecordMark, type RecordName } from './receipt.ts'

export interface RecordReport {
  readonly record: RecordName
  readonly rows: number
  readonly problem: ChainFindings['problem']
  /** What the receipt says against the record: the rows of its time are there, cut off, or others. Undefined without a receipt. */
  readonly receipt: 'holds' | 'cut-off' | 'made-anew' | undefined
  /** For the next receipt; undefined for an empty record. */
  readonly mark: RecordMark | undefined
}

const CHECKS: Readonly<Record<RecordName, (store: HubStore, seen: (row: ChainRow) => void) => Promise<ChainFindings>>> = {
  audit: checkAudit,
  desk: checkDeskRecord,
}

export async function verifyRecord(store: HubStore, record: RecordName, known: RecordMark | undefined): Promise<RecordReport> {
  let markThen: string | undefined
  const { rows, head, problem } = await CHECKS[record](store, ({ number, hash }) => {
    if (number === known?.rows) markThen = markOf(record, number, hash).mark
  })
  return {
    ...{ record, rows, problem },
    // Up to a broken link nothing can be said of what comes after it.
    receipt:
      known === undefined || (problem !== undefined && problem.number <= known.rows) ? undefined : against(known, markThen),
    mark: rows === 0 || problem !== undefined ? undefined : markOf(record, rows, head),
  }
}

function against(known: RecordMark, markThen: string | undefined): RecordReport['receipt'] {
  if (markThen === undefined) return 'cut-off'
  return markThen === known.mark ? 'holds' : 'made-anew'
}
