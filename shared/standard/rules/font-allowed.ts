// 标识标牌: one of the standard's fonts; each of them is bundled, for a hall's machine has none of its own.
import type { SettingRule } from '../setting-input.ts'

export const fontAllowed: SettingRule = {
  id: 'font-allowed',
  concern: 'signage',
  severity: 'error',
  check: ({ profile, theme }) =>
    profile.fonts.some((font) => font === theme.font)
      ? []
      : [{ where: 'font', params: { given: theme.font, wanted: profile.fonts.join('、') } }],
}
