// A theme is written for one standard; under another its wording and sizes mean something else.
import type { SettingRule } from '../setting-input.ts'

export const themeForStandard: SettingRule = {
  id: 'theme-for-standard',
  concern: 'management',
  severity: 'error',
  check: ({ profile, theme }) =>
    theme.standard === profile.id ? [] : [{ where: 'standard', params: { given: theme.standard, wanted: profile.id } }],
}
