// Which channels this terminal follows: what the hub granted, else what a trial offered.
import type { Settings } from '../ledger/settings.ts'

export interface Following {
  readonly channels: readonly string[]
  readonly officeChannel: string | undefined
}

export function following(settings: Settings): Following {
  const grant = settings.get('grant')
  if (grant !== undefined) return { channels: grant.channels, officeChannel: grant.officeChannel }
  const trial = settings.get('trial-following')
  return { channels: trial?.channels ?? [], officeChannel: trial?.officeChannel }
}
