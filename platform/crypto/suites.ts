// Which engine answers to which suite id. An id that is not here is refused wherever it comes from.
import type { CryptoSuite, SuiteId } from '../../shared/crypto/suite.ts'
import { intl1 } from './intl-1.ts'

/** The suite that new signatures and seals are made with. */
export const currentSuite: CryptoSuite = intl1

const SUITES: Readonly<Record<SuiteId, CryptoSuite>> = { 'intl-1': intl1 }

export function suiteById(id: SuiteId): CryptoSuite {
  return SUITES[id]
}
