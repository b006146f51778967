// 规划布局: local shortcuts are few, each once, and lead only to what the standard opens to them.
import type { SettingRule } from '../setting-input.ts'

export const shortcutsAllowed: SettingRule = {
  id: 'shortcuts-allowed',
  concern: 'layout',
  severity: 'error',
  check({ profile, theme }) {
    const { allowed, max } = profile.shortcuts
    const wrong = theme.shortcuts.filter((way, at) => !allowed.some((one) => one === way) || theme.shortcuts.indexOf(way) !== at)
    const hits = wrong.map((way) => ({ where: 'shortcuts', params: { given: way, max } }))
    return theme.shortcuts.length > max ? [...hits, { where: 'shortcuts', params: { given: theme.shortcuts.length, max } }] : hits
  },
}
