// 标识标牌: the accent is one of the standard's colours.
import type { SettingRule } from '../setting-input.ts'

export const accentAllowed: SettingRule = {
  id: 'accent-allowed',
  concern: 'signage',
  severity: 'error',
  check: ({ profile, theme }) =>
    profile.palette.some(({ id }) => id === theme.accent)
      ? []
      : [{ where: 'accent', params: { given: theme.accent, wanted: profile.palette.map(({ id }) => id).join('、') } }],
}
