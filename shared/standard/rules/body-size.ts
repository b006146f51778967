// 规划布局: body text within the standard's sizes, in dp.
import type { SettingRule } from '../setting-input.ts'

export const bodySize: SettingRule = {
  id: 'body-size',
  concern: 'layout',
  severity: 'error',
  check({ profile, theme }) {
    const { min, max } = profile.sizes.body
    const given = theme.sizes.body
    return given >= min && given <= max ? [] : [{ where: 'sizes.body', params: { given, min, max } }]
  },
}
