// What gets signed is always prefixed with its purpose, so that one kind of statement cannot be passed off as another.
import { canonicalize } from '@tufjs/canonical-json'

export type StatementPurpose =
  | 'acknowledgement'
  | 'reply'
  | 'request'
  | 'enrolment'
  | 'welcome'
  | 'window-records'
  | 'filling-help'
  | 'command'
  | 'stick-outbox'
  | 'stick-answers'
  | 'moved-away'
  | 'transfer'
  | 'transfer-answer'

/** The exact bytes to sign for a statement: purpose line, then canonical JSON. */
export function statementBytes(purpose: StatementPurpose, statement: unknown): Uint8Array {
  return new TextEncoder().encode(`zwgk ${purpose} 1\n${canonicalize(statement)}`)
}
