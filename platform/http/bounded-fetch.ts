// The one way to ask a hub: by a terminal, and by another hub.
import { readBody } from './bind.ts'

/** A hub that says nothing for this long is taken as unreachable; what was sent stays queued, and its id makes a repeat harmless (F1). */
const ANSWER_WITHIN_MS = 20_000
const ANSWER_MAX_BYTES = 4 * 1_048_576

/** Gives up after a silence and after too many bytes, and follows no redirect: a login page is no hub. */
export async function boundedFetch(request: Request, withinMs = ANSWER_WITHIN_MS): Promise<Response> {
  const response = await fetch(request, { signal: AbortSignal.timeout(withinMs), redirect: 'error' })
  const body = await readBody(response, ANSWER_MAX_BYTES)
  if (body === undefined) throw new Error('expected a bounded answer')
  return new Response(body as Uint8Array<ArrayBuffer>, { status: response.status, headers: response.headers })
}
