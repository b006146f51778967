// The terminal's one way to its hub: enrolment once, then requests signed with the terminal's key.
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { currentSuite } from '../../../platform/crypto/suites.ts'
import { boundedFetch } from '../../../platform/http/bounded-fetch.ts'
import { callEndpoint, type Endpoint, type Fetch } from '../../../shared/api/endpoint.ts'
import { hubTerminalApi, SIGNED_REQUEST_HEADERS } from '../../../shared/api/hub-terminal.ts'
import { requestStatement } from '../../../shared/api/signed-request.ts'
import type { SigningKey } from '../../../shared/crypto/suite.ts'
import type { Result } from '../../../shared/result.ts'
import type { FormerOffice } from '../ledger/former-offices.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface HubClient {
  submit: Call<typeof hubTerminalApi.submit>
  windowRecords: Call<typeof hubTerminalApi.windowRecords>
  poll: Call<typeof hubTerminalApi.poll>
  helpCall: Call<typeof hubTerminalApi.helpCall>
}

type Call<E extends Endpoint> = (input: z.input<E['request']>) => Promise<Result<z.output<E['response']>>>

/** As whom a terminal speaks to which hub. */
interface Enrolled {
  readonly terminal: string
  readonly address: string
  /** Hub time minus terminal time in ms. */
  readonly clockOffset: number
  keepClockOffset(ms: number): void
}

/** `machine`: the machine's clock. Undefined parts of the enrolment make every call fail as `not-enrolled`. */
export function createHubClient({ settings }: Pick<Ledger, 'settings'>, machine: () => Date, fetcher?: Fetch): HubClient {
  const enrolled = (): Enrolled | undefined => {
    const grant = settings.get('grant')
    const address = settings.get('hub-address')
    if (grant === undefined || address === undefined) return undefined
    const clockOffset = settings.get('hub-clock-offset') ?? 0
    const keepClockOffset = (ms: number) => settings.set('hub-clock-offset', ms)
    return { terminal: grant.terminal.code, address, clockOffset, keepClockOffset }
  }
  return hubClient(settings, enrolled, machine, fetcher)
}

/** To the hub of an office that the terminal has left, by the code it had there. */
export function createFormerHubClient(
  { settings, formerOffices }: Pick<Ledger, 'settings' | 'formerOffices'>,
  { terminal, address, clockOffset }: FormerOffice,
  machine: () => Date,
): HubClient {
  const keepClockOffset = (ms: number) => formerOffices.setClockOffset(terminal, ms)
  return hubClient(settings, () => ({ terminal, address, clockOffset, keepClockOffset }), machine)
}

function hubClient(
  settings: Ledger['settings'],
  enrolled: () => Enrolled | undefined,
  machine: () => Date,
  fetcher: Fetch = boundedFetch,
): HubClient {
  const call = async <Req extends z.ZodType, Res extends z.ZodType>(target: Endpoint<Req, Res>, input: z.input<Req>) => {
    const key = settings.get('device-key')
    // Taken once a call: a terminal that is moved meanwhile must not speak to the next hub for the one before.
    const as = enrolled()
    if (key === undefined || as === undefined) return { ok: false as const, error: { code: 'not-enrolled' } }
    const signed = async (offset: number) => {
      const time = new Date(machine().getTime() + offset)
      return await callEndpoint(signingFetch(fetcher, key, as.terminal, time), as.address, target, input)
    }
    const answer = await signed(as.clockOffset)
    if (answer.ok || answer.error.code !== 'clock-skew') return answer
    // The hub does not believe our clock and says what time it has: sign once more with that.
    const hubTime = Date.parse(String(answer.error.params?.['hubTime']))
    if (Number.isNaN(hubTime)) return answer
    const offset = hubTime - machine().getTime()
    as.keepClockOffset(offset)
    return await signed(offset)
  }
  return {
    submit: (input) => call(hubTerminalApi.submit, input),
    windowRecords: (input) => call(hubTerminalApi.windowRecords, input),
    poll: (input) => call(hubTerminalApi.poll, input),
    helpCall: (input) => call(hubTerminalApi.helpCall, input),
  }
}

function signingFetch(fetcher: Fetch, key: SigningKey, terminal: string, time: Date): Fetch {
  return async (request) => {
    const body = new Uint8Array(await request.clone().arrayBuffer())
    const nonce = randomUUID()
    const statement = requestStatement({
      terminal,
      time: time.toISOString(),
      nonce,
      method: request.method,
      path: new URL(request.url).pathname,
      body: currentSuite.hash(body),
    })
    const signature = currentSuite.sign(key, statement)
    const headers = new Headers(request.headers)
    headers.set(SIGNED_REQUEST_HEADERS.terminal, terminal)
    headers.set(SIGNED_REQUEST_HEADERS.time, time.toISOString())
    headers.set(SIGNED_REQUEST_HEADERS.nonce, nonce)
    headers.set(SIGNED_REQUEST_HEADERS.signature, `${signature.suite} ${signature.keyId} ${signature.value}`)
    return await fetcher(new Request(request, { headers }))
  }
}
