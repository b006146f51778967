// Enrolment (登记): the terminal proves that it knows the code's secret without sending it, and the hub proves the same.
// The question and the answer travel over the network, or on a stick both ways.

import { currentSuite } from '../../../platform/crypto/suites.ts'
import { boundedFetch } from '../../../platform/http/bounded-fetch.ts'
import type { Log } from '../../../platform/log/logger.ts'
import { httpSource } from '../../../platform/package/http-source.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { rootFingerprint } from '../../../platform/package/trust.ts'
import { callEndpoint, type Fetch } from '../../../shared/api/endpoint.ts'
import {
  type EnrolmentAnswer,
  type EnrolmentAsk,
  type EnrolmentGrant,
  enrolmentCodeSchema,
  hubTerminalApi,
  REPOSITORY_PATH,
} from '../../../shared/api/hub-terminal.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import type { SigningKey } from '../../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { ContentStore } from '../content/content-store.ts'
import type { NextOffice } from '../ledger/former-offices.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isSameRepository } from '../sync/same-repository.ts'

/** What a terminal that is enrolled already has to have at hand to go to another office. */
export interface Moving {
  readonly content: Pick<ContentStore, 'office' | 'moved'>
  readonly now: () => Date
  readonly log: Log
}

/**
 * `moving`: with it a terminal that is enrolled goes over to the office of the code (归属变更).
 * Errors: `code-unknown`, `hub-not-proven`, `other-root` (content of another office is already shown), `already-enrolled`, `unreachable`,
 * those of moving.
 */
export async function enrol(
  ledger: Ledger,
  address: string,
  typedCode: string,
  moving?: Moving,
  fetcher: Fetch = boundedFetch,
): Promise<Result<{ terminal: string; fingerprint: string }>> {
  if (moving === undefined && ledger.settings.get('grant') !== undefined) return fail('already-enrolled')
  const ask = enrolmentAsk(ledger, typedCode)
  if (!ask.ok) return ask
  const answer = await callEndpoint(fetcher, address, hubTerminalApi.enrol, ask.value)
  if (!answer.ok) return answer
  const source = httpSource(`${address}${REPOSITORY_PATH}`)
  return await takeGrant(ledger, { address, typedCode, source, moving }, answer.value)
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
  readonly moving: Moving | undefined
}

/** Errors: `code-unknown`, `hub-not-proven`, `other-root`, `already-enrolled`, those of moving. */
export async function takeGrant(
  ledger: Ledger,
  { address, typedCode, source, moving }: Asked,
  { grant, proof }: EnrolmentAnswer,
): Promise<Result<{ terminal: string; fingerprint: string }>> {
  const left = ledger.settings.get('grant')
  if (moving === undefined && left !== undefined) return fail('already-enrolled')
  const code = partsOf(typedCode)
  if (!code.ok) return code
  if (proof !== currentSuite.mac(code.value.secret, statementBytes('welcome', grant))) return fail('hub-not-proven')
  const root = Buffer.from(grant.root, 'utf8')
  const fingerprint = rootFingerprint(root)
  if (fingerprint === undefined) return fail('hub-not-proven')
  const known = ledger.content.trusted().get('root')
  const same = known !== undefined && (await isSameRepository(known, root, source))
  if (moving !== undefined && left !== undefined) {
    const moved = move(ledger, left, { address, grant, root: same ? undefined : root }, moving)
    return moved.ok ? ok({ terminal: grant.terminal.code, fingerprint }) : moved
  }
  if (known !== undefined && !same) return fail('other-root', { fingerprint: rootFingerprint(known) ?? '' })
  if (known === undefined) ledger.content.keepTrusted(new Map([['root', root]]), new Date(0))
  ledger.settings.set('hub-address', address)
  ledger.settings.set('grant', grant)
  return ok({ terminal: grant.terminal.code, fingerprint })
}

/** Errors: `already-enrolled` (at this very office), `terminal-code-same`, `move-not-now` (the keys of the office to be left can't be read now). */
function move(ledger: Ledger, left: EnrolmentGrant, next: NextOffice, { content, now, log }: Moving): Result<void> {
  const { terminal, hub } = next.grant
  const sameOffice = hub === left.hub && next.root === undefined
  if (sameOffice && terminal.code === left.terminal.code) return fail('already-enrolled')
  // Receipts begin with the code: with one code at two offices nobody could tell whose they are.
  if (terminal.code === left.terminal.code || ledger.formerOffices.has(terminal.code))
    return fail('terminal-code-same', { terminal: terminal.code })
  const office = content.office()
  const { waiting, refused } = ledger.submissions.countsAt()
  if (office === undefined && waiting + refused > 0) return fail('move-not-now')
  ledger.formerOffices.move(office, next, now())
  content.moved()
  log('moved', { from: left.hub, to: hub, waiting })
  return ok(undefined)
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
