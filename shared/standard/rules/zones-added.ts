// 4+X: no more added zones than the standard leaves room for, each described whole, for the profile knows nothing of it.
import { zoneSchema } from '../profile.ts'
import type { SettingRule } from '../setting-input.ts'

export const zonesAdded: SettingRule = {
  id: 'zones-added',
  concern: 'functions',
  severity: 'error',
  check({ profile, theme }) {
    const added = theme.zones.filter(({ id }) => !profile.zones.required.some((zone) => zone.id === id))
    const tooMany = added.slice(profile.zones.extra)
    const notWhole = added.slice(0, profile.zones.extra).filter((zone) => !zoneSchema.safeParse(zone).success)
    return [...tooMany, ...notWhole].map(({ id, name }) => ({
      where: `zones.${id}`,
      params: { zone: name['zh-CN'], extra: profile.zones.extra },
    }))
  },
}
