// What the pages show of a profile and a theme together. The profile's word stands wherever both speak: a theme can't show a forbidden layout.
import { type StandardProfile, type Zone, zoneSchema } from './profile.ts'
import type { Theme } from './theme.ts'

/** The zones in the order shown: the standard's own as it words them, then those the town added. */
export function shownZones(profile: StandardProfile, theme: Theme | undefined): readonly Zone[] {
  if (theme === undefined) return profile.zones.required
  return theme.zones.flatMap((named) => {
    const required = profile.zones.required.find(({ id }) => id === named.id)
    if (required !== undefined) return [required]
    const added = zoneSchema.safeParse(named)
    return added.success ? [added.data] : []
  })
}
