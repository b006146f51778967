// Do the signatures that this terminal trusts still hold (F53)?
import { signatureFindings } from '../../../platform/doctor/signatures.ts'
import { believedTime } from './clock.ts'
import type { Probe } from './finding.ts'

export const keys: Probe = (examined) => {
  if (examined.ledger.state !== 'read') return []
  const topics = { due: 'keys', over: 'keys-over' }
  return signatureFindings(examined.ledger.facts.signatures, believedTime(examined).now, topics)
}
