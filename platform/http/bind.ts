// Binds endpoints of shared/api to a Hono app: size limit, schema both ways, failures as JSON with one status each.
import type { Context, Hono } from 'hono'
import type { JSONValue } from 'hono/utils/types'
import type { z } from 'zod'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { JSON_BODY_MAX_BYTES } from '../../shared/content/limits.ts'
import type { Failure, Result } from '../../shared/result.ts'

/** HTTP status by failure code; everything else is 422: understood, and the answer is no. */
const STATUS: Readonly<Record<string, 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503 | 507>> = {
  malformed: 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'not-enrolled': 401,
  'no-grant': 401,
  'pin-wrong': 401,
  'clock-skew': 401,
  'not-allowed': 403,
  'not-found': 404,
  'id-with-other-content': 409,
  'receipt-already-used': 409,
  'too-large': 413,
  'too-many-tries': 429,
  'too-many-requests': 429,
  'pin-wait': 429,
  'too-many-help-calls': 429,
  'disk-full': 507,
  'read-only': 507,
  'storage-failed': 503,
}

export type Handler<Req extends z.ZodType, Res extends z.ZodType> = (
  input: z.output<Req>,
  context: Context,
) => Promise<Result<z.input<Res>>> | Result<z.input<Res>>

export function bind<Req extends z.ZodType, Res extends z.ZodType>(
  app: Hono,
  target: Endpoint<Req, Res>,
  handler: Handler<Req, Res>,
): void {
  app.on(target.method, target.path, async (context) => {
    const raw = await readInput(target, context)
    if (!raw.ok) return failureAnswer(raw.error)
    const input = target.request.safeParse(raw.value)
    if (!input.success) return failureAnswer({ code: 'malformed' })
    const result = await handler(input.data, context)
    if (!result.ok) return failureAnswer(result.error)
    // Parsing the answer strips what the contract does not name: nothing leaves by accident.
    context.header('cache-control', 'no-store')
    return context.json(target.response.parse(result.value) as JSONValue)
  })
}

export function failureAnswer(error: Failure): Response {
  return Response.json({ error }, { status: STATUS[error.code] ?? 422, headers: { 'cache-control': 'no-store' } })
}

async function readInput(target: Endpoint, context: Context): Promise<Result<unknown>> {
  const params = context.req.param() as Record<string, string>
  if (Object.values(params).some(holdsNul)) return { ok: false, error: { code: 'malformed' } }
  if (target.method === 'GET') {
    const query = context.req.query()
    if (Object.values(query).some(holdsNul)) return { ok: false, error: { code: 'malformed' } }
    return { ok: true, value: { ...query, ...params } }
  }
  const bytes = await readBody(context.req.raw, JSON_BODY_MAX_BYTES)
  if (bytes === undefined) return { ok: false, error: { code: 'too-large' } }
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), refuseNul)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return { ok: false, error: { code: 'malformed' } }
    return { ok: true, value: { ...body, ...params } }
  } catch {
    return { ok: false, error: { code: 'malformed' } }
  }
}

/** A character that no person types, and that PostgreSQL keeps in no text. */
function holdsNul(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\0')
}

function refuseNul(key: string, value: unknown): unknown {
  if (holdsNul(value) || holdsNul(key)) throw new SyntaxError('NUL in a text')
  return value
}

/** Read and dropped beyond the limit: a client that is still sending hears its answer only when it has been heard out. */
const DROPPED_MAX_BYTES = 4 * 1_048_576

/** Keeps at most `max` bytes of a body, counting real bytes and not the header; undefined when there are more. */
export async function readBody(message: Request | Response, max: number): Promise<Uint8Array | undefined> {
  if (message.body === null) return new Uint8Array()
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of message.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > max + DROPPED_MAX_BYTES) return undefined
    if (size <= max) parts.push(part)
  }
  return size > max ? undefined : Buffer.concat(parts)
}
