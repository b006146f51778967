// 规划布局: lines far enough apart to read (适老化: at least 1.3).
import type { SettingRule } from '../setting-input.ts'

export const lineHeight: SettingRule = {
  id: 'line-height',
  concern: 'layout',
  severity: 'error',
  check({ profile, theme }) {
    const { min, max } = profile.sizes.lineHeight
    const given = theme.sizes.lineHeight
    return given >= min && given <= max ? [] : [{ where: 'sizes.lineHeight', params: { given, min, max } }]
  },
}
