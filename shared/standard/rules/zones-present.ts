// 功能定位: every zone that the standard names is there, once.
import type { SettingRule } from '../setting-input.ts'

export const zonesPresent: SettingRule = {
  id: 'zones-present',
  concern: 'functions',
  severity: 'error',
  check: ({ profile, theme }) =>
    profile.zones.required
      .filter(({ id }) => theme.zones.filter((zone) => zone.id === id).length !== 1)
      .map(({ name }) => ({ where: 'zones', params: { zone: name['zh-CN'] } })),
}
