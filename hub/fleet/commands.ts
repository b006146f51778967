// Commands to terminals (指令) as the hub keeps them: given by an admin, signed when they go down, answered by the terminal they are for.
import { suiteById } from '../../platform/crypto/suites.ts'
import type { CommandRow } from '../../shared/api/hub-fleet.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import {
  COMMAND_REFUSALS,
  COMMANDS_OPEN_MAX,
  type CommandAnswer,
  type CommandOrder,
  type CommandStatement,
  commandExpiry,
  commandState,
  commandStatementSchema,
  type SignedCommand,
} from '../../shared/fleet/command.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import type { HubStore } from '../store/open-store.ts'

type CommandParts = Pick<ReceptionParts, 'store' | 'hub' | 'now' | 'log' | 'audit'>

export interface GivenCommand {
  readonly id: string
  readonly terminal: string
  readonly order: CommandOrder
  readonly by: { readonly account: string; readonly displayName: string }
}

const SHOWN_MS = 30 * 24 * 3_600_000
/** A stick carries no network: what has to be fetched from here comes on the stick itself, as content. */
const BY_STICK: readonly string[] = ['restart', 'message']

/** Errors: `not-found`, `command-waiting`, `too-many-commands`, `message-end-wrong`. The same id again changes nothing. */
export async function giveCommand(given: GivenCommand, { store, hub, now, log, audit }: CommandParts): Promise<Result<void>> {
  const { id, terminal, order, by } = given
  const at = now()
  const expiry = commandExpiry(order, at)
  const kept = await store.transaction().execute(async (transaction): Promise<Result<'new' | 'known'>> => {
    const known = await transaction.selectFrom('fleet_command').select('id').where('id', '=', id).executeTakeFirst()
    if (known !== undefined) return ok('known')
    if ('wrong' in expiry) return fail(expiry.wrong)
    const row = await transaction
      .selectFrom('terminal')
      .select('code')
      .where('code', '=', terminal)
      .where('is_office', '=', 0)
      .executeTakeFirst()
    if (row === undefined) return fail('not-found')
    const open = await openOf(transaction, terminal, at)
    if (order.kind !== 'message' && open.some(({ kind }) => kind === order.kind)) return fail('command-waiting')
    if (open.length >= COMMANDS_OPEN_MAX) return fail('too-many-commands')
    const statement: CommandStatement = { id, hub, terminal, issuedAt: at.toISOString(), expiresAt: expiry.at, order }
    await transaction
      .insertInto('fleet_command')
      .values({
        ...{ id, terminal, kind: order.kind, statement: JSON.stringify(statement) },
        ...{ account: by.account, by_name: by.displayName, issued_at: statement.issuedAt, expires_at: expiry.at },
      })
      .execute()
    return ok('new')
  })
  if (!kept.ok) return kept
  if (kept.value === 'known') return ok(undefined)
  log('hub-command-given', { id, terminal, kind: order.kind, account: by.account })
  await audit({ account: by.account, what: 'command-given', about: terminal, detail: order.kind })
  return ok(undefined)
}

/** What goes down with an answer, again and again until the terminal has said what became of it. Undefined: nothing. */
export async function commandsFor(
  terminal: string,
  way: 'network' | 'stick',
  { store, signingKey, now }: Pick<ReceptionParts, 'store' | 'signingKey' | 'now'>,
): Promise<SignedCommand[] | undefined> {
  const open = (await openOf(store, terminal, now())).filter(({ kind }) => way === 'network' || BY_STICK.includes(kind))
  if (open.length === 0) return undefined
  await store
    .updateTable('fleet_command')
    .set({ delivered_at: now().toISOString() })
    .where(
      'id',
      'in',
      open.map(({ id }) => id),
    )
    .where('delivered_at', 'is', null)
    .execute()
  return open.map((row) => {
    const statement = commandStatementSchema.parse(JSON.parse(row.statement))
    return { statement, signature: suiteById(signingKey.suite).sign(signingKey, statementBytes('command', statement)) }
  })
}

/** `terminal`: who signed the message; it answers for its own commands alone. The first outcome stands; that a message was read may follow. */
export async function keepCommandAnswers(
  terminal: string,
  answers: readonly CommandAnswer[],
  { store, now, log }: Pick<CommandParts, 'store' | 'now' | 'log'>,
): Promise<void> {
  for (const { id, outcome, reason, seenAt } of answers) {
    const { numUpdatedRows } = await store
      .updateTable('fleet_command')
      .set({ outcome, reason: reason ?? null, answered_at: now().toISOString() })
      .where('id', '=', id)
      .where('terminal', '=', terminal)
      .where('outcome', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) log('hub-command-answered', { id, terminal, outcome, reason })
    if (seenAt === undefined) continue
    await store
      .updateTable('fleet_command')
      .set({ seen_at: seenAt })
      .where('id', '=', id)
      .where('terminal', '=', terminal)
      .where('kind', '=', 'message')
      .where('seen_at', 'is', null)
      .execute()
  }
}

/** Of the last 30 days, newest first. */
export async function commandRows(store: HubStore, now: Date): Promise<CommandRow[]> {
  const rows = await store
    .selectFrom('fleet_command')
    .selectAll()
    .where('issued_at', '>', new Date(now.getTime() - SHOWN_MS).toISOString())
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const { order } = commandStatementSchema.parse(JSON.parse(row.statement))
    const reason = COMMAND_REFUSALS.find((one) => one === row.reason)
    const told = { outcome: row.outcome ?? undefined, deliveredAt: row.delivered_at ?? undefined, expiresAt: row.expires_at }
    return {
      ...{ id: row.id, terminal: row.terminal, kind: order.kind, by: row.by_name },
      ...{ issuedAt: row.issued_at, expiresAt: row.expires_at, state: commandState(told, now) },
      ...(order.kind === 'message' && { words: order.words }),
      ...(reason !== undefined && { reason }),
      ...(row.answered_at !== null && { answeredAt: row.answered_at }),
      ...(row.seen_at !== null && { seenAt: row.seen_at }),
    }
  })
}

async function openOf(store: HubStore, terminal: string, now: Date) {
  return await store
    .selectFrom('fleet_command')
    .selectAll()
    .where('terminal', '=', terminal)
    .where('outcome', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('issued_at')
    .execute()
}
