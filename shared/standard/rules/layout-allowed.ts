// 规划布局: upright or lying, as far as the standard allows it.
import type { SettingRule } from '../setting-input.ts'

export const layoutAllowed: SettingRule = {
  id: 'layout-allowed',
  concern: 'layout',
  severity: 'error',
  check: ({ profile, theme }) =>
    profile.layouts.includes(theme.layout) ? [] : [{ where: 'layout', params: { given: theme.layout } }],
}
