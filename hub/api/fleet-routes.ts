// The fleet over HTTP: commands to terminals, and what is wrong with them (shared/api/hub-fleet.ts).
import { hubFleetApi } from '../../shared/api/hub-fleet.ts'
import type { YearCalendar } from '../../shared/calendar/working-days.ts'
import { ok } from '../../shared/result.ts'
import { standingAlerts } from '../fleet/alerts.ts'
import { commandRows, giveCommand } from '../fleet/commands.ts'
import { terminalRows } from '../fleet/terminals.ts'
import { publishedHours } from '../publish/published-hours.ts'
import { releaseHistory } from '../publish/release-history.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import type { Guard } from './guard.ts'

export interface FleetParts extends ReceptionParts {
  readonly repo: string
  readonly officeChannel: string
  readonly calendars: readonly YearCalendar[]
}

export function fleetRoutes({ guarded }: Guard, parts: FleetParts): void {
  const { store, now } = parts
  const commands = async () => ok({ now: now().toISOString(), commands: await commandRows(store, now()) })

  const history = releaseHistory(parts.repo)
  guarded(hubFleetApi.alerts, 'any', async () => {
    const terminals = await terminalRows(store, history(), now())
    const hours = publishedHours(parts.repo, parts.officeChannel)
    return ok({ alerts: await standingAlerts({ store, terminals, hours, calendars: parts.calendars, now: now() }) })
  })

  guarded(hubFleetApi.commands, 'any', commands)
  guarded(hubFleetApi.giveCommand, ['admin'], async ({ code, id, order }, { account }) => {
    const by = { account: account.name, displayName: account.displayName }
    const given = await giveCommand({ id, terminal: code, order, by }, parts)
    return given.ok ? await commands() : given
  })
}
