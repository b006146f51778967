// The pages' one HTTP client: every call goes to the server that served the page.
import { z } from 'zod'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import type { Result } from '../../shared/result.ts'

// Zod's compiled parsers need `new Function`, which the content policy refuses.
z.config({ jitless: true })

export function call<Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
  headers: Record<string, string> = {},
): Promise<Result<z.output<Res>>> {
  return callEndpoint((request) => fetch(request), location.origin, target, input, headers)
}
