// Enrolment codes (登记码) and the terminals that used one. A code works once, for a week, and dies after five wrong tries.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { OpenCode } from '../../shared/api/hub-console.ts'
import type { EnrolmentGrant, hubTerminalApi } from '../../shared/api/hub-terminal.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { terminalCode, terminalsOf } from '../../shared/fleet/terminal-code.ts'
import { formatQueryCode } from '../../shared/requests/receipt.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'

const CODE_VALID_MS = 7 * 86_400_000
const WRONG_TRIES_MAX = 5

export interface NewCode {
  readonly code: string
  readonly terminal: string
  readonly expiresAt: string
}

/** `prefix`: what this hub's terminal codes start with, by `isTerminalPrefix`. Errors: `terminal-codes-used-up` after `terminalsOf(prefix)`. */
export async function newEnrolmentCode(
  store: HubStore,
  { prefix, terminalName, now }: { prefix: string; terminalName: string; now: Date },
): Promise<Result<NewCode>> {
  const expiresAt = new Date(now.getTime() + CODE_VALID_MS).toISOString()
  return await oneAtATime(store, 'enrolment', async (transaction): Promise<Result<NewCode>> => {
    const rows = await transaction.selectFrom('enrolment_code').select('terminal_code').execute()
    const terminal = nextTerminalCode(prefix, new Set(rows.map(({ terminal_code }) => terminal_code)))
    if (terminal === undefined) return fail('terminal-codes-used-up', { max: terminalsOf(prefix) })
    const name = formatQueryCode(randomBytes(32)).slice(0, 4)
    const secret = formatQueryCode(randomBytes(32))
    await transaction
      .insertInto('enrolment_code')
      .values({ name, secret, terminal_code: terminal, terminal_name: terminalName, expires_at: expiresAt, wrong_tries: 0 })
      .execute()
    return ok({ code: `${name}-${secret.replace(/(.{4})(?=.)/g, '$1-')}`, terminal, expiresAt })
  })
}

/** A row stays for each code that was ever made, so the first that is missing has never been given. */
function nextTerminalCode(prefix: string, given: ReadonlySet<string>): string | undefined {
  for (let number = 1; ; number += 1) {
    const code = terminalCode(prefix, number)
    if (code === undefined || !given.has(code)) return code
  }
}

/** Codes that were made and not used, revoked or run out. */
export async function openCodes(store: HubStore, now: Date): Promise<OpenCode[]> {
  const rows = await store
    .selectFrom('enrolment_code')
    .select(['name', 'terminal_code', 'terminal_name', 'expires_at', 'wrong_tries'])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('terminal_code')
    .execute()
  return rows.map(({ name, terminal_code, terminal_name, expires_at, wrong_tries }) => ({
    name,
    terminal: terminal_code,
    terminalName: terminal_name,
    expiresAt: expires_at,
    locked: wrong_tries >= WRONG_TRIES_MAX,
  }))
}

/** Its time ends now; the row stays, because terminal codes are counted from it. False when it is used, over or unknown. */
export async function revokeCode(store: HubStore, name: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('enrolment_code')
    .set({ expires_at: now.toISOString() })
    .where('name', '=', name)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type Ask = z.output<typeof hubTerminalApi.enrol.request>

/** Errors: `code-unknown` for every way in which a code does not fit. The same key may ask again: an answer can get lost. */
export async function enrolTerminal(
  store: HubStore,
  { codeName, key, proof }: Ask,
  offer: Omit<EnrolmentGrant, 'terminal'>,
  now: Date,
): Promise<Result<{ grant: EnrolmentGrant; proof: string }>> {
  return await oneAtATime(store, 'enrolment', async (transaction): Promise<Result<{ grant: EnrolmentGrant; proof: string }>> => {
    const row = await transaction.selectFrom('enrolment_code').selectAll().where('name', '=', codeName).executeTakeFirst()
    if (row === undefined || row.wrong_tries >= WRONG_TRIES_MAX || row.expires_at <= now.toISOString())
      return fail('code-unknown')
    const expected = Buffer.from(currentSuite.mac(row.secret, statementBytes('enrolment', { codeName, key })))
    const given = Buffer.from(proof)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      await transaction
        .updateTable('enrolment_code')
        .set({ wrong_tries: row.wrong_tries + 1 })
        .where('name', '=', codeName)
        .execute()
      return fail('code-unknown')
    }
    const known = await transaction
      .selectFrom('terminal')
      .select('verifying_key')
      .where('code', '=', row.terminal_code)
      .executeTakeFirst()
    if (known !== undefined && known.verifying_key !== JSON.stringify(key)) return fail('code-unknown')
    if (known === undefined) {
      await transaction
        .insertInto('terminal')
        .values({
          code: row.terminal_code,
          name: row.terminal_name,
          verifying_key: JSON.stringify(key),
          enrolled_at: now.toISOString(),
        })
        .execute()
      await takeFormerSubmissions(transaction, row.terminal_code, JSON.stringify(key))
      await transaction.updateTable('enrolment_code').set({ used_at: now.toISOString() }).where('name', '=', codeName).execute()
    }
    const grant: EnrolmentGrant = { ...offer, terminal: { code: row.terminal_code, name: row.terminal_name } }
    return ok({ grant, proof: currentSuite.mac(row.secret, statementBytes('welcome', grant)) })
  })
}

/** What another office has handed on was filed at this very machine: its replies go there (F13). */
async function takeFormerSubmissions(store: HubStore, terminal: string, key: string): Promise<void> {
  const filedHere = store.selectFrom('transfer_in').select('submission_id').where('terminal_key', '=', key)
  await store.updateTable('submission').set({ terminal }).where('id', 'in', filedHere).execute()
}
