// The pages' one HTTP client: every call goes to the server that served the page.
import type { z } from 'zod'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import type { Result } from '../../shared/result.ts'

let underWay = 0

/** Calls without an answer yet: a page that waits for one is not whole. */
export function callsUnderWay(): number {
  return underWay
}

export async function call<Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
  headers: Record<string, string> = {},
): Promise<Result<z.output<Res>>> {
  underWay += 1
  try {
    return await callEndpoint((request) => fetch(request), location.origin, target, input, headers)
  } finally {
    underWay -= 1
  }
}
