// People of the office at the hub's routes, without pages: for what a test needs done and is not about.
import type { z } from 'zod'
import { callEndpoint, type Endpoint, type Fetch } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi } from '../../shared/api/hub-console.ts'
import { hubDeskApi, type ShownDeskDocument } from '../../shared/api/hub-desk.ts'
import type { Result } from '../../shared/result.ts'

export type HubCall = <Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
) => Promise<Result<z.output<Res>>>

export function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${result.error.code}`)
  return result.value
}

export async function signInAtHub(fetcher: Fetch, address: string, name: string, password: string): Promise<HubCall> {
  let cookie = ''
  const keepCookie: Fetch = async (request) => {
    const answer = await fetcher(request)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return answer
  }
  const { csrf } = got(await callEndpoint(keepCookie, address, hubConsoleApi.signIn, { name, password }))
  const headers = { cookie, [CSRF_HEADER]: csrf }
  return (target, input) => callEndpoint(fetcher, address, target, input, headers)
}

/** Editor, two reviewers and whoever signs. */
export type FourHands = readonly [editor: HubCall, content: HubCall, secrecy: HubCall, publisher: HubCall]

/** From the draft to the terminals; each warning of the check gets a reason. */
export async function throughTheDesk(
  [editor, content, secrecy, publisher]: FourHands,
  id: string,
  version: number,
): Promise<ShownDeskDocument> {
  const seen = { id, version }
  const { findings } = got(await editor(hubDeskApi.submit, seen))
  const reasons = Object.fromEntries(findings.map(({ key }) => [key, '已核对，可以发布']))
  got(await content(hubDeskApi.passContent, { ...seen, reasons }))
  got(await secrecy(hubDeskApi.passSecrecy, seen))
  return got(await publisher(hubDeskApi.sign, seen))
}
