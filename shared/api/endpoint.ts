// One mechanism for every HTTP contract: an endpoint is a method, a path and the schemas of both directions.
// Servers bind it (platform/http), pages call it (`callEndpoint`): types come from the schemas, and both sides check.
import { z } from 'zod'
import { type Failure, fail, ok, type Result } from '../result.ts'

export interface Endpoint<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** `:name` segments are filled from the request and URL-encoded. */
  readonly path: string
  /** GET requests travel as the query string, so their fields are strings or coerced from strings. */
  readonly request: Request
  readonly response: Response
}

export function endpoint<Request extends z.ZodType, Response extends z.ZodType>(
  method: 'GET' | 'POST',
  path: string,
  request: Request,
  response: Response,
): Endpoint<Request, Response> {
  return { method, path, request, response }
}

/** Body of every answer that is not 2xx. `code` names a sentence in the locales under `failure`. */
export const failureSchema = z.object({
  error: z.object({
    code: z.string().max(80),
    params: z.record(z.string().max(40), z.union([z.string().max(500), z.number()])).optional(),
  }),
})

export type Fetch = (request: Request) => Promise<Response>

/**
 * Calls an endpoint. `base` is an origin without a final slash.
 * Errors: the server's own code, `unreachable` (no answer, or not one of this contract's).
 */
export async function callEndpoint<Req extends z.ZodType, Res extends z.ZodType>(
  fetcher: Fetch,
  base: string,
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
  headers: Record<string, string> = {},
): Promise<Result<z.output<Res>>> {
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }
  const path = target.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const query = target.method === 'GET' ? queryString(rest) : ''
  const request = new Request(`${base}${path}${query}`, {
    method: target.method,
    headers: target.method === 'POST' ? { 'content-type': 'application/json', ...headers } : headers,
    ...(target.method === 'POST' ? { body: JSON.stringify(rest) } : {}),
  })
  return readAnswer(target, fetcher(request))
}

async function readAnswer<Res extends z.ZodType>(
  target: Endpoint<z.ZodType, Res>,
  pending: Promise<Response>,
): Promise<Result<z.output<Res>>> {
  let status: number
  let body: unknown
  try {
    const response = await pending
    status = response.status
    body = await response.json()
  } catch {
    // No connection, or an answer that is not JSON (a proxy's page): both mean that nobody has decided anything.
    return fail('unreachable')
  }
  if (status >= 200 && status < 300) {
    const parsed = target.response.safeParse(body)
    return parsed.success ? ok(parsed.data) : fail('unreachable')
  }
  const failure = failureSchema.safeParse(body)
  return failure.success ? { ok: false, error: failure.data.error as Failure } : fail('unreachable')
}

function queryString(input: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined) query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
