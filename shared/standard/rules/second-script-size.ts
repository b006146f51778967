// 标识标牌: no script is larger than the national one, and equal to it where the standard says so.
import type { SettingRule } from '../setting-input.ts'

export const secondScriptSize: SettingRule = {
  id: 'second-script-size',
  concern: 'signage',
  severity: 'error',
  check({ profile, theme }) {
    const { min, max } = profile.plate.secondSize
    const given = theme.plate.secondSize
    const fits = given >= min && given <= Math.min(1, max)
    return theme.plate.scripts.length < 2 || fits
      ? []
      : [{ where: 'plate.secondSize', params: { given, min, max: Math.min(1, max) } }]
  },
}
