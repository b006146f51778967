// 功能定位: a zone has something to show on the terminal itself, so that it can be used without a network.
import type { SettingRule } from '../setting-input.ts'
import { shownZones } from '../shown-setting.ts'

export const zonesFilled: SettingRule = {
  id: 'zones-filled',
  concern: 'functions',
  severity: 'warning',
  check({ profile, theme, documents }) {
    if (documents === undefined) return []
    return shownZones(profile, theme)
      .filter(({ shows }) => shows.every((way) => documents.count(way) === 0))
      .map(({ id, name }) => ({ where: `zones.${id}`, params: { zone: name['zh-CN'] } }))
  },
}
