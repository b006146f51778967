// The office's word that this terminal belongs to another one now: kept while it stands, so that nothing more is sealed to an office that won't take it.
import type { Log } from '../../../platform/log/logger.ts'
import type { Office } from '../../../shared/content/office.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import type { MovedAway } from '../../../shared/fleet/moved-away.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isSignedByHub } from './outbox.ts'

export interface MovedAwayParts {
  readonly ledger: Pick<Ledger, 'settings'>
  readonly office: () => Office | undefined
  readonly log: Log
}

/** `told`: as it came from the hub or on a stick; undefined when the hub says nothing of the kind, or has taken it back. */
export function takeMovedAway(told: MovedAway | undefined, { ledger, office, log }: MovedAwayParts): void {
  const grant = ledger.settings.get('grant')
  if (told === undefined) {
    ledger.settings.remove('moved-away')
    return
  }
  const { statement, signature } = told
  const mine = statement.terminal === grant?.terminal.code && statement.hub === grant.hub
  if (!mine || !isSignedByHub(office(), statementBytes('moved-away', statement), signature)) {
    log('acknowledgement-invalid', { about: 'moved-away' })
    return
  }
  if (ledger.settings.get('moved-away')?.at !== statement.at) log('moved-away', { to: statement.to.hub })
  ledger.settings.set('moved-away', statement)
}
