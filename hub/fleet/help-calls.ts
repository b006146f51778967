// 请人帮忙 as the hub keeps it: one standing call of a terminal at most, few new ones an hour, gone from the list by itself.
import type { HelpCallRow } from '../../shared/api/hub-console.ts'
import {
  HELP_CALL_OPEN_MS,
  HELP_CALLS_PER_HOUR,
  type HelpCallState,
  HOUR_MS,
  helpCallStands,
  type ToldHelpCall,
} from '../../shared/fleet/help-call.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HubStore } from '../store/open-store.ts'

/** Long enough to see how often a hall calls; nothing of a person is in it. */
const KEPT_MS = 30 * 24 * HOUR_MS

/** Telling the same again changes nothing. Errors: `not-found` (the call is another terminal's), `too-many-help-calls`. */
export async function keepHelpCall(
  store: HubStore,
  terminal: string,
  { id, rings, over }: ToldHelpCall,
  now: Date,
): Promise<Result<{ state: HelpCallState; isNew: boolean }>> {
  const row = await store.selectFrom('help_call').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined)
    return over ? ok({ state: 'over', isNew: false }) : await newHelpCall(store, terminal, { id, rings }, now)
  if (row.terminal !== terminal) return fail('not-found')
  if (row.ended_how === 'seen') return ok({ state: 'seen', isNew: false })
  if (over) await end(store, id, 'by-person', now)
  else if (rings > row.rings) await store.updateTable('help_call').set({ rings }).where('id', '=', id).execute()
  const stands = !over && helpCallStands({ calledAt: row.called_at, endedAt: row.ended_at ?? undefined }, now)
  return ok({ state: stands ? 'standing' : 'over', isNew: false })
}

async function newHelpCall(
  store: HubStore,
  terminal: string,
  { id, rings }: Pick<ToldHelpCall, 'id' | 'rings'>,
  now: Date,
): Promise<Result<{ state: HelpCallState; isNew: boolean }>> {
  return await store.transaction().execute(async (transaction) => {
    const { count } = await transaction
      .selectFrom('help_call')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('terminal', '=', terminal)
      .where('called_at', '>', before(now, HOUR_MS))
      .executeTakeFirstOrThrow()
    if (Number(count) >= HELP_CALLS_PER_HOUR) return fail('too-many-help-calls')
    await transaction
      .updateTable('help_call')
      .set({ ended_at: now.toISOString(), ended_how: 'called-anew' })
      .where('terminal', '=', terminal)
      .where('ended_at', 'is', null)
      .execute()
    await transaction.deleteFrom('help_call').where('called_at', '<', before(now, KEPT_MS)).execute()
    await transaction
      .insertInto('help_call')
      .values({ id, terminal, called_at: now.toISOString(), rings, ended_at: null, ended_how: null })
      .execute()
    return ok({ state: 'standing' as const, isNew: true })
  })
}

/** Oldest first. */
export async function standingHelpCalls(store: HubStore, now: Date): Promise<HelpCallRow[]> {
  const rows = await store
    .selectFrom('help_call')
    .innerJoin('terminal', 'terminal.code', 'help_call.terminal')
    .select(['help_call.id', 'help_call.terminal', 'help_call.called_at', 'help_call.rings', 'terminal.name'])
    .where('help_call.ended_at', 'is', null)
    .where('help_call.called_at', '>', before(now, HELP_CALL_OPEN_MS))
    .orderBy('help_call.called_at')
    .execute()
  return rows.map(({ id, terminal, called_at, rings, name }) => ({
    id,
    terminal,
    terminalName: name,
    calledAt: called_at,
    rings,
  }))
}

/** 已处理. Pressing it twice, or after it has ended by itself, changes nothing. Returns the terminal; undefined for no such call. */
export async function helpCallSeen(store: HubStore, id: string, now: Date): Promise<string | undefined> {
  await end(store, id, 'seen', now)
  const row = await store.selectFrom('help_call').select('terminal').where('id', '=', id).executeTakeFirst()
  return row?.terminal
}

async function end(store: HubStore, id: string, how: 'seen' | 'by-person', now: Date): Promise<void> {
  await store
    .updateTable('help_call')
    .set({ ended_at: now.toISOString(), ended_how: how })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

function before(now: Date, ms: number): string {
  return new Date(now.getTime() - ms).toISOString()
}
