// A record whose rows are chained: each row's hash covers the row and the hash before it. What was changed, taken out or put between shows at the
// first row that does not follow. What was cut off at the end shows only beside a receipt of it that is kept elsewhere.
import { suiteById } from '../../platform/crypto/suites.ts'
import { type CryptoSuite, suiteIdSchema } from '../../shared/crypto/suite.ts'

export const CHAIN_BEGINNING = ''

export interface ChainRow {
  /** From 1, without a gap. */
  readonly number: number
  readonly suite: string
  readonly previous: string
  readonly hash: string
}

export interface ChainProblem {
  readonly number: number
  /** `missing`: no row of this number, though later ones stand. `changed`: its hash is of another content. `not-following`: the row before was made anew. */
  readonly kind: 'missing' | 'changed' | 'not-following' | 'suite-unknown'
}

export interface ChainFindings {
  readonly rows: number
  /** Of the last row; `CHAIN_BEGINNING` while there is none. */
  readonly head: string
  readonly problem: ChainProblem | undefined
}

const ROWS_AT_ONCE = 1_000

/**
 * `read`: the rows after a number, in order. `digest`: the hash that a row should have. `seen` is told the hash of each row that holds, for comparing
 * with a receipt of the record.
 */
export async function checkChain<Row extends ChainRow>(
  read: (after: number, limit: number) => Promise<readonly Row[]>,
  digest: (row: Row, suite: CryptoSuite) => string,
  seen: (row: Row) => void = () => undefined,
): Promise<ChainFindings> {
  let number = 0
  let head = CHAIN_BEGINNING
  for (;;) {
    const rows = await read(number, ROWS_AT_ONCE)
    if (rows.length === 0) return { rows: number, head, problem: undefined }
    for (const row of rows) {
      const kind = problemOf(row, number + 1, head, digest)
      if (kind !== undefined) return { rows: number, head, problem: { number: number + 1, kind } }
      number += 1
      head = row.hash
      seen(row)
    }
  }
}

function problemOf<Row extends ChainRow>(
  row: Row,
  number: number,
  previous: string,
  digest: (row: Row, suite: CryptoSuite) => string,
): ChainProblem['kind'] | undefined {
  if (row.number !== number) return 'missing'
  const suite = suiteIdSchema.safeParse(row.suite)
  if (!suite.success) return 'suite-unknown'
  if (digest(row, suiteById(suite.data)) !== row.hash) return 'changed'
  return row.previous === previous ? undefined : 'not-following'
}
