// 代填: the terminal's own word on who helps with which submission, given after the PIN and checked when the form comes back.
import { randomUUID } from 'node:crypto'
import { suiteById } from '../../../platform/crypto/suites.ts'
import { type FillingHelp, fillingHelpStatement, mayBeFilledInByStaff } from '../../../shared/requests/filling-help.ts'
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { whoDidIt } from './who-did-it.ts'

/** `by`: one of the hall's names. Errors: `name-unknown`, `not-enrolled`. */
export function giveFillingHelp(ledger: Ledger, by: string | undefined): Result<FillingHelp> {
  const name = whoDidIt(ledger, by)
  if (!name.ok) return name
  const key = ledger.settings.get('device-key')
  if (key === undefined) return fail('not-enrolled')
  const help = { submissionId: randomUUID(), by: name.value }
  return ok({ ...help, signature: suiteById(key.suite).sign(key, fillingHelpStatement(help)) })
}

/**
 * Who fills in, for the envelope and the receipt; undefined when the person does it alone.
 * Errors: `filling-help-invalid` (not this terminal's word, or about another submission), `filling-help-not-for-this`.
 */
export function helperWith(
  help: FillingHelp | undefined,
  kind: SubmissionKind,
  ledger: Ledger,
  submissionId = help?.submissionId,
): Result<string | undefined> {
  if (help === undefined) return ok(undefined)
  const key = ledger.settings.get('device-key')
  const own = key !== undefined && suiteById(key.suite).verify(key, fillingHelpStatement(help), help.signature)
  if (!own || help.submissionId !== submissionId) return fail('filling-help-invalid')
  return mayBeFilledInByStaff(kind) ? ok(help.by) : fail('filling-help-not-for-this')
}
