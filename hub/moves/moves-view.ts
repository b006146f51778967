// Moves as the console and the command line show them: the offices that are known, the terminals given away, and where each of their questions is.
import type { HANDED_STATES, Moves } from '../../shared/api/hub-moves.ts'
import { type OfficeCard, TRANSFER_REFUSALS } from '../../shared/api/transfer.ts'
import { headerSchema } from '../../shared/requests/envelope.ts'
import { goesAlong } from '../../shared/requests/moved-village.ts'
import { unseal } from '../reception/unseal.ts'
import { type HandingParts, isAnswered, type OfMoved, submissionsOfMoved } from './hand-on.ts'
import { knownOfficeOf, knownOffices } from './known-offices.ts'

type Item = Moves['moved'][number]['items'][number]

export interface MovesParts extends HandingParts {
  /** Of the own office, to give to others. */
  readonly card: OfficeCard
}

export async function movesView(parts: MovesParts): Promise<Moves> {
  const { store, card } = parts
  const offices = (await knownOffices(store)).map(knownOfficeOf)
  const bodyOf = (id: string) => offices.find((office) => office.id === id)?.body ?? id
  const terminals = await store.selectFrom('terminal').selectAll().where('moved_at', 'is not', null).orderBy('code').execute()
  const items: { terminal: string; item: Item }[] = []
  for (const row of (await submissionsOfMoved(store)).reverse()) {
    const item = await itemOf(row, parts)
    if (item !== undefined) items.push({ terminal: row.code, item })
  }
  return {
    own: knownOfficeOf(card),
    card,
    offices,
    moved: terminals.map(({ code, name, moved_at, moved_to, moved_by }) => ({
      ...{ terminal: code, name, at: moved_at ?? '', by: moved_by ?? '' },
      to: { id: moved_to ?? '', body: bodyOf(moved_to ?? '') },
      items: items.filter(({ terminal }) => terminal === code).map(({ item }) => item),
    })),
  }
}

/** Undefined: answered here. */
async function itemOf(row: OfMoved, parts: MovesParts): Promise<Item | undefined> {
  const { kind } = headerSchema.parse(JSON.parse(row.header))
  const shown = (state: (typeof HANDED_STATES)[number]) => ({ receipt: row.receipt, kind, state })
  if (row.handed !== null) {
    const reason = TRANSFER_REFUSALS.find((one) => one === row.reason)
    return { ...shown(row.outcome ?? 'waiting'), ...(row.made_at && { at: row.made_at }), ...(reason && { reason }) }
  }
  if (await isAnswered(parts.store, row)) return undefined
  if (!goesAlong(kind, false)) return shown('stays')
  return shown((await unseal(row.id, parts)).ok ? 'waiting' : 'not-openable')
}
