// Enrolment (登记): the terminal proves that it knows the code's secret without sending it, and the hub proves the same.

import { currentSuite } from '../../../platform/crypto/suites.ts'
import { httpSource } from '../../../platform/package/http-source.ts'
import { rootFingerprint } from '../../../platform/package/trust.ts'
import { callEndpoint, type Fetch } from '../../../shared/api/endpoint.ts'
import { enrolmentCodeSchema, hubTerminalApi, REPOSITORY_PATH } from '../../../shared/api/hub-terminal.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import type { SigningKey } from '../../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isSameRepository } from '../sync/same-repository.ts'
import { boundedFetch } from './hub-client.ts'

/** Errors: `code-unknown`, `hub-not-proven`, `other-root` (content of another office is already shown), `already-enrolled`, `unreachable`. */
export async function enrol(
  ledger: Ledger,
  address: string,
  typedCode: string,
  fetcher: Fetch = boundedFetch,
): Promise<Result<{ terminal: string; fingerprint: string }>> {
  if (ledger.settings.get('grant') !== undefined) return fail('already-enrolled')
  const code = enrolmentCodeSchema.safeParse(typedCode)
  if (!code.success) return fail('code-unknown')
  const codeName = code.data.slice(0, 4)
  const secret = code.data.slice(4)
  const { privateKey: _, ...key } = deviceKey(ledger)
  const proof = currentSuite.mac(secret, statementBytes('enrolment', { codeName, key }))
  const answer = await callEndpoint(fetcher, address, hubTerminalApi.enrol, { codeName, key, proof })
  if (!answer.ok) return answer
  const { grant, proof: hubProof } = answer.value
  if (hubProof !== currentSuite.mac(secret, statementBytes('welcome', grant))) return fail('hub-not-proven')
  const root = Buffer.from(grant.root, 'utf8')
  const fingerprint = rootFingerprint(root)
  if (fingerprint === undefined) return fail('hub-not-proven')
  const known = ledger.content.trusted().get('root')
  if (known !== undefined && !(await isSameRepository(known, root, httpSource(`${address}${REPOSITORY_PATH}`))))
    return fail('other-root', { fingerprint: rootFingerprint(known) ?? '' })
  if (known === undefined) ledger.content.keepTrusted(new Map([['root', root]]), new Date(0))
  ledger.settings.set('hub-address', address)
  ledger.settings.set('grant', grant)
  return ok({ terminal: grant.terminal.code, fingerprint })
}

/** The terminal's own key; made once and never sent. */
export function deviceKey(ledger: Ledger): SigningKey {
  const known = ledger.settings.get('device-key')
  if (known !== undefined) return known
  const made = currentSuite.generateSigningKey()
  ledger.settings.set('device-key', made)
  return made
}
