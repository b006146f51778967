// Villages that move, over HTTP: what another hub hands on, and what the console does about it (shared/api/transfer.ts, hub-moves.ts).
import type { Hono } from 'hono'
import { bind } from '../../platform/http/bind.ts'
import { hubMovesApi } from '../../shared/api/hub-moves.ts'
import { hubTransferApi } from '../../shared/api/transfer.ts'
import { fail, ok } from '../../shared/result.ts'
import type { HandingOn } from '../moves/keep-handing-on.ts'
import { keepOffice } from '../moves/known-offices.ts'
import { giveAway, takeBack } from '../moves/moved-terminals.ts'
import { type MovesParts, movesView } from '../moves/moves-view.ts'
import { type TakingParts, takeOver } from '../moves/take-over.ts'
import type { Guard } from './guard.ts'
import { rateLimit } from './rate-limit.ts'

/** A full queue of a village drains at this pace; each costs a signature and a seal. */
const TRANSFERS_PER_MINUTE = 600

export interface MoveRouteParts extends MovesParts, TakingParts {
  readonly handingOn: HandingOn
}

export function moveRoutes(app: Hono, { guarded }: Guard, parts: MoveRouteParts): void {
  const { store, now, audit, hub, handingOn } = parts
  const transfers = rateLimit(TRANSFERS_PER_MINUTE, now)
  bind(app, hubTransferApi.take, async (file) => {
    if (!transfers.take('')) return fail('too-many-requests')
    const taken = await takeOver(file, parts)
    return taken.ok ? ok({ format: 1 as const, answers: taken.value }) : taken
  })

  guarded(hubMovesApi.moves, ['admin', 'officer'], async () => ok(await movesView(parts)))
  guarded(hubMovesApi.keepOffice, ['admin'], async ({ card, fingerprint }, { account }) => {
    const kept = await keepOffice(store, card, { heard: fingerprint, own: hub, by: account.displayName, at: now() })
    if (!kept.ok) return kept
    await audit({ account: account.name, what: 'office-known', about: card.office.id })
    return ok(await movesView(parts))
  })
  guarded(hubMovesApi.give, ['admin'], async ({ code, to }, { account }) => {
    const given = await giveAway(code, to, { account: account.name, displayName: account.displayName }, parts)
    if (!given.ok) return given
    void handingOn.round().catch(() => undefined)
    return ok(await movesView(parts))
  })
  guarded(hubMovesApi.takeBack, ['admin'], async ({ code }, { account }) => {
    const taken = await takeBack(code, { account: account.name, displayName: account.displayName }, parts)
    return taken.ok ? ok(await movesView(parts)) : taken
  })
}
