// Somebody with a PIN at the terminal: enters, and calls what that role may call; the host's own app answers, without a socket.
import type { z } from 'zod'
import type { Host } from '../../electron/host/host.ts'
import { setPin } from '../../electron/host/roles/pins.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { GRANT_HEADER } from '../../shared/api/terminal-shell.ts'
import type { Result } from '../../shared/result.ts'
import type { TerminalRole } from '../../shared/roles/pin.ts'

export const TEST_PIN = '719304'

export interface AtTheDesk {
  readonly grant: string
  ask<Req extends z.ZodType, Res extends z.ZodType>(
    target: Endpoint<Req, Res>,
    input: z.input<Req>,
  ): Promise<Result<z.output<Res>>>
  /** The answer, or the end of the test. */
  get<Req extends z.ZodType, Res extends z.ZodType>(target: Endpoint<Req, Res>, input: z.input<Req>): Promise<z.output<Res>>
}

export async function enterAs(host: Host, role: TerminalRole): Promise<AtTheDesk> {
  const fetcher = async (request: Request) => await host.app.fetch(request)
  await setPin(host.ledger.settings, role, TEST_PIN)
  const entered = await callEndpoint(fetcher, 'http://terminal', terminalRolesApi.enter, { role, pin: TEST_PIN })
  if (!entered.ok) throw new Error(`expected to enter, got ${entered.error.code}`)
  const { grant } = entered.value
  const ask: AtTheDesk['ask'] = (target, input) =>
    callEndpoint(fetcher, 'http://terminal', target, input, { [GRANT_HEADER]: grant })
  return {
    grant,
    ask,
    async get(target, input) {
      const answer = await ask(target, input)
      if (!answer.ok) throw new Error(`expected an answer of ${target.path}, got ${answer.error.code}`)
      return answer.value
    },
  }
}
