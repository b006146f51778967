// Whose name stands in a record: one of the hall's names; where none are written down, the window of this terminal.
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Errors: `name-unknown`. */
export function whoDidIt(ledger: Ledger, by: string | undefined): Result<string> {
  const names = ledger.settings.get('staff-names') ?? []
  if (names.length === 0) return ok(`窗口 ${ledger.settings.get('grant')?.terminal.code ?? ''}`.trim())
  return by !== undefined && names.includes(by) ? ok(by) : fail('name-unknown')
}
