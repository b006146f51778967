// Enrolment (登记): the terminal proves that it knows the code's secret without sending it, and the hub proves the same.
// The question and the answer travel over the network, or on a stick both ways.

import { currentSuite } from '../../../platform/crypto/suites.ts'
import { httpSource } from '../../../platform/package/http-source.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { rootFingerprint } from '../../../platform/package/trust.ts'
import { callEndpoint, type Fetch } from '../../../shared/api/endpoint.ts'
import {
  type EnrolmentAnswer,
  type EnrolmentAsk,
  enrolmentCodeSchema,
  hubTerminalApi,
  REPOSITORY_PATH,
} from '../../../shared/api/hub-terminal.ts'
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
  const ask = enrolmentAsk(ledger, typedCode)
  if (!ask.ok) return ask
  const answer = await callEndpoint(fetcher, address, hubTerminalApi.enrol, ask.value)
  if (!answer.ok) return answer
  return await takeGrant(ledger, { address, typedCode, source: httpSource(`${address}${REPOSITORY_PATH}`) }, answer.value)
}

/** What the hub is asked; the code's secret is not in it. Errors: `code-unknown`. */
export function enrolmentAsk(ledger: Ledger, typedCode: string): Result<EnrolmentAsk> {
  const code = partsOf(typedCode)
  if (!code.ok) return code
  const { codeName, secret } = code.value
  const { privateKey: _, ...key } = deviceKey(ledger)
  return ok({ codeName, key, proof: currentSuite.mac(secret, statementBytes('enrolment', { codeName, key })) })
}

interface Asked {
  readonly address: string
  readonly typedCode: string
  /** Where a root already trusted can be followed to that of the grant. */
  readonly source: PackageSource | undefined
}

/** Errors: `code-unknown`, `hub-not-proven`, `other-root`, `already-enrolled`. */
export async function takeGrant(
  ledger: Ledger,
  { address, typedCode, source }: Asked,
  { grant, proof }: EnrolmentAnswer,
): Promise<Result<{ terminal: string; fingerprint: string }>> {
  if (ledger.settings.get('grant') !== undefined) return fail('already-enrolled')
  const code = partsOf(typedCode)
  if (!code.ok) return code
  if (proof !== currentSuite.mac(code.value.secret, statementBytes('welcome', grant))) return fail('hub-not-proven')
  const root = Buffer.from(grant.root, 'utf8')
  const fingerprint = rootFingerprint(root)
  if (fingerprint === undefined) return fail('hub-not-proven')
  const known = ledger.content.trusted().get('root')
  if (known !== undefined && !(await isSameRepository(known, root, source)))
    return fail('other-root', { fingerprint: rootFingerprint(known) ?? '' })
  if (known === undefined) ledger.content.keepTrusted(new Map([['root', root]]), new Date(0))
  ledger.settings.set('hub-address', address)
  ledger.settings.set('grant', grant)
  return ok({ terminal: grant.terminal.code, fingerprint })
}

/** The four characters that name a code, without its secret. */
export function codeNameOf(typedCode: string): string | undefined {
  const code = partsOf(typedCode)
  return code.ok ? code.value.codeName : undefined
}

function partsOf(typedCode: string): Result<{ codeName: string; secret: string }> {
  const code = enrolmentCodeSchema.safeParse(typedCode)
  return code.success ? ok({ codeName: code.data.slice(0, 4), secret: code.data.slice(4) }) : fail('code-unknown')
}

/** The terminal's own key; made once and never sent. */
function deviceKey(ledger: Ledger): SigningKey {
  const known = ledger.settings.get('device-key')
  if (known !== undefined) return known
  const made = currentSuite.generateSigningKey()
  ledger.settings.set('device-key', made)
  return made
}
