// The fleet over HTTP: commands to terminals, and what is wrong with them (shared/api/hub-fleet.ts).
import { hubFleetApi } from '../../shared/api/hub-fleet.ts'
import { ok } from '../../shared/result.ts'
import { commandRows, giveCommand } from '../fleet/commands.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import type { Guard } from './guard.ts'

export function fleetRoutes({ guarded }: Guard, parts: ReceptionParts): void {
  const { store, now } = parts
  const commands = async () => ok({ now: now().toISOString(), commands: await commandRows(store, now()) })

  guarded(hubFleetApi.commands, 'any', commands)
  guarded(hubFleetApi.giveCommand, ['admin'], async ({ code, id, order }, { account }) => {
    const by = { account: account.name, displayName: account.displayName }
    const given = await giveCommand({ id, terminal: code, order, by }, parts)
    return given.ok ? await commands() : given
  })
}
