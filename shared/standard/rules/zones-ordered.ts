// 功能定位: the zones stand in the standard's order, and what a town adds stands after them.
import type { SettingRule } from '../setting-input.ts'

export const zonesOrdered: SettingRule = {
  id: 'zones-ordered',
  concern: 'functions',
  severity: 'error',
  check({ profile, theme }) {
    const required = profile.zones.required.map(({ id }) => id)
    const shown = theme.zones.map(({ id }) => id)
    const known = shown.filter((id) => required.includes(id))
    const firstAdded = shown.findIndex((id) => !required.includes(id))
    const addedBetween = firstAdded !== -1 && shown.slice(firstAdded).some((id) => required.includes(id))
    const wanted = required.filter((id) => known.includes(id))
    const moved = profile.zones.order === 'fixed' && known.some((id, at) => id !== wanted[at])
    if (!moved && !addedBetween) return []
    const order = profile.zones.required.map(({ name }) => name['zh-CN']).join('、')
    return [{ where: 'zones', params: { order } }]
  },
}
