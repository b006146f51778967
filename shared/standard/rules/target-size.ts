// 规划布局: what is touched is large enough (适老化: main targets at least 60 dp).
import type { SettingRule } from '../setting-input.ts'

export const targetSize: SettingRule = {
  id: 'target-size',
  concern: 'layout',
  severity: 'error',
  check({ profile, theme }) {
    const { min, max } = profile.sizes.target
    const given = theme.sizes.target
    return given >= min && given <= max ? [] : [{ where: 'sizes.target', params: { given, min, max } }]
  },
}
