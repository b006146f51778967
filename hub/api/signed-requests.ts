// Lets through only requests that a terminal has signed with its key: right body, near enough in time, never twice.
import type { Context, Hono } from 'hono'
import { suiteById } from '../../platform/crypto/suites.ts'
import { failureAnswer, readBody } from '../../platform/http/bind.ts'
import { REQUEST_TIME_TOLERANCE_MS, SIGNED_REQUEST_HEADERS } from '../../shared/api/hub-terminal.ts'
import { requestStatement } from '../../shared/api/signed-request.ts'
import { JSON_BODY_MAX_BYTES } from '../../shared/content/limits.ts'
import { signatureSchema, verifyingKeySchema } from '../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { gathered } from '../store/gathered-writes.ts'
import type { HubStore } from '../store/open-store.ts'
import { rateLimit } from './rate-limit.ts'

const TERMINAL_KEY = 'terminal'
/** Of one terminal: a full queue drains at this pace, and a stolen key can't keep the hub busy. */
const REQUESTS_PER_MINUTE = 1_200
const NONCE_MAX_CHARACTERS = 64
/** Used ones are forgotten this often: with each request two hubs would wait for each other's deletions. */
const FORGET_EACH_MS = 60_000

/** Guards paths under `/api/terminal/` that are called after enrolment. `now`: the hub's clock. */
export function requireSignedRequests(app: Hono, paths: readonly string[], store: HubStore, now: () => Date): void {
  const limit = rateLimit(REQUESTS_PER_MINUTE, now)
  let forgotAt = 0
  const forgetNowAndThen = async (at: Date) => {
    if (Math.abs(at.getTime() - forgotAt) < FORGET_EACH_MS) return
    forgotAt = at.getTime()
    await forgetUsed(store, at)
  }
  for (const path of paths) {
    app.use(path, async (context, next) => {
      const body = await readBody(context.req.raw, JSON_BODY_MAX_BYTES)
      if (body === undefined) return failureAnswer({ code: 'too-large' })
      await forgetNowAndThen(now())
      const terminal = await signer(context, body, store, now())
      if (!terminal.ok) return failureAnswer(terminal.error)
      if (!limit.take(terminal.value)) return failureAnswer({ code: 'too-many-requests' })
      context.set(TERMINAL_KEY as never, terminal.value as never)
      // The body was read to check it; the handler gets those same bytes.
      context.req.raw = new Request(context.req.raw.url, {
        method: 'POST',
        headers: context.req.raw.headers,
        body: body as Uint8Array<ArrayBuffer>,
      })
      return await next()
    })
  }
}

/** Code of the terminal that signed the request. */
export function signedBy(context: Context): string {
  return String(context.get(TERMINAL_KEY as never))
}

async function signer(context: Context, body: Uint8Array, store: HubStore, now: Date): Promise<Result<string>> {
  const header = (name: keyof typeof SIGNED_REQUEST_HEADERS) => context.req.header(SIGNED_REQUEST_HEADERS[name]) ?? ''
  const [suite, keyId, value] = header('signature').split(' ')
  const signature = signatureSchema.safeParse({ suite, keyId, value })
  const code = header('terminal')
  if (header('nonce').length > NONCE_MAX_CHARACTERS) return fail('malformed')
  const row = await store
    .selectFrom('terminal')
    .select('verifying_key')
    .where('code', '=', code)
    .where('is_office', '=', 0)
    .executeTakeFirst()
  if (row === undefined || !signature.success) return fail('not-enrolled')
  const key = verifyingKeySchema.parse(JSON.parse(row.verifying_key))
  if (key.keyId !== signature.data.keyId) return fail('not-enrolled')
  const claims = {
    terminal: code,
    time: header('time'),
    nonce: header('nonce'),
    method: context.req.method,
    path: new URL(context.req.url).pathname,
    body: suiteById(key.suite).hash(body),
  }
  // A body that a proxy has changed fails here: no answer about the terminal, so the item is sent again.
  if (!suiteById(key.suite).verify(key, requestStatement(claims), signature.data)) return fail('signature-wrong')
  const apart = Math.abs(now.getTime() - Date.parse(claims.time))
  if (!(apart <= REQUEST_TIME_TOLERANCE_MS)) return fail('clock-skew', { hubTime: now.toISOString() })
  return (await takeOnce(store, code, claims.nonce, now)) ? ok(code) : fail('request-repeated')
}

/** False when it was used before, here or at another hub. One commit with the time of the contact. */
async function takeOnce(store: HubStore, terminal: string, nonce: string, now: Date): Promise<boolean> {
  const at = now.toISOString()
  return await gathered(store, async (transaction) => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('used_request')
      .values({ terminal, nonce, at })
      .onConflict((conflict) => conflict.columns(['terminal', 'nonce']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) return false
    await transaction.updateTable('terminal').set({ last_contact_at: at }).where('code', '=', terminal).execute()
    return true
  })
}

/** Older ones can't pass the time check any more. */
async function forgetUsed(store: HubStore, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - 2 * REQUEST_TIME_TOLERANCE_MS).toISOString()
  await store.deleteFrom('used_request').where('at', '<', forgotten).execute()
}
