// Terminals given to another office (已移交): who did it and when, and the signed word by which the terminal itself learns of it.
import { currentSuite } from '../../platform/crypto/suites.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import type { MovedAway } from '../../shared/fleet/moved-away.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import { knownOffice } from './known-offices.ts'

export interface By {
  readonly account: string
  readonly displayName: string
}

type Parts = Pick<ReceptionParts, 'store' | 'now' | 'audit'>

/** Errors: `not-found` (terminal or office), `already-moved`. */
export async function giveAway(terminal: string, to: string, by: By, { store, now, audit }: Parts): Promise<Result<void>> {
  if ((await knownOffice(store, to)) === undefined) return fail('not-found')
  const row = await store.selectFrom('terminal').select('is_office').where('code', '=', terminal).executeTakeFirst()
  // The office's own code is no terminal: what is handed in there was handed in to this office.
  if (row === undefined || row.is_office === 1) return fail('not-found')
  const { numUpdatedRows } = await store
    .updateTable('terminal')
    .set({ moved_at: now().toISOString(), moved_to: to, moved_by: by.displayName })
    .where('code', '=', terminal)
    .where('moved_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return fail('already-moved', { terminal })
  await audit({ account: by.account, what: 'terminal-given-away', about: terminal })
  return ok(undefined)
}

/** Nothing more is handed on; what the other office has taken stays there. Error: `not-found`. */
export async function takeBack(terminal: string, by: By, { store, audit }: Parts): Promise<Result<void>> {
  const { numUpdatedRows } = await store
    .updateTable('terminal')
    .set({ moved_at: null, moved_to: null, moved_by: null })
    .where('code', '=', terminal)
    .where('moved_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return fail('not-found')
  await audit({ account: by.account, what: 'terminal-taken-back', about: terminal })
  return ok(undefined)
}

/** What goes down to the terminal with each answer. */
export async function movedAwayFor(
  terminal: string,
  { store, hub, signingKey }: Pick<ReceptionParts, 'store' | 'hub' | 'signingKey'>,
): Promise<MovedAway | undefined> {
  const row = await store.selectFrom('terminal').select(['moved_at', 'moved_to']).where('code', '=', terminal).executeTakeFirst()
  if (row === undefined || row.moved_at === null || row.moved_to === null) return undefined
  const card = await knownOffice(store, row.moved_to)
  const to = { hub: row.moved_to, body: card?.office.body ?? row.moved_to }
  const statement = { hub, terminal, at: row.moved_at, to }
  return { statement, signature: currentSuite.sign(signingKey, statementBytes('moved-away', statement)) }
}
